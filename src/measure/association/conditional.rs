//! How likely is the one where the other is? Conditional probabilities, in both directions.
//!
//! ```text
//! P(2|1) = O₁₁ / R₁       of the side, given the row (the event)
//! P(1|2) = O₁₁ / C₁       of the row, given the side
//! ```
//!
//! Unit: probability. Range: 0 to 1. P(2|1) is NaN if the event never occurs, P(1|2) if the first
//! side is empty.
//!
//! Durrant, P. (2008). *High frequency collocations and second language learning*. Thesis,
//! University of Nottingham, p. 84.

use super::Contingency;
use crate::measure::share;

/// P(2|1) and P(1|2); see the [module](self).
pub fn conditional(table: Contingency) -> (f64, f64) {
    (share(table.o11, table.r1()), share(table.o11, table.n1()))
}
