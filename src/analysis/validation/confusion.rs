//! Which frames do coders see where the dictionary found one?

use super::coded::Coded;
use crate::count::{signed, small};

/// One row per frame found and frame coded; the last one coded is none of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConfusionColumns {
    /// The frame that was found, by number.
    pub frame: Vec<u32>,
    /// The frame that was coded, or the number of frames for none at all.
    pub coded: Vec<u32>,
    /// Sentences with a hit of the one and decided labels of both.
    pub labelled: Vec<i64>,
    /// How many of them were given the other.
    pub n: Vec<i64>,
    /// The share of the population's sentences with such a hit; NaN if none was labelled.
    pub share: Vec<f64>,
}

/// Counts labels of every frame in sentences with hits of every frame, and weights them by stratum.
pub(super) fn confusion(coded: &Coded<'_>) -> ConfusionColumns {
    let (found, k) = (coded.found(), coded.n_frames);
    let mut columns = ConfusionColumns::default();
    for frame in 0..k {
        for other in 0..=k {
            let says = |row: usize| {
                let mut labels = (0..k).map(|frame| coded.truth(row, frame));
                if other < k {
                    coded.truth(row, frame).and(coded.truth(row, other))
                } else {
                    // No frame: every label must be known.
                    labels.try_fold(true, |none, label| label.map(|label| none && !label))
                }
            };
            let mut counts = vec![(0_u64, 0_u64); coded.strata.len()];
            for row in (0..coded.rows()).filter(|row| found[row * k + frame]) {
                if let Some(label) = says(row) {
                    let (n, yes) = &mut counts[coded.stratum[row] as usize];
                    *n += 1;
                    *yes += u64::from(label);
                }
            }
            let (mut size, mut right) = (0.0, 0.0);
            for (stratum, &(n, yes)) in coded.strata.iter().zip(&counts).filter(|(_, c)| c.0 > 0) {
                size += stratum.having[frame] as f64;
                right += stratum.having[frame] as f64 * yes as f64 / n as f64;
            }
            columns.frame.push(small(frame));
            columns.coded.push(small(other));
            columns.labelled.push(signed(counts.iter().map(|(n, _)| n).sum()));
            columns.n.push(signed(counts.iter().map(|(_, yes)| yes).sum()));
            columns.share.push(if size > 0.0 { right / size } else { f64::NAN });
        }
    }
    columns
}
