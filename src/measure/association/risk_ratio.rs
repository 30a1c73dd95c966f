//! Between which limits lies the ratio of two rates? After Katz, for the measures made of it.
//!
//! ```text
//! RR = (a / n₁) / (b / n₂)
//! low, high = RR · exp(∓ z · SE),   SE = √( 1/a − 1/n₁ + 1/b − 1/n₂ )
//! ```
//!
//! Where a count is 0, RR is 0 or infinite and has no standard error: the limit on that side is RR
//! itself, and the other is that of the counts and sizes with ½ added. NaN if a side is empty, or
//! the term is absent from both. Takes tokens as independent.
//!
//! Katz, D., Baptista, J., Azen, S. P. & Pike, M. C. (1978). Obtaining confidence intervals for the
//! risk ratio in cohort studies. *Biometrics* 34(3), 469–474.

use super::Contingency;

/// The ratio of the rates of both sides; see the [module](self).
pub fn risk_ratio(table: Contingency) -> f64 {
    let (here, there) = cross(table);
    if table.has_empty_side() || table.r1() == 0 { f64::NAN } else { here / there }
}

/// Its limits, `z` standard errors of its logarithm away; see the [module](self).
pub fn risk_ratio_limits(table: Contingency, z: f64) -> (f64, f64) {
    let middle = risk_ratio(table);
    if middle.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    let added = if table.o11 == 0 || table.o12 == 0 { 0.5 } else { 0.0 };
    let [a, b, n1, n2] =
        [table.o11, table.o12, table.n1(), table.n2()].map(|count| count as f64 + added);
    // 1/a − 1/n₁ = O₂₁ / (a · n₁), where nothing cancels.
    let se = (table.o21 as f64 / a / n1 + table.o22 as f64 / b / n2).sqrt();
    let (ratio, factor) = ((a / n1) / (b / n2), libm::exp(z * se));
    let low = if table.o11 == 0 { middle } else { ratio / factor };
    (low, if table.o12 == 0 { middle } else { ratio * factor })
}

/// a · n₂ and b · n₁, rounded once.
fn cross(table: Contingency) -> (f64, f64) {
    let [a, b, n1, n2] = [table.o11, table.o12, table.n1(), table.n2()].map(u128::from);
    ((a * n2) as f64, (b * n1) as f64)
}
