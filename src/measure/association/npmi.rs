//! How close do two things come to meeting always, or never? Normalised PMI.
//!
//! ```text
//! NPMI = ln( p_xy / (p_x · p_y) ) / (−ln p_xy),   p_xy = O₁₁/N,  p_x = R₁/N,  p_y = C₁/N
//! ```
//!
//! The same N under all three, so that `p_xy` is at most `p_x` and `p_y`. A ratio of logarithms: no
//! base. Range: −1 (they never meet, O₁₁ = 0) over 0 (chance) to 1 (only together; by convention
//! also if `p_xy` = 1). NaN if the event or the first side never occurs.
//!
//! Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. *GSCL*,
//! 31–40.

use super::{Contingency, pmi};
use crate::measure::special::ratio::log2_ratio;

/// Normalised PMI; see the [module](self).
pub fn npmi(table: Contingency) -> f64 {
    let pmi = pmi(table);
    if pmi.is_nan() {
        return pmi;
    }
    if table.o11 == 0 {
        return -1.0;
    }
    if table.o11 == table.n() {
        return 1.0;
    }
    let surprise = log2_ratio(u128::from(table.n()), u128::from(table.o11));
    (pmi / surprise).clamp(-1.0, 1.0)
}

/// The NPMI of two that never met, had they met as often as the upper Poisson limit of 0 says:
///
/// ```text
/// O₁₁ = min( −ln( (1 − level)/2 ), R₁, C₁ )
/// ```
pub fn npmi_highest_unseen(table: Contingency, level: f64) -> f64 {
    let [r1, c1, n] = [table.r1(), table.n1(), table.n()].map(|count| count as f64);
    let o11 = (-libm::log((1.0 - level) / 2.0)).min(r1).min(c1);
    if o11 >= n {
        return 1.0;
    }
    (libm::log(o11 * n / (r1 * c1)) / -libm::log(o11 / n)).clamp(-1.0, 1.0)
}
