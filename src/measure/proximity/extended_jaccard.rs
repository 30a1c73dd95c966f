//! How alike are two rows in direction and in length? Jaccard's coefficient of weights.
//!
//! ```text
//! J = Σxy / (Σx² + Σy² − Σxy)
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (same row) for weights ≥ 0. NaN if both rows are
//! zeros. With weights 0 and 1 it is Jaccard's coefficient.
//!
//! Tanimoto, T. T. (1958). *An elementary mathematical theory of classification and prediction*.
//! IBM report.

use super::Sums;

/// Extended Jaccard coefficient; see the [module](self).
pub fn extended_jaccard(Sums { xy, xx, yy, .. }: Sums) -> f64 {
    let whole = xx + yy - xy;
    if whole == 0.0 { f64::NAN } else { xy / whole }
}
