//! What is left out of the counts because it is not the article, and why?

use crate::Result;
use crate::corpus::View;
use crate::parallel::Job;
use crate::text::char_len;

/// One row per line that is not of the article, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CleaningColumns {
    /// Document, by its place in the view.
    pub doc: Vec<u32>,
    /// First code point.
    pub start: Vec<i64>,
    /// One past the last code point, the white space at the end left out.
    pub end: Vec<i64>,
    /// The rule that says so.
    pub rule: Vec<&'static str>,
    /// Region, by number.
    pub region: Vec<u8>,
    /// The text itself.
    pub text: Vec<String>,
    /// Share of the document's code points.
    pub share: Vec<f64>,
}

/// Lists what of `view` is not the article.
///
/// # Errors
///
/// A stop.
pub fn cleaning(view: &View, job: &Job) -> Result<CleaningColumns> {
    let mut columns = CleaningColumns::default();
    job.announce(view.len() as u64);
    for (place, number) in (0..view.len()).zip(0_u32..) {
        job.check()?;
        add(view, place, number, &mut columns);
        job.advance(1);
    }
    Ok(columns)
}

fn add(view: &View, place: usize, number: u32, columns: &mut CleaningColumns) {
    let Some(text) = view.text(place) else { return };
    let all = char_len(text) as f64;
    let left_out = view.stretches(place).into_iter().filter(|found| !found.region.is_article());
    for found in left_out {
        let stretch = &text[found.start..found.end];
        let visible = stretch.trim();
        let lead = stretch.len() - stretch.trim_start().len();
        // A text in a corpus has less than 4 GiB.
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = found.start + lead;
        let bytes = [byte(from), byte(from + visible.len())];
        let [start, end] = view.code_points(place, &bytes)[..] else { continue };
        columns.doc.push(number);
        columns.start.push(start);
        columns.end.push(end);
        columns.rule.push(found.rule);
        columns.region.push(found.region as u8);
        columns.text.push(visible.to_owned());
        columns.share.push(char_len(visible) as f64 / all);
    }
}
