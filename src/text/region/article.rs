//! From which line to which is the article?
//!
//! Paragraphs weigh as much as they have words, short lines and the rules' finds weigh against.
//! The article is the run of lines of the greatest sum, and never reaches over the comments.

use std::ops::Range;

use super::line::Line;
use super::rule::{Reach, Rule};
use super::{Found, Region};

/// Words of a paragraph that count: one long one does not make up for a page of menus.
const MOST: i64 = 60;
/// Words of paragraphs from which what stands above the comments is the article.
const ENOUGH: i64 = 60;

/// Menu words one below the other from which a text is a page, whatever it says.
const MENU: usize = 8;

/// Whether anything besides the article seems to be there.
pub(super) fn is_page(lines: &[Line<'_>], found: &[Found]) -> bool {
    let furniture = |rule: &Rule| {
        !rule.region.is_article() && !matches!(rule.region, Region::Byline | Region::Tail)
    };
    let mut run = 0;
    found.iter().flatten().any(|rule| furniture(rule))
        || lines.iter().any(|line| {
            run = if line.is_open() && line.words <= 3 && !line.bullet { run + 1 } else { 0 };
            line.menu || run >= MENU
        })
}

/// The lines of the article; all, if there is no paragraph.
pub(super) fn find(lines: &[Line<'_>], found: &[Found]) -> Range<usize> {
    if !is_page(lines, found) {
        return 0..lines.len();
    }
    let weights: Vec<i64> =
        lines.iter().zip(found).map(|(line, rule)| weight(line, *rule)).collect();
    let mut best: Option<(i64, Range<usize>)> = None;
    let mut start = 0;
    for end in (0..=lines.len()).filter(|&i| i == lines.len() || found[i].is_some_and(is_wall)) {
        let (sum, range) = heaviest(&weights[start..end]);
        let range = start + range.start..start + range.end;
        if sum > best.as_ref().map_or(0, |(best, _)| if *best < ENOUGH { *best } else { best * 8 })
        {
            best = Some((sum, range));
        }
        start = end + 1;
    }
    let Some((_, range)) = best else { return 0..lines.len() };
    upwards(lines, found, range)
}

fn is_wall(rule: &Rule) -> bool {
    rule.reach == Reach::End && rule.region == Region::Comments
}

fn weight(line: &Line<'_>, rule: Found) -> i64 {
    let words = i64::try_from(line.words).unwrap_or(MOST).min(MOST);
    match rule {
        Some(rule) => match (rule.reach, rule.region) {
            (Reach::End, _) => -120,
            (Reach::Below, _) => -30,
            (_, Region::Caption) => 0,
            (_, Region::Byline) => -2,
            // Pages put them between the paragraphs.
            _ if matches!(rule.name, "pitch" | "recurring_line") => -4,
            _ => -12,
        },
        None if line.menu || line.is_code() => -8,
        None if line.is_prose() => words,
        None if line.bullet && words >= 6 => words / 2,
        None if line.bullet => -1,
        None if line.trails => -6,
        None if line.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && words >= 3 =>
        {
            -1
        }
        None if words >= 6 => -5,
        None => -5,
    }
}

/// The run of the greatest sum; the first of several.
fn heaviest(weights: &[i64]) -> (i64, Range<usize>) {
    let (mut best, mut range) = (0, 0..0);
    let (mut sum, mut start) = (0, 0);
    for (i, weight) in weights.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, i);
        }
        sum += weight;
        if sum > best {
            (best, range) = (sum, start..i + 1);
        }
    }
    (best, range)
}

/// `range`, with the title and what stands between it and the first paragraph.
fn upwards(lines: &[Line<'_>], found: &[Found], range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    let (mut short, mut nearest) = (0, start);
    for i in (range.start.saturating_sub(24)..range.start).rev() {
        match found[i] {
            Some(rule) if rule.reach == Reach::Line => {}
            Some(_) => break,
            None if lines[i].menu => break,
            None if lines[i].words >= 4 => {
                start = i;
                short = 1;
            }
            None => {
                short += 1;
                nearest = i;
            }
        }
        if short > 3 {
            break;
        }
    }
    // A line or two of a word or three may be a title, more of them are a menu.
    if start == range.start && short <= 2 {
        start = nearest;
    }
    if start <= 2 && found[..start].iter().all(Option::is_none) {
        start = 0;
    }
    let goes_on = |line: &Line<'_>| line.ends && !line.trails && line.words >= 3;
    let more = (range.end..lines.len()).take_while(|&i| found[i].is_none() && goes_on(&lines[i]));
    start..range.end + more.count()
}
