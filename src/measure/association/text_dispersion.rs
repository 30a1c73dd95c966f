//! Do more texts of the first side have the word at all? Text dispersion keyness.
//!
//! ```text
//! G² = 2 · Σ_ij O_ij · ln(O_ij / E_ij),   O₁₁, O₁₂: documents with the term; O₂₁, O₂₂: without
//! ```
//!
//! [`g2`](super::g2()) of a table of documents, in which a text that says a word a hundred times
//! weighs as much as one that says it once. Natural logarithm; signed; range and NaN as there.
//!
//! Egbert, J. & Biber, D. (2019). Incorporating text dispersion into keyword analyses. *Corpora*
//! 14(1), 77–104.

use super::{Contingency, g2};

/// Signed G² of a table of documents; see the [module](self).
pub fn text_dispersion(documents: Contingency) -> f64 {
    g2(documents)
}
