//! How alike are two rows in direction and in length? Dice's coefficient of weights.
//!
//! ```text
//! D = 2·Σxy / (Σx² + Σy²)
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (same row) for weights ≥ 0. NaN if both rows are
//! zeros. With weights 0 and 1 it is Dice's coefficient.

use super::Sums;

/// Extended Dice coefficient; see the [module](self).
pub fn extended_dice(Sums { xy, xx, yy, .. }: Sums) -> f64 {
    let whole = xx + yy;
    if whole == 0.0 { f64::NAN } else { 2.0 * xy / whole }
}
