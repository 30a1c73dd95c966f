//! Average reduced frequency: how many occurrences would there be if those close together counted
//! less?
//!
//! ```text
//! ARF = (1/w) · Σ min(dᵢ, w),   w = N / f
//! ```
//!
//! over the [distances](super::distances) of f occurrences in N tokens. Range: 1 + (f − 1)·f/N
//! (side by side; 1 for a single one) to f (evenly far apart).
//!
//! Savický & Hlaváčová (2002), Measures of word commonness, Journal of Quantitative Linguistics
//! 9(3), pp. 215-231.

use super::distances::Sums;

/// ARF from Σ min(dᵢ·f, N) and N; see the [module](self).
pub fn arf(sums: Sums, n: u64) -> f64 {
    sums.reduced as f64 / n as f64
}
