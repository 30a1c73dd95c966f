//! How far apart are two rows in a straight line?
//!
//! ```text
//! d = √ Σ_i (x_i − y_i)²
//! ```
//!
//! Unit: that of the weights. Range: 0 (same row) up.

/// Euclidean distance from both weights of every column; see the [module](self).
pub fn euclidean(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    cells.map(|(x, y)| (x - y) * (x - y)).fold(0.0, |sum: f64, d| sum + d).sqrt()
}
