//! Which paragraphs say who wrote the article?
//!
//! A byline gives the name; a paragraph that begins with it and goes on in the present or the
//! perfect tells the author's life. Without a byline, so does the first or the last paragraph of a
//! page that begins with some name, "is a", and soon a word for those who write.

use super::Region;
use super::label::Label;
use super::line::Line;
use super::word::bare;

/// Words of such a paragraph.
const MOST: usize = 80;
/// What follows the name.
const TELLS: [&str; 14] = [
    "is",
    "was",
    "has",
    "writes",
    "covers",
    "reports",
    "works",
    "lives",
    "joined",
    "holds",
    "edits",
    "teaches",
    "began",
    "graduated",
];

/// Words behind the name within which a paragraph says what its author does.
const SOON: usize = 14;
/// Words for those who write on pages; of presidents and ministers, articles tell.
const WRITERS: [&str; 30] = [
    "analyst",
    "author",
    "blogger",
    "columnist",
    "commentator",
    "contributor",
    "correspondent",
    "covered",
    "covering",
    "covers",
    "editor",
    "essayist",
    "expert",
    "fellow",
    "filmmaker",
    "freelance",
    "freelancer",
    "historian",
    "journalist",
    "lecturer",
    "novelist",
    "photographer",
    "photojournalist",
    "professor",
    "reporter",
    "researcher",
    "scholar",
    "strategist",
    "teaches",
    "writer",
];

/// Marks the first and the last paragraph of a page where they tell of a writer.
pub(super) fn mark_at_the_ends(lines: &[Line<'_>], labels: &mut [Label]) {
    let is_paragraph = |i: &usize| labels[*i].0.is_article() && lines[*i].is_prose();
    let mut all = (0..lines.len()).filter(is_paragraph);
    let (first, last) = (all.next(), all.next_back());
    for i in [first, last].into_iter().flatten() {
        if lines[i].words <= MOST && is_of_a_writer(lines[i].text) {
            labels[i] = (Region::Byline, "about_the_author");
        }
    }
}

/// Whether `text` begins with a name, "is a", and soon a word for those who write.
fn is_of_a_writer(text: &str) -> bool {
    let Some(name) = name(text).filter(|name| text.starts_with(name)) else { return false };
    let rest = text[name.len()..].trim_start_matches(',');
    let mut words = rest.split_whitespace().map(bare);
    words.next().is_some_and(|word| TELLS.contains(&word))
        && words.take(SOON).any(|word| WRITERS.contains(&word.to_lowercase().as_str()))
}

/// Marks the paragraphs about those whom `labels` name as authors.
pub(super) fn mark(lines: &[Line<'_>], labels: &mut [Label]) {
    let bylines = lines.iter().zip(&*labels).filter(|(_, label)| is_name(label.1));
    let names: Vec<&str> = bylines.filter_map(|(line, _)| name(line.text)).collect();
    if names.is_empty() {
        return;
    }
    for (line, label) in lines.iter().zip(labels).filter(|(line, _)| line.words <= MOST) {
        if label.0.is_article() && line.ends && names.iter().any(|name| tells(line.text, name)) {
            *label = (Region::Byline, "about_the_author");
        }
    }
}

fn is_name(rule: &str) -> bool {
    matches!(rule, "byline_by" | "name")
}

/// The two or three words with capitals that follow "By", or that begin the line.
fn name(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let by = text.split_whitespace().take_while(|word| !word.ends_with(':') && is_by(word));
    let text = by.fold(text, |text, word| text[word.len()..].trim_start());
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace).take(3) {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        end += word.len();
        if word.trim_end().ends_with([',', '|', ';']) {
            break;
        }
    }
    let name = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    name.contains(' ').then_some(name)
}

fn is_by(word: &str) -> bool {
    ["by", "written", "author", "words", "posted", "published", "reported"]
        .iter()
        .any(|by| word.eq_ignore_ascii_case(by))
}

/// Whether `text` begins with `name` and goes on as a life does.
fn tells(text: &str, name: &str) -> bool {
    text.strip_prefix(name)
        .and_then(|rest| rest.trim_start_matches(',').split_whitespace().next())
        .is_some_and(|word| TELLS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_byline_is_what_stands_with_capitals_behind_by() {
        for (line, expected) in [
            ("By Ann Other", Some("Ann Other")),
            ("BY Ann Other, in Paris", Some("Ann Other")),
            ("Written by Ann van Other", None),
            ("Ann Other in Paris", Some("Ann Other")),
            ("by our correspondent", None),
        ] {
            assert_eq!(name(line), expected, "{line}");
        }
    }

    #[test]
    fn a_life_is_told_of_those_who_wrote_the_page_alone() {
        assert!(tells("Ann Other is a reporter in Paris.", "Ann Other"));
        assert!(!tells("Ann Others is a reporter in Paris.", "Ann Other"));
        assert!(!tells("Ann Other said so.", "Ann Other"));
    }

    #[test]
    fn a_writer_is_told_from_those_whom_articles_are_about() {
        assert!(is_of_a_writer("Ann Other is a senior fellow of the Harbor Institute."));
        assert!(is_of_a_writer("Ann Other, has covered the docks for ten years."));
        assert!(!is_of_a_writer("Ann Other is the president of the republic."));
        assert!(!is_of_a_writer("Ann Other told a reporter that nobody had asked her."));
        assert!(!is_of_a_writer("Writers know that Ann Other is a reporter."));
    }
}
