//! Juilland's D: how little do the rates of the parts vary?
//!
//! ```text
//! D = 1 − V / √(n − 1),   V = σ(p) / mean(p),   pᵢ = vᵢ / Sᵢ,   σ² = Σ (pᵢ − mean)² / n
//! ```
//!
//! Range: 0 (one part has all) to 1 (all rates are equal). σ is the population's. One part: NaN.
//!
//! Juilland & Chang-Rodríguez (1964), Frequency dictionary of Spanish words, p. LIII; with rates,
//! for parts of different sizes, Gries (2020), Analyzing dispersion, p. 104.

use super::Spread;

/// D of an item that occurs.
pub fn juilland_d(spread: Spread<'_>) -> f64 {
    let n = spread.of.n as f64;
    if spread.of.n < 2 {
        return f64::NAN;
    }
    let rates = || spread.parts.iter().filter(|part| part.v > 0).map(|part| part.rate());
    let mean = rates().sum::<f64>() / n;
    let without = (spread.of.n - spread.range()) as f64;
    let squares = rates().map(|p| (p - mean) * (p - mean)).sum::<f64>() + without * mean * mean;
    let d = 1.0 - (squares / n).sqrt() / mean / (n - 1.0).sqrt();
    // An item of one part alone has 0, and not what rounding leaves of it.
    if spread.range() == 1 { 0.0 } else { d.max(0.0) }
}
