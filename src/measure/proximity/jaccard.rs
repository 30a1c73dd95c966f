//! What share of the words of either do both have? Jaccard's coefficient of two sets.
//!
//! ```text
//! J(A, B) = |A ∩ B| / |A ∪ B|,   |A ∪ B| = |A| + |B| − |A ∩ B|
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (same set). NaN if both sets are empty: two
//! documents without words are neither alike nor different.
//!
//! Jaccard, P. (1901). Étude comparative de la distribution florale dans une portion des Alpes et
//! du Jura. *Bulletin de la Société vaudoise des sciences naturelles* 37, 547–579.

use super::shared;

/// Jaccard's coefficient of two lists of strictly ascending ids; see the [module](self).
pub fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    jaccard_of_sizes(shared(a, b).count() as u64, a.len() as u64, b.len() as u64)
}

/// Jaccard's coefficient from |A ∩ B|, |A| and |B|; see the [module](self).
pub fn jaccard_of_sizes(both: u64, a: u64, b: u64) -> f64 {
    let either = a + b - both;
    if either == 0 { f64::NAN } else { both as f64 / either as f64 }
}
