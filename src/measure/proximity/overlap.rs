//! What share of the smaller set of words does the other hold?
//!
//! ```text
//! O(A, B) = |A ∩ B| / min(|A|, |B|)
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (the one holds all of the other). NaN if a set is
//! empty.
//!
//! Szymkiewicz, D. (1934). Une contribution statistique à la géographie floristique. *Acta
//! Societatis Botanicorum Poloniae* 11(3), 249–265.

use super::{Sets, containment_of_sizes};

/// Overlap coefficient; see the [module](self).
pub fn overlap(Sets { both, a, b, .. }: Sets) -> f64 {
    containment_of_sizes(both, a, b)
}
