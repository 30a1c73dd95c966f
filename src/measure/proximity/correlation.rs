//! Do two rows rise and fall together? Pearson's coefficient over all columns.
//!
//! ```text
//! r = (n·Σxy − Σx·Σy) / √( (n·Σx² − (Σx)²) · (n·Σy² − (Σy)²) )
//! ```
//!
//! Unit: none. Range: −1 to 1. Columns where both rows have nothing count. NaN if a row has the
//! same weight in all columns.
//!
//! Pearson, K. (1895). Note on regression and inheritance in the case of two parents.
//! *Proceedings of the Royal Society of London* 58, 240–242.

use super::Sums;

/// Pearson's r; see the [module](self).
pub fn correlation(Sums { xy, xx, yy, x, y, n }: Sums) -> f64 {
    let [both, own, other] = [n * xy - x * y, n * xx - x * x, n * yy - y * y];
    // Equal weights differ from their mean by rounding alone.
    let is_flat = |spread: f64, square: f64| spread <= 1e-14 * n * square;
    if is_flat(own, xx) || is_flat(other, yy) {
        return f64::NAN;
    }
    (both / (own * other).sqrt()).clamp(-1.0, 1.0)
}
