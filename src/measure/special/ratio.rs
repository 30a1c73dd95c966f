//! What is the logarithm of a ratio of whole numbers? Without losing digits where it is near 0.

use std::f64::consts::LN_2;

/// log2(first / second): exact products in, their difference taken before any rounding.
///
/// −∞ if `first` is 0, ∞ if `second` is, NaN if both are. Both below 2¹²⁶.
pub fn log2_ratio(first: u128, second: u128) -> f64 {
    if first == 0 || second == 0 {
        return libm::log2(first as f64 / second as f64);
    }
    let (larger, smaller) = (first.max(second), first.min(second));
    let ratio = larger as f64 / smaller as f64;
    let size = if ratio < 1.5 {
        libm::log1p((larger - smaller) as f64 / smaller as f64) / LN_2
    } else {
        libm::log2(ratio)
    };
    if first < second { -size } else { size }
}
