//! How far apart are two rows where they differ most?
//!
//! ```text
//! d = max_i |x_i − y_i|
//! ```
//!
//! Unit: that of the weights. Range: 0 (same row) up.

/// Maximum distance from both weights of every column; see the [module](self).
pub fn maximum(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    cells.map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
}
