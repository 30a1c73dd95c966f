//! Average logarithmic distance: of what order is the distance that a token lies in?
//!
//! ```text
//! ALD = (1/N) · Σ dᵢ log₁₀ dᵢ,   f_ALD = N · 10^(−ALD)
//! ```
//!
//! over the [distances](super::distances) of f occurrences in N tokens. Unit: powers of ten of
//! tokens; of `f_ALD` occurrences. Range: log₁₀(N/f) (evenly far apart) to log₁₀ N (all at one
//! place), of `f_ALD` f to 1. `f_AWT` ≤ `f_ALD` ≤ f.
//!
//! Savický & Hlaváčová (2002), Measures of word commonness, Journal of Quantitative Linguistics
//! 9(3), pp. 215-231.

use super::distances::Sums;

/// ALD from Σ dᵢ log₁₀ dᵢ and N; see the [module](self).
pub fn ald(sums: Sums, n: u64) -> f64 {
    sums.logs / n as f64
}

/// `f_ALD` from Σ dᵢ log₁₀ dᵢ and N; see the [module](self).
pub fn f_ald(sums: Sums, n: u64) -> f64 {
    n as f64 * libm::pow(10.0, -ald(sums, n))
}
