//! How often does each single text use each frame?

use crate::Result;
use crate::corpus::View;
use crate::count::Hits;
use crate::error::try_zeroed;
use crate::measure::weighted::weighted;

/// A column a frame, an item a document in the order of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreColumns {
    /// Hits of each frame in each document.
    pub counts: Vec<Vec<i64>>,
    /// What the hits weigh, or hits or weights per so many counted tokens, NaN for a document
    /// without any. Empty unless asked for.
    pub numbers: Vec<Vec<f64>>,
}

/// Spreads `hits` of `n_frames` frames over the documents of `view`; by the `weights` of their
/// entries, and as rates if `per` is given.
///
/// # Errors
///
/// Memory.
pub fn score(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    weights: Option<&[f64]>,
    per: Option<f64>,
) -> Result<ScoreColumns> {
    let what = "the scores";
    let mut columns = ScoreColumns::default();
    for _ in 0..n_frames {
        columns.counts.push(try_zeroed(what, view.len())?);
        if weights.is_some() || per.is_some() {
            columns.numbers.push(try_zeroed(what, view.len())?);
        }
    }
    for (&frame, &doc) in hits.frame.iter().zip(&hits.doc) {
        columns.counts[frame as usize][doc as usize] += 1;
    }
    match weights {
        Some(weights) => columns.weigh(hits, weights),
        None => {
            for (numbers, counts) in columns.numbers.iter_mut().zip(&columns.counts) {
                numbers.iter_mut().zip(counts).for_each(|(number, &count)| *number = count as f64);
            }
        }
    }
    if let Some(per) = per {
        let sizes = view.sizes();
        // 0 / 0 is NaN with the sign of the machine; a table has one NaN.
        let rate = |x: f64, size: u64| if size == 0 { f64::NAN } else { per * (x / size as f64) };
        for numbers in &mut columns.numbers {
            numbers.iter_mut().zip(&sizes).for_each(|(x, &size)| *x = rate(*x, size));
        }
    }
    Ok(columns)
}

impl ScoreColumns {
    fn weigh(&mut self, hits: &Hits, weights: &[f64]) {
        for (place, here) in hits.by_doc() {
            let mut entries: Vec<(u32, u32)> =
                here.map(|i| (hits.frame[i], hits.entry[i])).collect();
            entries.sort_unstable();
            for of_frame in entries.chunk_by(|a, b| a.0 == b.0) {
                let same = of_frame.chunk_by(|a, b| a == b);
                let each = same.map(|same| (weights[same[0].1 as usize], same.len() as u64));
                self.numbers[of_frame[0].0 as usize][place] = weighted(each);
            }
        }
    }
}
