//! What share of the words of the mean document do both have? Dice's coefficient of two sets.
//!
//! ```text
//! D(A, B) = 2·|A ∩ B| / (|A| + |B|)
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (same set). NaN if both sets are empty.
//!
//! Dice, L. R. (1945). Measures of the amount of ecologic association between species. *Ecology*
//! 26, 297–302.

use super::{Sets, ratio};

/// Dice's coefficient; see the [module](self).
pub fn dice(Sets { both, a, b, .. }: Sets) -> f64 {
    ratio(both, a, b)
}
