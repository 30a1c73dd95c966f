//! Which lines recur from page to page, and what keeps a line that does?
//!
//! Menus, teasers and notes of the house stand on many pages of a source. So do "Thank you.", a
//! speaker's name, and a text that was printed three times: those are kept by their shape, by
//! where they stand, and by how much of the text they are.

use std::collections::HashSet;

use ahash::RandomState;
use xxhash_rust::xxh3::Xxh3;

use super::line::Line;
use super::rule::{Reach, Rule};
use super::table::{At, Shape};
use super::word::key;
use super::{Found, Label, Region, read};

/// A sentence of fewer words is one that anybody may say anywhere.
const SENTENCE: usize = 8;
/// Bytes from which a paragraph is too long to be looked up.
const LONG: usize = 1000;

/// The rule, until it is known where the article is.
static RULE: Rule = Rule {
    name: "recurring_line",
    region: Region::Tail,
    reach: Reach::Line,
    at: At::Whole,
    shape: Shape::Any,
    most: 0,
    phrases: Vec::new(),
    example: "",
    miss: "",
};

/// The lines that recur in a source, each by its words in small letters, single blanks between.
#[derive(Clone, Debug, Default)]
pub struct Recurring {
    keys: HashSet<String, RandomState>,
    hash: u128,
}

impl FromIterator<String> for Recurring {
    fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
        let keys: HashSet<String, RandomState> =
            lines.into_iter().map(|line| key(&line, usize::MAX)).collect();
        let mut sorted: Vec<&str> = keys.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let mut hasher = Xxh3::new();
        for line in sorted {
            hasher.update(&(line.len() as u64).to_le_bytes());
            hasher.update(line.as_bytes());
        }
        Self { hash: hasher.digest128(), keys }
    }
}

impl Recurring {
    /// Number of lines.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// 128 bits of the lines, whatever their order.
    pub fn hash(&self) -> u128 {
        self.hash
    }
}

/// The lines of `text` that may be left out if they recur, each with its key.
pub fn lines_that_may_recur(text: &str) -> Vec<(String, &str)> {
    let (lines, _) = read(text);
    let may = lines.iter().filter(|line| may_recur(line));
    may.map(|line| (key(line.text, usize::MAX), line.text))
        .filter(|(key, _)| !key.is_empty())
        .collect()
}

/// Whether the shape of `line` allows it: no short sentence, nothing that leads over to the next
/// line (a speaker's name, a salutation), no part of a paragraph cut into lines.
fn may_recur(line: &Line<'_>) -> bool {
    let leads_over = line.text.ends_with([':', ',', ';', '—', '–', '-']);
    let short_sentence = line.ends && !line.trails && line.words < SENTENCE;
    !(line.wrapped || leads_over || short_sentence || line.text.len() > LONG)
}

/// Marks in `found` the lines of `known` that nothing keeps.
pub(super) fn mark(
    lines: &[Line<'_>],
    found: &mut [Found],
    title: Option<&str>,
    known: &Recurring,
) {
    if known.is_empty() {
        return;
    }
    let title = title.map(|title| key(title, usize::MAX));
    let recurs = |(line, rule): (&Line<'_>, &Found)| {
        rule.is_none() && may_recur(line) && {
            let key = key(line.text, usize::MAX);
            known.keys.contains(&key) && title.as_ref() != Some(&key)
        }
    };
    let mut marks: Vec<bool> = lines.iter().zip(found.iter()).map(recurs).collect();
    keep_copies(lines, found, &mut marks);
    let is_paragraph = |i: usize| found[i].is_none() && !marks[i] && lines[i].is_prose();
    // A heading, or words that several quote.
    let is_between =
        |i: usize| i > 0 && i + 1 < lines.len() && is_paragraph(i - 1) && is_paragraph(i + 1);
    let left: Vec<usize> = (0..lines.len()).filter(|&i| marks[i] && !is_between(i)).collect();
    for i in left {
        found[i] = Some(&RULE);
    }
}

/// A text most of whose prose recurs is a copy of another, not furniture; without any prose, a
/// list. Of a copy the prose is kept, of a list all.
fn keep_copies(lines: &[Line<'_>], found: &[Found], marks: &mut [bool]) {
    let (mut all, mut recurring) = (0, 0);
    for (i, line) in lines.iter().enumerate() {
        if found[i].is_none() && line.is_prose() {
            all += line.words;
            recurring += if marks[i] { line.words } else { 0 };
        }
    }
    if recurring * 2 > all || all == 0 {
        for (mark, line) in marks.iter_mut().zip(lines) {
            *mark &= all > 0 && !line.is_prose();
        }
    }
}

/// Names the region of recurring lines: above the article, within it or below it.
pub(super) fn place(labels: &mut [Label]) {
    let of_article = |label: &Label| label.0.is_article();
    let first = labels.iter().position(of_article).unwrap_or(labels.len());
    let last = labels.iter().rposition(of_article).unwrap_or(0);
    for (i, label) in labels.iter_mut().enumerate().filter(|(_, label)| label.1 == RULE.name) {
        label.0 = match i {
            _ if i < first => Region::Navigation,
            _ if i > last => Region::Tail,
            _ => Region::Related,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::regions_besides;
    use super::*;

    const ONE: &str = "The two leaders signed a joint statement on Thursday, and then they left.";
    const TWO: &str = "Their ministers spoke of a partnership that would outlast the sanctions.";
    const NOTE: &str = "The views of our guests are those of our guests and of no one else here.";

    fn regions_of(lines: &[&str], known: &[&str]) -> Vec<&'static str> {
        let known = known.iter().map(|&line| line.to_owned()).collect();
        let found = regions_besides(&lines.join("\n"), None, Some(&known));
        found.iter().map(|found| found.region.name()).collect()
    }

    #[test]
    fn a_recurring_line_is_named_by_where_it_stands() {
        let page = ["Our Beacon of the North", ONE, NOTE, "More of it", TWO, "News of the Harbour"];
        let known = ["our beacon of the north", "News of the harbour", NOTE, "more of it"];
        let expected = ["navigation", "lead", "related", "related", "body", "tail"];
        assert_eq!(regions_of(&page, &known), expected);
        let unknown = regions_of(&page, &[]);
        assert!(unknown.iter().all(|name| !["navigation", "related", "tail"].contains(name)));
    }

    #[test]
    fn short_sentences_speakers_and_lines_between_paragraphs_stay() {
        let talk = [
            "Ann Other:",
            ONE,
            "Thank you.",
            TWO,
            "What comes next",
            ONE,
            NOTE,
            TWO,
            "Dear colleagues,",
        ];
        let known = ["Ann Other", "Thank you", "What comes next", NOTE, "Dear colleagues"];
        assert_eq!(regions_of(&talk, &known), regions_of(&talk, &[]));
    }

    #[test]
    fn the_prose_of_a_copy_stays_and_the_menu_above_it_goes() {
        let copy = ["Our Beacon of the North", ONE, TWO];
        let known = ["Our Beacon of the North", ONE, TWO];
        assert_eq!(regions_of(&copy, &known), ["navigation", "lead", "body"]);
        assert_eq!(regions_of(&["A list", "of names"], &["A list", "of names"]).len(), 2);
    }

    #[test]
    fn its_own_title_stays() {
        let known = ["Meeting with the governor".to_owned()].into_iter().collect();
        let text = format!("Meeting with the Governor\n{ONE}\n{TWO}");
        let first = |title| regions_besides(&text, title, Some(&known))[0].region;
        assert_eq!(first(None), Region::Navigation);
        assert_eq!(first(Some("Meeting with the governor")), Region::Headline);
    }
}
