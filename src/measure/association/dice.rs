//! Which share of all occurrences of both is together? Dice coefficient.
//!
//! ```text
//! D = 2 · O₁₁ / (R₁ + C₁)
//! ```
//!
//! Range: 0 (never together) to 1 (only together). It does not depend on N. NaN if neither occurs.
//!
//! Smadja, F., `McKeown`, K. R. & Hatzivassiloglou, V. (1996). Translating collocations for
//! bilingual lexicons. *Computational Linguistics* 22(1), 1–38.

use super::Contingency;
use crate::measure::share;

/// Dice coefficient; see the [module](self).
pub fn dice(table: Contingency) -> f64 {
    share(2 * table.o11, table.r1() + table.n1())
}
