//! How many times as often as by chance do two things meet? Pointwise mutual information.
//!
//! ```text
//! PMI = log2(O₁₁ / E₁₁) = log2( O₁₁ · N / (R₁ · C₁) )
//! ```
//!
//! Also called MI, or association ratio. Unit: bits (doublings). Range: −∞ (O₁₁ = 0: they never
//! meet) to log2 N. NaN if the event or the first side never occurs: nothing is expected. Highest
//! for pairs seen once; see [`npmi`](super::npmi()), [`pmi_k`](super::pmi_k()).
//!
//! Church, K. W. & Hanks, P. (1990). Word association norms, mutual information, and lexicography.
//! *Computational Linguistics* 16(1), 22–29.

use super::Contingency;
use crate::measure::special::ratio::log2_ratio;

/// Pointwise mutual information in bits; see the [module](self).
pub fn pmi(table: Contingency) -> f64 {
    if table.expects_none() {
        return f64::NAN;
    }
    let [o11, r1, c1, n] = [table.o11, table.r1(), table.n1(), table.n()].map(u128::from);
    log2_ratio(o11 * n, r1 * c1)
}
