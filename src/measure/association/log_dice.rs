//! How close do two words come to standing only together, whatever the size of the corpus? logDice.
//!
//! ```text
//! logDice = 14 + log2 D,   D = 2 · O₁₁ / (R₁ + C₁)
//! ```
//!
//! Unit: doublings. Range: −∞ (never together) to 14 (only together); below 0 there is less than
//! one common occurrence in 16,000. NaN if neither occurs.
//!
//! Rychlý, P. (2008). A lexicographer-friendly association score. *RASLAN*, 6–9.

use super::Contingency;
use crate::measure::special::ratio::log2_ratio;

/// logDice; see the [module](self).
pub fn log_dice(table: Contingency) -> f64 {
    let both = u128::from(table.r1()) + u128::from(table.n1());
    if both == 0 { f64::NAN } else { 14.0 + log2_ratio(2 * u128::from(table.o11), both) }
}
