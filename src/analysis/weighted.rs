//! What do the hits of each frame weigh, where the entries of a dictionary have weights?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, Hits};
use crate::error::try_zeroed;
use crate::measure::interval::RateSettings;
use crate::measure::weighted::weighted as sum;

/// One row per frame and group, frames first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightedColumns {
    /// Weights of the entries, summed over their hits.
    pub weighted: Vec<f64>,
    /// The same per so many counted tokens; NaN without any.
    pub rate: Vec<f64>,
}

/// Weighs `hits` of `n_frames` frames by the `weights` of their entries.
///
/// # Errors
///
/// Memory.
pub fn weighted(
    view: &View,
    hits: &Hits,
    weights: &[f64],
    n_frames: usize,
    groups: &Groups,
    settings: RateSettings,
) -> Result<WeightedColumns> {
    let what = "the table of weights";
    let n_groups = groups.len();
    let mut counts: Vec<u64> = try_zeroed(what, weights.len() * n_groups)?;
    let mut frame_of: Vec<u32> = try_zeroed(what, weights.len())?;
    for (hit, &entry) in hits.entry.iter().enumerate() {
        frame_of[entry as usize] = hits.frame[hit];
        if let Some(group) = groups.of(hits.doc[hit] as usize) {
            counts[entry as usize * n_groups + group] += 1;
        }
    }
    let tokens: Vec<u64> = groups.sums(&view.sizes()).iter().map(|sums| sums.tokens).collect();
    let mut columns = WeightedColumns::default();
    for frame in 0..n_frames {
        let entries: Vec<usize> =
            (0..weights.len()).filter(|&entry| frame_of[entry] as usize == frame).collect();
        for (group, &size) in tokens.iter().enumerate() {
            let n = |entry: usize| counts[entry * n_groups + group];
            let total = sum(entries.iter().map(|&entry| (weights[entry], n(entry))));
            columns.weighted.push(total);
            let rate = if size == 0 { f64::NAN } else { settings.per() * (total / size as f64) };
            columns.rate.push(rate);
        }
    }
    Ok(columns)
}
