//! Which rule of the table finds a line?
//!
//! Plainly, each phrase would be held against each line. Instead a line is looked up by its first
//! two words, and read in full only if they begin a phrase, or if it holds the longest word of a
//! phrase that may stand anywhere; most lines of prose are done after that.

use std::collections::HashMap;
use std::sync::LazyLock;

use ahash::RandomState;

use super::line::Line;
use super::sieve::{Sieve, Sought};
use super::table::{self, At, Shape};
pub(super) use super::table::{Reach, Rule};
use super::word::{Words, bare, key};

/// Words within which a phrase is near the beginning.
const NEAR: usize = 6;
/// Words up to which signs are sought, and how many marks are tried.
const SIGNED: usize = 90;

type ByWord = HashMap<&'static str, Vec<Phrase>, RandomState>;

/// The table, and where to look for a phrase.
#[derive(Debug)]
struct Rules {
    table: Vec<Rule>,
    /// Phrases that stand at the start, by their first word.
    begin: ByWord,
    first: Sieve,
    /// Phrases that stand anywhere, by their first word.
    inside: ByWord,
    signs: Vec<(usize, &'static [u8])>,
    sought: Sieve,
    /// One more than the words of the longest phrase.
    longest: usize,
}

#[derive(Debug)]
struct Phrase {
    rule: usize,
    words: Vec<&'static str>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(table::read(table::TABLE)));

/// The rule that finds `line`, if any does.
pub(super) fn find(line: &Line<'_>) -> Option<&'static Rule> {
    RULES.find(line)
}

/// The rule of a name, for what is found by more than one line.
pub(super) fn named(name: &str) -> Option<&'static Rule> {
    RULES.table.iter().find(|rule| rule.name == name)
}

/// The longest lines that hold a phrase which is sought by `word`.
#[inline]
pub(super) fn sought(word: &str) -> Sought {
    RULES.sought.get(word)
}

impl Rules {
    fn new(table: Vec<Rule>) -> Self {
        let (mut begin, mut inside) = (ByWord::default(), ByWord::default());
        let (mut first, mut sought) = (Sieve::default(), Sieve::default());
        let (mut signs, mut longest) = (Vec::new(), 0);
        for (number, rule) in table.iter().enumerate() {
            for &phrase in &rule.phrases {
                if rule.at == At::Sign {
                    signs.push((number, phrase.as_bytes()));
                    continue;
                }
                let words = phrase.split_whitespace().map(bare);
                let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
                let Some(&word) = words.first() else { continue };
                longest = longest.max(words.len() + 1);
                let phrases = if matches!(rule.at, At::Near | At::In | At::Last) {
                    sought.add(rarest(&words), rule);
                    &mut inside
                } else {
                    first.add(word, rule);
                    &mut begin
                };
                phrases.entry(word).or_default().push(Phrase { rule: number, words });
            }
        }
        Self { table, begin, first, inside, signs, sought, longest }
    }

    fn find(&self, line: &Line<'_>) -> Option<&Rule> {
        let (signed, slashed) = self.signed(line);
        let mut best = signed;
        let inside = slashed || line.sought.fits(line);
        if inside || self.may_begin(line) {
            let key = if inside { line.key() } else { key(line.text, self.longest) };
            let words: Vec<&str> = key.split(' ').collect();
            let most = if inside { words.len() } else { 1 };
            for at in 0..most {
                let first = if is_number(words[at]) { "#" } else { words[at] };
                for first in [first, words[at]].into_iter().take(1 + usize::from(first == "#")) {
                    let begin = self.begin.get(first).filter(|_| at == 0).into_iter().flatten();
                    for phrase in begin.chain(self.inside.get(first).into_iter().flatten()) {
                        let sooner = best.is_none_or(|best| phrase.rule < best);
                        if sooner && self.fits(phrase, &words, at, line) {
                            best = Some(phrase.rule);
                        }
                    }
                }
            }
        }
        best.map(|rule| &self.table[rule])
    }

    /// Whether the first two words of `line` begin a phrase that stands at the start.
    fn may_begin(&self, line: &Line<'_>) -> bool {
        let mut words = Words::new(line.text).map(bare).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { return false };
        let plain = |word: &str| word.bytes().all(|b| b.is_ascii() && !matches!(b, b'/' | b'`'));
        if !plain(first) {
            return true;
        }
        if !self.first.may_hold(first) && !is_number(first) {
            return false;
        }
        let second = words.next();
        let follows = |wanted: &str| {
            second.is_some_and(|word| {
                word.len() == wanted.len() && word.eq_ignore_ascii_case(wanted)
                    || !plain(word)
                    || wanted == "#" && is_number(word)
            })
        };
        let may = |phrase: &Phrase| {
            let rule = &self.table[phrase.rule];
            line.words <= rule.most
                && (rule.shape == Shape::Any || line.is_open())
                && phrase.words.get(1).is_none_or(|wanted| follows(wanted))
        };
        let number = is_number(first).then(|| self.begin.get("#")).flatten();
        let word = self.begin.get(first.to_ascii_lowercase().as_str());
        number.into_iter().chain(word).flatten().any(may)
    }

    /// The first rule with a sign in `line`, and whether there is a slash between words.
    ///
    /// A sign ends in a colon or begins with a mark.
    fn signed(&self, line: &Line<'_>) -> (Option<usize>, bool) {
        if line.words > SIGNED {
            return (None, false);
        }
        let text = line.text.as_bytes();
        let is_mark = |byte: u8| matches!(byte, b':' | b'[' | b'(' | b'/');
        if !text.iter().fold(false, |any, &byte| any | is_mark(byte)) {
            return (None, false);
        }
        let (mut best, mut slashed) = (None, false);
        let marks = (0..text.len()).filter(|&i| is_mark(text[i]));
        for i in marks.take(SIGNED) {
            slashed |= text[i] == b'/';
            let there = |sign: &[u8]| match text[i] {
                b':' => text[..=i].ends_with(sign),
                mark => sign[0] == mark && text[i..].starts_with(sign),
            };
            let fits = |(rule, sign): &&(usize, &[u8])| {
                line.words <= self.table[*rule].most && there(sign)
            };
            let found = self.signs.iter().find(fits).map(|sign| sign.0);
            best = best.into_iter().chain(found).min();
        }
        (best, slashed)
    }

    fn fits(&self, phrase: &Phrase, words: &[&str], at: usize, line: &Line<'_>) -> bool {
        let rule = &self.table[phrase.rule];
        let placed = match rule.at {
            At::Whole => at == 0 && line.whole && words.len() == phrase.words.len(),
            At::Start => at == 0 && !(line.words > 3 && line.text.starts_with(char::is_lowercase)),
            At::Near => at <= NEAR,
            At::In => true,
            At::Last => line.whole && words.len() == at + phrase.words.len(),
            At::Sign | At::Thread => false,
        };
        let shaped = match rule.shape {
            Shape::Any => true,
            Shape::Open => line.is_open(),
            Shape::Names => line.is_names(),
        };
        placed
            && shaped
            && line.words <= rule.most
            && words.len() >= at + phrase.words.len()
            && phrase
                .words
                .iter()
                .zip(&words[at..])
                .all(|(wanted, word)| wanted == word || *wanted == "#" && is_number(word))
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The word of a phrase that other lines hold least often: the longest, or a sign.
fn rarest(words: &[&'static str]) -> &'static str {
    let rarest = words
        .iter()
        .rev()
        .copied()
        .max_by_key(|word| if word.is_ascii() { word.len() } else { 99 });
    rarest.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found_in(text: &str) -> Option<&'static str> {
        find(&lines(text)[0]).map(|rule| rule.name)
    }

    fn capital(phrase: &str) -> String {
        let mut chars = phrase.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    }

    fn by_phrase() -> impl Iterator<Item = &'static Rule> {
        RULES.table.iter().filter(|rule| rule.at != At::Thread)
    }

    #[test]
    fn every_rule_finds_its_example_alone_and_not_what_is_nearly_one() {
        assert!(RULES.table.len() > 30, "{} rules were read", RULES.table.len());
        let mut wrong = Vec::new();
        for rule in by_phrase() {
            let row = format!("rule {}: ", rule.name);
            let others = table::TABLE.split("\n\n").filter(|block| !block.contains(&row));
            let others: Vec<_> = others.collect();
            let others = Rules::new(table::read(others.join("\n\n").leak()));
            let example = &lines(rule.example)[0];
            let missed = rule.miss.is_empty() || found_in(rule.miss) == Some(rule.name);
            if missed || found_in(rule.example) != Some(rule.name) || others.find(example).is_some()
            {
                let other = others.find(example).map(|other| other.name);
                wrong.push((rule.name, found_in(rule.example), other, missed));
            }
        }
        assert!(wrong.is_empty(), "rule, found in its example, found without it: {wrong:#?}");
    }

    #[test]
    fn every_phrase_of_the_table_is_found_where_it_may_stand() {
        let mut wrong = Vec::new();
        for rule in by_phrase() {
            for phrase in &rule.phrases {
                let line = match (rule.at, rule.shape) {
                    (At::Near | At::In, _) => format!("Here {phrase}"),
                    (_, Shape::Names) => format!(
                        "{} Ann Other",
                        phrase.split(' ').map(capital).collect::<Vec<_>>().join(" ")
                    ),
                    _ => capital(phrase),
                }
                .replace('#', "7");
                let alone = Rule { phrases: vec![phrase], ..*rule };
                if Rules::new(vec![alone]).find(&lines(&line)[0]).is_none() {
                    wrong.push((rule.name, line));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = table::TABLE.lines().filter(|line| line.starts_with("rule "));
        assert_eq!(rows.count(), RULES.table.len());
        let mut names: Vec<_> = RULES.table.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.table.len(), "a name stands twice");
    }

    #[test]
    fn sentences_that_begin_like_a_rule_are_none() {
        for line in [
            "Share prices fell in Moscow on Monday after the talks had ended without a deal.",
            "By 2019, the country had doubled its trade with its southern neighbour.",
            "Comments by the minister were not reported.",
            "Sources close to the talks said that the treaty would be signed in May.",
            "Copyright law has become a matter of foreign policy.",
            "terms for stable infrastructure solutions and taxes",
        ] {
            assert_eq!(found_in(line), None, "{line}");
        }
    }
}
