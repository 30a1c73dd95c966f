//! How often does each single text use each frame?

use crate::Result;
use crate::corpus::View;
use crate::count::Hits;
use crate::error::try_zeroed;
use crate::measure::share;

/// A column a frame, an item a document in the order of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreColumns {
    /// Hits of each frame in each document.
    pub counts: Vec<Vec<i64>>,
    /// Hits per so many counted tokens; NaN for a document without any. Empty unless asked for.
    pub rates: Vec<Vec<f64>>,
}

/// Spreads `hits` of `n_frames` frames over the documents of `view`; rates if `per` is given.
///
/// # Errors
///
/// Memory.
pub fn score(view: &View, hits: &Hits, n_frames: usize, per: Option<f64>) -> Result<ScoreColumns> {
    let mut columns = ScoreColumns::default();
    for _ in 0..n_frames {
        columns.counts.push(try_zeroed("the scores", view.len())?);
    }
    for (&frame, &doc) in hits.frame.iter().zip(&hits.doc) {
        columns.counts[frame as usize][doc as usize] += 1;
    }
    if let Some(per) = per {
        let sizes = view.sizes();
        // Counts are not negative.
        let rate = |(count, &size): (&i64, &u64)| per * share(count.unsigned_abs(), size);
        let rates = |counts: &Vec<i64>| counts.iter().zip(&sizes).map(rate).collect();
        columns.rates = columns.counts.iter().map(rates).collect();
    }
    Ok(columns)
}
