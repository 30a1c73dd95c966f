//! How much of what an entry finds is right?
//!
//! ```text
//! precision = Σ wₛ·yₛ / Σ wₛ,   w = N / n of the stratum
//! limits: Wilson's for (Σ wₛ)² / Σ wₛ² sentences
//! ```
//!
//! y: whether a labelled sentence with a hit of the entry has its frame; N, n: sentences of its
//! stratum, and how many of them were drawn. The number of sentences that as many unequal weights
//! are worth is that of Kish, L. (1965), *Survey Sampling*, Wiley.

use super::coded::Coded;
use super::frames::LimitedColumns;
use crate::Result;
use crate::count::signed;
use crate::error::try_zeroed;
use crate::measure::interval::mover::Limited;
use crate::measure::interval::stratified::limit;
use crate::measure::special::normal::normal_critical;

/// One row per entry, in the order of the dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryColumns {
    /// Labelled sentences with a hit of the entry.
    pub n: Vec<i64>,
    /// How many of them have the frame.
    pub correct: Vec<i64>,
    /// Precision.
    pub precision: LimitedColumns,
}

/// Σ w, Σ w·y and Σ w², and the counts, of one entry.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    n: u64,
    correct: u64,
    weight: f64,
    right: f64,
    squares: f64,
}

/// Estimates the precision of `n_entries` entries.
///
/// # Errors
///
/// Memory.
pub(super) fn entries(coded: &Coded<'_>, n_entries: usize, level: f64) -> Result<EntryColumns> {
    let mut drawn = vec![0_u64; coded.strata.len()];
    for &stratum in coded.stratum {
        drawn[stratum as usize] += 1;
    }
    let mut sums: Vec<Sums> = try_zeroed("the table of entries", n_entries)?;
    let [rows, frames, entries] = coded.hits;
    let mut seen: Vec<(u32, u32, u32)> =
        (0..rows.len()).map(|hit| (entries[hit], rows[hit], frames[hit])).collect();
    // Twice in one sentence is one sentence.
    seen.sort_unstable();
    seen.dedup();
    for (entry, row, frame) in seen {
        let Some(label) = coded.truth(row as usize, frame as usize) else { continue };
        let Some(sums) = sums.get_mut(entry as usize) else { continue };
        let stratum = coded.stratum[row as usize] as usize;
        let weight = coded.strata[stratum].population as f64 / drawn[stratum] as f64;
        sums.n += 1;
        sums.correct += u64::from(label);
        sums.weight += weight;
        sums.right += if label { weight } else { 0.0 };
        sums.squares += weight * weight;
    }
    let z = normal_critical(level);
    let mut columns = EntryColumns::default();
    for sums in sums {
        columns.n.push(signed(sums.n));
        columns.correct.push(signed(sums.correct));
        columns.precision.push(sums.precision(z));
    }
    Ok(columns)
}

impl Sums {
    fn precision(self, z: f64) -> Limited {
        if self.n == 0 {
            return Limited { value: f64::NAN, low: f64::NAN, high: f64::NAN };
        }
        // All or none whatever the rounding of the sums.
        let value = if self.correct == self.n { 1.0 } else { self.right / self.weight };
        let n = self.weight * self.weight / self.squares;
        Limited { value, low: limit(value, n, z, false), high: limit(value, n, z, true) }
    }
}
