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
