//! By how many per cent is the rate higher on the first side? %DIFF.
//!
//! ```text
//! %DIFF = 100 · (a/n₁ − b/n₂) / (b/n₂) = 100 · (RR − 1)
//! ```
//!
//! Unit: per cent of the rate on the second side. Range: −100 (a = 0) to infinity (b = 0; the
//! authors put 10⁻¹⁸ in the place of 0, a number that depends on n₂ alone). Not symmetric:
//! exchanging the sides turns 100 into −50. Limits are those of the [ratio of
//! rates](mod@super::risk_ratio). NaN if a side is empty, or the term is absent from both.
//!
//! Gabrielatos, C. & Marchi, A. (2011). *Keyness: matching metrics to definitions*. Corpus
//! Linguistics in the South, Portsmouth.

use super::Contingency;
use super::risk_ratio::{risk_ratio, risk_ratio_limits};

/// %DIFF of the table; see the [module](self).
pub fn percent_diff(table: Contingency) -> f64 {
    let ratio = risk_ratio(table);
    if !ratio.is_finite() || table.o11 == 0 {
        return percent(ratio);
    }
    // a·n₂ − b·n₁ = O₁₁O₂₂ − O₁₂O₂₁ in whole numbers: equal rates give 0, near ones keep digits.
    let (same, crossed) = table.products();
    let base = u128::from(table.o12) * u128::from(table.n1());
    table.signed(100.0 * (same.abs_diff(crossed) as f64 / base as f64))
}

/// The limits of %DIFF; see the [module](self).
pub fn percent_diff_limits(table: Contingency, z: f64) -> (f64, f64) {
    let (low, high) = risk_ratio_limits(table, z);
    (percent(low), percent(high))
}

fn percent(ratio: f64) -> f64 {
    100.0 * (ratio - 1.0)
}
