//! Which lines of a page are the article?
//!
//! The text is taken line by line. A table of rules knows what the lines of web pages say that are
//! no article ([`rule`]); the article itself is the stretch whose prose outweighs the short lines
//! within it ([`article`]), above what readers say to one another ([`answer`]). Inside and around
//! it a line is named by its shape ([`shape`]) and its neighbours ([`label`]). Who wrote it
//! ([`author`]), and titles and captions said again ([`double`]), are found last. Lines that recur
//! from page to page are left out where somebody learnt them ([`recurring`]).

mod answer;
mod article;
mod author;
mod double;
mod label;
mod line;
mod phrase;
mod pitch;
mod recurring;
mod rule;
mod shape;
mod sieve;
mod sign;
mod table;
mod word;

use crate::error::named;
use label::Label;
use line::Line;
pub use recurring::{Recurring, lines_that_may_recur};

named! {
    /// What a line of a page is: of the article, or one of the things around it.
    enum Region is "region" {
        /// A title, the line under it, a heading between paragraphs.
        Headline = "headline",
        /// The first paragraph.
        Lead = "lead",
        /// Any other paragraph.
        Body = "body",
        /// What is said about a picture.
        Caption = "caption",
        /// A line with a bullet or a number.
        List = "list",
        /// A paragraph that is a quotation as a whole.
        Quote = "quote",
        /// Menus, and all that is said to those who use the page.
        Navigation = "navigation",
        /// Other articles: their titles, teasers and headings.
        Related = "related",
        /// Invitations to subscribe.
        Newsletter = "newsletter",
        /// What readers say, and the form for saying it.
        Comments = "comments",
        /// Author, date, reading time.
        Byline = "byline",
        /// Buttons that pass the page on.
        Sharing = "sharing",
        /// Rights, cookies, disclaimers.
        Legal = "legal",
        /// A title or a caption that was said before.
        Duplicate = "duplicate",
        /// Sources, tags, notes of the desk, and what else follows an article.
        Tail = "tail",
    }
}

impl Region {
    /// Whether it is part of the article.
    pub const fn is_article(self) -> bool {
        (self as usize) < Self::Navigation as usize
    }
}

/// A line, and the blank lines up to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub region: Region,
    /// The rule that says so.
    pub rule: &'static str,
}

/// The rule that finds a line, if any does.
type Found = Option<&'static rule::Rule>;

/// The stretches of `text`, which they tile; `title` is what else is known as its title.
pub fn regions(text: &str, title: Option<&str>) -> Vec<Stretch> {
    regions_besides(text, title, None)
}

/// The stretches of `text` where the lines that recur in its source are known.
pub fn regions_besides(
    text: &str,
    title: Option<&str>,
    recurring: Option<&Recurring>,
) -> Vec<Stretch> {
    let (lines, mut found) = read(text);
    if let Some(known) = recurring {
        recurring::mark(&lines, &mut found, title, known);
    }
    let is_page = article::is_page(&lines, &found);
    if is_page {
        if let Some(first) = answer::find(&lines) {
            found[first] = rule::named("thread");
        }
        for (line, found) in lines.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            if pitch::is_pitch(line) {
                *found = rule::named("pitch");
            }
        }
    }
    let article = article::find(&lines, &found);
    let mut labels = label::label(&lines, &found, article);
    author::mark(&lines, &mut labels);
    if is_page {
        author::mark_at_the_ends(&lines, &mut labels);
    }
    double::mark(&lines, &mut labels, title);
    if recurring.is_some() {
        recurring::place(&mut labels);
    }
    tiled(text, &lines, labels)
}

/// The lines of `text`, and the rules that find them; those of a paragraph cut into lines none.
fn read(text: &str) -> (Vec<Line<'_>>, Vec<Found>) {
    let mut lines = line::lines(text);
    let mut found: Vec<_> = lines.iter().map(rule::find).collect();
    for i in 1..lines.len() {
        if found[i].is_none() && lines[i - 1].runs_on(&lines[i]) {
            (lines[i - 1].wrapped, lines[i].wrapped) = (true, true);
            (found[i - 1], found[i]) = (None, None);
        }
    }
    (lines, found)
}

/// Stretches without a gap; a blank text is one.
fn tiled(text: &str, lines: &[Line<'_>], labels: Vec<Label>) -> Vec<Stretch> {
    let ends = lines.iter().skip(1).map(|line| line.begin).chain([text.len()]);
    let mut stretches = Vec::with_capacity(lines.len());
    let mut start = 0;
    for ((region, rule), end) in labels.into_iter().zip(ends) {
        stretches.push(Stretch { start, end, region, rule });
        start = end;
    }
    if stretches.is_empty() && !text.is_empty() {
        let (region, rule) = (Region::Body, "blank");
        stretches.push(Stretch { start: 0, end: text.len(), region, rule });
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, title: Option<&str>) -> Vec<(&'static str, &'static str)> {
        regions(text, title).iter().map(|found| (found.region.name(), found.rule)).collect()
    }

    const PARAGRAPH: &str = "The two leaders signed a joint statement on Thursday, and their \
        ministers spoke of a partnership that would last longer than the sanctions against it.";

    #[test]
    fn what_stands_around_an_article_is_named() {
        let text = format!(
            "Skip to content\nHome | News | World | Money\nGas war looms over the Black Sea\n\
             By Ann Other\n3 min read\n{PARAGRAPH}\nWhat comes next\n{PARAGRAPH}\n\
             • A first point of several that they made.\nSource: Wire\nClick to comment\n\
             Nobody has said anything so far, and nobody ever will.\nYou may also like\n\
             Ten Bridges You Should See\n© 2024 The Post"
        );
        let regions: Vec<_> = named(&text, None).into_iter().map(|(region, _)| region).collect();
        assert_eq!(
            regions,
            [
                "navigation",
                "navigation",
                "headline",
                "byline",
                "byline",
                "lead",
                "headline",
                "body",
                "list",
                "tail",
                "comments",
                "comments",
                "related",
                "related",
                "legal",
            ]
        );
    }

    #[test]
    fn a_title_said_again_is_a_duplicate_also_with_a_word_changed() {
        let text = format!(
            "Leaders strengthen their old alliance\nLeaders strengthen their old alliance\n\
             Leaders strengthen their old partnership\n{PARAGRAPH}"
        );
        let expected = ["title", "said_again", "nearly_said_again", "first_paragraph"];
        assert_eq!(named(&text, None).iter().map(|(_, rule)| *rule).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_title_is_known_where_it_is_given() {
        let text = format!("Home Front Daily News\nWhy the bridge fell\n{PARAGRAPH}");
        assert_eq!(named(&text, Some("Why the Bridge Fell"))[1], ("headline", "the_title"));
    }

    #[test]
    fn a_text_without_anything_around_it_is_all_article() {
        for text in [
            "Peace.",
            "one two three",
            "A poem\nhas short lines\nand no full stop\nanywhere",
            &format!("{PARAGRAPH}\n{PARAGRAPH}\nThe End"),
        ] {
            assert!(regions(text, None).iter().all(|found| found.region.is_article()), "{text}");
        }
    }

    #[test]
    fn a_paragraph_cut_into_lines_is_not_read_line_by_line() {
        let text = "We have come together, and I would like to\n\
                    share this with my colleagues, who will read\nmore about the plan, \
                    the terms\nand conditions of which are known to all of us.";
        assert!(regions(text, None).iter().all(|found| found.region.is_article()));
    }

    #[test]
    fn blank_texts_have_one_stretch_and_empty_ones_none() {
        assert_eq!(regions("", None), []);
        assert_eq!(named(" \n\u{feff}\n", None), [("body", "blank")]);
    }
}
