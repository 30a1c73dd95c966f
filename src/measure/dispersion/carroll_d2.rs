//! Carroll's D₂: over how many parts, as it were, does the item spread?
//!
//! ```text
//! D₂ = −Σ qᵢ · ln qᵢ / ln n,   qᵢ = pᵢ / Σ p,   pᵢ = vᵢ / Sᵢ,   0 · ln 0 = 0
//! ```
//!
//! Range: 0 (one part has all) to 1 (all rates are equal); any base of the logarithm gives the
//! same. One part: NaN, ln n is 0.
//!
//! Carroll (1970), An alternative to Juilland's usage coefficient, Computer Studies in the
//! Humanities and Verbal Behavior 3(2), pp. 61-65.

use super::Spread;

/// D₂ of an item that occurs.
pub fn carroll_d2(spread: Spread<'_>) -> f64 {
    if spread.of.n < 2 {
        return f64::NAN;
    }
    let rates = || spread.parts.iter().filter(|part| part.v > 0).map(|part| part.rate());
    let sum: f64 = rates().sum();
    let entropy: f64 = rates().map(|p| p / sum).map(|q| -q * libm::log(q)).sum();
    // Adding 0 makes −0 a 0.
    (entropy / libm::log(spread.of.n as f64)).min(1.0) + 0.0
}
