//! Which share of both rates is their difference? Difference coefficient.
//!
//! ```text
//! D = (a/n₁ − b/n₂) / (a/n₁ + b/n₂) = (RR − 1) / (RR + 1)
//! ```
//!
//! Range: −1 (only on the second side) to 1 (only on the first); exchanging the sides changes the
//! sign. Limits are those of the [ratio of rates](mod@super::risk_ratio), turned into D. NaN if a
//! side is empty, or the term is absent from both.
//!
//! Hofland, K. & Johansson, S. (1982). *Word frequencies in British and American English*, p. 14.

use super::Contingency;
use super::risk_ratio::risk_ratio_limits;

/// Difference coefficient of the table; see the [module](self).
pub fn diff_coefficient(table: Contingency) -> f64 {
    if table.has_empty_side() || table.r1() == 0 {
        return f64::NAN;
    }
    let (same, crossed) = table.products();
    let [a, b, n1, n2] = [table.o11, table.o12, table.n1(), table.n2()].map(u128::from);
    table.signed(same.abs_diff(crossed) as f64 / (a * n2 + b * n1) as f64)
}

/// The limits of the difference coefficient; see the [module](self).
pub fn diff_coefficient_limits(table: Contingency, z: f64) -> (f64, f64) {
    let (low, high) = risk_ratio_limits(table, z);
    (of_ratio(low), of_ratio(high))
}

fn of_ratio(ratio: f64) -> f64 {
    if ratio.is_infinite() { 1.0 } else { (ratio - 1.0) / (ratio + 1.0) }
}
