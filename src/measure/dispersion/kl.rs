//! Kullback-Leibler divergence of the item's shares from those of the parts, in bits.
//!
//! ```text
//! KL = Σ (vᵢ/f) · log₂((vᵢ/f) / sᵢ),   0 · log 0 = 0
//! ```
//!
//! Range: 0 (as even as the sizes) to −log₂ min s (all in the smallest part). One part: 0.
//!
//! Gries (2020), Analyzing dispersion, in: A practical handbook of corpus linguistics, p. 106.

use super::Spread;

/// KL of an item that occurs.
pub fn kl(spread: Spread<'_>) -> f64 {
    let (f, size) = (spread.count() as f64, spread.of.size as f64);
    let with = spread.parts.iter().filter(|part| part.v > 0);
    let term = |v: f64, part: f64| v / f * libm::log2(v * size / (part * f));
    let sum: f64 = with.map(|part| term(part.v as f64, part.size as f64)).sum();
    sum.max(0.0)
}
