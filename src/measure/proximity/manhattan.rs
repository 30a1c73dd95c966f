//! How far apart are two rows, column by column?
//!
//! ```text
//! d = Σ_i |x_i − y_i|
//! ```
//!
//! Unit: that of the weights. Range: 0 (same row) up.

/// Manhattan distance from both weights of every column; see the [module](self).
pub fn manhattan(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    cells.map(|(x, y)| (x - y).abs()).fold(0.0, |sum: f64, d| sum + d)
}
