//! How far apart do two texts use the most frequent words, the first of them above all?
//!
//! ```text
//! Δ = Σ_i |z_i(A) − z_i(B)| · (n − i + 1) / n² ,   i = 1 for the most frequent word
//! ```
//!
//! The mean of Burrows' differences, each weighted by (n − i + 1) / n, which falls from 1 to 1/n.
//! Unit: standard deviations. Range: 0 up. NaN without a column. The function `dist.eder` of the
//! R package stylo weights by (n − i + 2) / n: its values are larger by Burrows' Delta / n.
//!
//! Eder, M., Rybicki, J. & Kestemont, M. (2016). Stylometry with R. *R Journal* 8(1), 107–121.

/// Eder's Delta from both z-scores of every column, by falling frequency; see the [module](self).
pub fn eder_delta(scores: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let n = scores.clone().count() as f64;
    let weighted = |(i, (x, y)): (u32, (f64, f64))| (x - y).abs() * (n - f64::from(i));
    let sum = (0..).zip(scores).map(weighted).fold(0.0, |sum: f64, x| sum + x);
    if n == 0.0 || sum.is_nan() { f64::NAN } else { sum / (n * n) }
}
