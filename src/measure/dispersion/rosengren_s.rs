//! Rosengren's S: what share of its occurrences does the item keep if its spread is taken into
//! account?
//!
//! ```text
//! S = (Σ √(sᵢ · vᵢ))² / f
//! ```
//!
//! Range: min s (all in the smallest part) to 1 (as even as the sizes). One part: 1.
//!
//! Rosengren (1971), The quantitative concept of language, Études de linguistique appliquée 1,
//! pp. 103-127; for parts of different sizes Gries (2008), IJCL 13(4), p. 407.

use super::Spread;

/// S of an item that occurs.
pub fn rosengren_s(spread: Spread<'_>) -> f64 {
    let sum: f64 = spread.parts.iter().map(|part| (part.size as f64 * part.v as f64).sqrt()).sum();
    (sum * sum / (spread.of.size as f64 * spread.count() as f64)).min(1.0)
}
