//! Average waiting time: how many tokens does a reader wait for the next occurrence?
//!
//! ```text
//! AWT = ½ · (1 + (1/N) · Σ dᵢ²),   f_AWT = N² / Σ dᵢ² = N / (2·AWT − 1)
//! ```
//!
//! over the [distances](super::distances) of f occurrences in N tokens, of which one is drawn to
//! begin with and counts as waited for. Unit: tokens; of `f_AWT` occurrences. Range: ½ (1 + N/f)
//! (evenly far apart) to ½ (1 + N) (all at one place), of `f_AWT` f to 1.
//!
//! Savický & Hlaváčová (2002), Measures of word commonness, Journal of Quantitative Linguistics
//! 9(3), pp. 215-231.

use super::distances::Sums;

/// AWT from Σ dᵢ² and N; see the [module](self).
pub fn awt(sums: Sums, n: u64) -> f64 {
    (u128::from(n) + sums.squares) as f64 / (2.0 * n as f64)
}

/// `f_AWT` from Σ dᵢ² and N; see the [module](self).
pub fn f_awt(sums: Sums, n: u64) -> f64 {
    let wide = u128::from(n);
    (wide * wide) as f64 / sums.squares as f64
}
