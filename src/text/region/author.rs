//! Which paragraphs say who wrote the article?
//!
//! A byline gives the name; a paragraph that begins with it and goes on in the present or the
//! perfect tells the author's life.

use super::Region;
use super::label::Label;
use super::line::Line;

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
}
