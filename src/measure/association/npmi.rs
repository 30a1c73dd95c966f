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

/// The standard error of NPMI if units were independent, with half a unit more in each cell:
///
/// ```text
/// SE² = Σ O_ij · d_ij²,   d_ij = (e_ij − NPMI · f_ij) / B,   B = −ln(O₁₁/N)
/// e_ij = [i = j = 1]/O₁₁ + 1/N − [i = 1]/R₁ − [j = 1]/C₁,   f_ij = 1/N − [i = j = 1]/O₁₁
/// ```
///
/// `d_ij`: how far one unit more in the cell moves NPMI.
pub fn npmi_error(table: Contingency) -> f64 {
    let cells = [table.o11, table.o12, table.o21, table.o22].map(|count| count as f64 + 0.5);
    let all = cells.iter().sum::<f64>();
    let (r1, c1) = (cells[0] + cells[1], cells[0] + cells[2]);
    let surprise = -libm::log(cells[0] / all);
    let value = libm::log(cells[0] * all / (r1 * c1)) / surprise;
    let square = |(cell, count): (usize, &f64)| {
        let [both, first, second] = [cell == 0, cell < 2, cell % 2 == 0].map(f64::from);
        let above = both / cells[0] + 1.0 / all - first / r1 - second / c1;
        let below = 1.0 / all - both / cells[0];
        let slope = (above - value * below) / surprise;
        count * slope * slope
    };
    cells.iter().enumerate().map(square).sum::<f64>().sqrt()
}
