//! In how many columns do two rows differ?
//!
//! ```text
//! d = |{ i : x_i ≠ y_i }|
//! ```
//!
//! Unit: columns. Range: 0 (same row) to n.
//!
//! Hamming, R. W. (1950). Error detecting and error correcting codes. *Bell System Technical
//! Journal* 29(2), 147–160.

/// Hamming distance from both weights of every column; see the [module](self).
#[allow(clippy::float_cmp, reason = "equal counts have equal weights")]
pub fn hamming(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    cells.filter(|(x, y)| x != y).count() as f64
}
