//! How surely does each bring the other along, at the least? Minimum sensitivity.
//!
//! ```text
//! MS = min( O₁₁ / R₁, O₁₁ / C₁ )
//! ```
//!
//! Range: 0 (never together) to 1 (only together). NaN if the event or the first side never occurs.
//!
//! Pedersen, T. & Bruce, R. (1996). *What to infer from a description*. Technical report 96-CSE-04,
//! Southern Methodist University.

use super::Contingency;
use crate::measure::share;

/// Minimum sensitivity; see the [module](self).
pub fn min_sensitivity(table: Contingency) -> f64 {
    if table.expects_none() {
        return f64::NAN;
    }
    share(table.o11, table.r1().max(table.n1()))
}
