//! DA: how far is the rate of one part from that of another, over all pairs?
//!
//! ```text
//! DA = 1 − mean |pᵢ − pⱼ| / (2 · mean p),   i < j,   pᵢ = vᵢ / Sᵢ
//! ```
//!
//! Range: 0 (one part has all) to 1 (all rates are equal). One part: NaN, there is no pair.
//!
//! The sum over pairs of sorted rates is Σ (2·r − n − 1) · p₍ᵣ₎ with the rank r, so that sorting is
//! the dearest part.
//!
//! Burch, Egbert & Biber (2017), Measuring and interpreting lexical dispersion in corpus
//! linguistics, Journal of Research Design and Statistics in Linguistics and Communication Science
//! 3(2), pp. 189-216.

use super::Spread;

/// DA of an item that occurs.
pub fn da(spread: Spread<'_>) -> f64 {
    if spread.of.n < 2 {
        return f64::NAN;
    }
    let with = spread.parts.iter().filter(|part| part.v > 0);
    let mut rates: Vec<f64> = with.map(|part| part.rate()).collect();
    rates.sort_unstable_by(f64::total_cmp);
    let n = spread.of.n as f64;
    // Parts without the item have the first ranks and the rate 0.
    let before = (spread.of.n - rates.len() as u64) as f64;
    let pairs: f64 =
        (1..).zip(&rates).map(|(r, &p)| (2.0 * (before + f64::from(r)) - n - 1.0) * p).sum();
    let sum: f64 = rates.iter().sum();
    // mean |pᵢ − pⱼ| / (2 · mean p) = pairs / C(n, 2) / (2 · sum / n)
    if rates.len() == 1 { 0.0 } else { (1.0 - pairs / ((n - 1.0) * sum)).clamp(0.0, 1.0) }
}
