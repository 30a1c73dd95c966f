//! Deviation of proportions: how far is the item from lying in each part by the part's size?
//!
//! ```text
//! DP = ½ · Σ |vᵢ/f − sᵢ| = Σ |vᵢ·S − Sᵢ·f| / (2·f·S)
//! ```
//!
//! Range: 0 (as even as the sizes) to 1 − min s (all in the smallest part). One part: 0.
//!
//! Gries (2008), Dispersions and adjusted frequencies in corpora, IJCL 13(4), p. 415.

use super::Spread;

/// DP of an item that occurs.
pub fn dp(spread: Spread<'_>) -> f64 {
    let (sum, twice_f) = spread.deviation();
    sum / (twice_f * spread.of.size as f64)
}
