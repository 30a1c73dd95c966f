//! How far apart are two rows if every column weighs the same?
//!
//! ```text
//! d = Σ_i |x_i − y_i| / (|x_i| + |y_i|)      over columns where x_i or y_i is not 0
//! ```
//!
//! Unit: columns. Range: 0 (same row) to the number of columns where either has something. Not
//! divided by that number, nor enlarged for columns that both lack.
//!
//! Lance, G. N. & Williams, W. T. (1966). Computer programs for hierarchical polythetic
//! classification. *Computer Journal* 9(1), 60–64.

/// Canberra distance from both weights of every column; see the [module](self).
pub fn canberra(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    let present = cells.filter(|&(x, y)| x != 0.0 || y != 0.0);
    present.map(|(x, y)| (x - y).abs() / (x.abs() + y.abs())).fold(0.0, |sum: f64, d| sum + d)
}
