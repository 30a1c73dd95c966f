//! How many times as frequent is it on the first side? Log ratio as Hardie has it.
//!
//! ```text
//! LR = log2( (a / n₁) / (b / n₂) ),   a = ½ if a = 0, b = ½ if b = 0
//! ```
//!
//! Only a count of 0 is moved, and no size; [`log_ratio`](super::log_ratio()) adds the half for all
//! terms. Unit: doublings. Range: all reals; exchanging the sides changes the sign. A term seen
//! once against none is put as high as one seen twice against one. NaN if a side is empty, or the
//! term is absent from both.
//!
//! Hardie, A. (2014). *Log Ratio: an informal introduction*, CASS.

use super::Contingency;
use crate::measure::special::ratio::log2_ratio;

/// Log ratio with zero counts as ½; see the [module](self).
pub fn log_ratio_hardie(table: Contingency) -> f64 {
    if table.has_empty_side() || table.r1() == 0 {
        return f64::NAN;
    }
    let twice = |count: u64| if count == 0 { 1 } else { 2 * u128::from(count) };
    let (n1, n2) = (u128::from(table.n1()), u128::from(table.n2()));
    log2_ratio(twice(table.o11) * n2, twice(table.o12) * n1)
}
