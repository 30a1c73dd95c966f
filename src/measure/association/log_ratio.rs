//! How many times as frequent is it on the first side? Log ratio, in doublings.
//!
//! ```text
//! LR = log2( ((a + ½) / (n₁ + ½)) / ((b + ½) / (n₂ + ½)) ),   a = O₁₁, b = O₁₂
//! ```
//!
//! Unit: doublings (1 = twice the rate, −1 = half of it). Range: all reals; the halves, added for
//! all terms, keep it finite when a count is 0. NaN if a side is empty: it has no rate.
//!
//! ```text
//! SE(ln RR) = √( 1/(a + ½) + 1/(b + ½) − 1/(n₁ + ½) − 1/(n₂ + ½) )
//! low, high = LR ∓ z · SE / ln 2,   P(|Z| ≤ z) = level
//! ```
//!
//! The interval takes tokens as independent; where words come in bursts it is too narrow.
//!
//! Hardie, A. (2014). *Log Ratio: an informal introduction*, CASS (the measure). Walter, S. D.
//! (1975). The distribution of Levin's measure of attributable risk. *Biometrika* 62(2), 371–374
//! (the halves). Katz, D., Baptista, J., Azen, S. P. & Pike, M. C. (1978). Obtaining confidence
//! intervals for the risk ratio in cohort studies. *Biometrics* 34(3), 469–474 (the interval).

use std::f64::consts::LN_2;

use super::Contingency;
use crate::measure::special::normal::normal_critical;
use crate::measure::special::ratio::log2_ratio;

/// Log ratio of the table; see the [module](self).
pub fn log_ratio(table: Contingency) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    // Both products, times four, in whole numbers: near LR = 0 their difference keeps its digits.
    let first = (2 * u128::from(table.o11) + 1) * (2 * u128::from(table.n2()) + 1);
    let second = (2 * u128::from(table.o12) + 1) * (2 * u128::from(table.n1()) + 1);
    log2_ratio(first, second)
}

/// The limits of the log ratio at confidence `level`, 0 < level < 1; see the [module](self).
pub fn log_ratio_interval(table: Contingency, level: f64) -> (f64, f64) {
    log_ratio_limits(table, normal_critical(level))
}

/// The limits of the log ratio, `z` standard errors away; see the [module](self).
pub fn log_ratio_limits(table: Contingency, z: f64) -> (f64, f64) {
    let [a, b, n1, n2] =
        [table.o11, table.o12, table.n1(), table.n2()].map(|count| count as f64 + 0.5);
    // 1/a − 1/n₁ = O₂₁ / (a · n₁), where nothing cancels.
    let se = (table.o21 as f64 / a / n1 + table.o22 as f64 / b / n2).sqrt();
    let reach = z * se / LN_2;
    let middle = log_ratio(table);
    (middle - reach, middle + reach)
}
