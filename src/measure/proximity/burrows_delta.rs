//! How far apart do two texts use the most frequent words? The mean difference of z-scores.
//!
//! ```text
//! Δ = Σ_i |z_i(A) − z_i(B)| / n,   z_i = (f_i − mean f_i) / sd f_i
//! ```
//!
//! f: relative frequency of word i; mean and sample standard deviation (n − 1) over the texts.
//! Unit: standard deviations. Range: 0 (same frequencies) up. NaN without a column.
//!
//! Burrows, J. (2002). 'Delta': a measure of stylistic difference and a guide to likely
//! authorship. *Literary and Linguistic Computing* 17(3), 267–287. Argamon, S. (2008).
//! Interpreting Burrows's Delta. *Literary and Linguistic Computing* 23(2), 131–147.

/// Burrows' Delta from both z-scores of every column; see the [module](self).
pub fn burrows_delta(scores: impl Iterator<Item = (f64, f64)>) -> f64 {
    let add = |(sum, n): (f64, f64), (x, y): (f64, f64)| (sum + (x - y).abs(), n + 1.0);
    let (sum, n) = scores.fold((0.0, 0.0), add);
    if n == 0.0 || sum.is_nan() { f64::NAN } else { sum / n }
}
