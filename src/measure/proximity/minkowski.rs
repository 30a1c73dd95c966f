//! How far apart are two rows, large differences weighing as much as one likes?
//!
//! ```text
//! d = ( Σ_i |x_i − y_i|^p )^(1/p)
//! ```
//!
//! Unit: that of the weights. Range: 0 (same row) up; p = 1 is Manhattan, p = 2 Euclidean.
//!
//! Minkowski, H. (1896). *Geometrie der Zahlen*. Teubner.

/// Minkowski's distance from both weights of every column; see the [module](self).
pub fn minkowski(cells: impl Iterator<Item = (f64, f64)>, power: f64) -> f64 {
    let sum = cells.map(|(x, y)| libm::pow((x - y).abs(), power)).fold(0.0, |sum: f64, d| sum + d);
    libm::pow(sum, 1.0 / power)
}
