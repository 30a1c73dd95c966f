//! What is each line, given where the article is?

use std::ops::Range;

use super::line::Line;
use super::rule::{Reach, Rule};
use super::{Found, Region};

/// A region and the rule that says so.
pub(super) type Label = (Region, &'static str);

/// A label for each line.
pub(super) fn label(lines: &[Line<'_>], found: &[Found], article: Range<usize>) -> Vec<Label> {
    let mut labels = Vec::with_capacity(lines.len());
    let tail_is_article = keeps_tail(lines, found, article.end);
    let lead = lead(lines, found, &article);
    let mut below: Option<&Rule> = None;
    let mut titled = false;
    for (i, line) in lines.iter().enumerate() {
        let inside = article.contains(&i) || i >= article.end && tail_is_article;
        if inside
            && line.is_prose()
            && below.is_some_and(|rule| rule.reach != Reach::End || article.contains(&i))
        {
            below = None;
        }
        let label = if let Some(rule) = found[i] {
            if rule.reach != Reach::Line {
                below = Some(rule);
            }
            (rule.region, rule.name)
        } else if let Some(rule) = below.filter(|rule| rule.reach != Reach::List) {
            (rule.region, rule.name)
        } else if below.is_some() && (line.bullet || line.words <= 3) {
            (Region::Tail, "tags")
        } else if inside {
            below = None;
            let label = article_line(lines, i, lead);
            let label = if i < lead && titled {
                head_line(line, i + 1 == lead || found[i + 1].is_some(), label)
            } else {
                label
            };
            titled |= label.0 == Region::Headline;
            label
        } else if i < article.start {
            if line.is_prose() { (Region::Related, "above") } else { (Region::Navigation, "above") }
        } else {
            (Region::Tail, "after")
        };
        labels.push(label);
    }
    labels
}

/// Whether what follows the article, a line or two that no rule knows, still belongs to it.
fn keeps_tail(lines: &[Line<'_>], found: &[Found], end: usize) -> bool {
    lines.len() - end <= 2 && found[end..].iter().all(Option::is_none)
}

/// The first paragraph: prose that is not said twice, and not open before a heading.
fn lead(lines: &[Line<'_>], found: &[Found], article: &Range<usize>) -> usize {
    let said_twice = |i: usize| {
        let near = [i.checked_sub(1), Some(i + 1)];
        near.into_iter().flatten().any(|j| {
            lines
                .get(j)
                .is_some_and(|other| other.words == lines[i].words && other.key() == lines[i].key())
        })
    };
    article
        .clone()
        .find(|&i| {
            found[i].is_none()
                && lines[i].is_prose()
                && !lines[i].bullet
                && !lines[i].is_cry()
                && !said_twice(i)
                && (lines[i].ends || lines.get(i + 1).is_none_or(Line::is_prose))
        })
        // A text without a paragraph begins with what is nearest to one.
        .or_else(|| article.clone().find(|&i| found[i].is_none() && lines[i].ends))
        .or_else(|| article.clone().find(|&i| found[i].is_none()))
        .unwrap_or(article.end)
}

fn article_line(lines: &[Line<'_>], i: usize, lead: usize) -> Label {
    let line = &lines[i];
    if line.menu {
        (Region::Navigation, "menu_line")
    } else if line.is_code() {
        (Region::Navigation, "code")
    } else if line.bullet {
        if line.words <= 4 && line.small == 0 && line.capitals > 0 {
            (Region::Tail, "tag_bullet")
        } else {
            (Region::List, "bullet")
        }
    } else if i == lead {
        (Region::Lead, "first_paragraph")
    } else if line.is_quote() {
        (Region::Quote, "quotation")
    } else if line.is_prose() {
        if i < lead && line.is_cry() {
            (Region::Headline, "title")
        } else if i < lead {
            (Region::Caption, "above_the_lead")
        } else {
            (Region::Body, "paragraph")
        }
    } else if i < lead {
        (Region::Headline, "title")
    } else if line.words <= 16
        && (!line.ends || line.is_cry() && line.words <= 6 && !line.text.contains(':'))
    {
        (Region::Headline, "heading")
    } else {
        (Region::Body, "line")
    }
}

/// A line between the title and the first paragraph.
fn head_line(line: &Line<'_>, last: bool, otherwise: Label) -> Label {
    if line.is_dated() {
        (Region::Byline, "date")
    } else if otherwise.0 == Region::Headline
        && line.is_author()
        && (last || line.small > 0 || line.words == 2)
    {
        (Region::Byline, "name")
    } else {
        otherwise
    }
}
