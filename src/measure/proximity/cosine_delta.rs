//! Do two texts prefer and avoid the same frequent words? The angle between their z-scores.
//!
//! ```text
//! Δ = 1 − cos(z(A), z(B))
//! ```
//!
//! Unit: none. Range: 0 (same direction) to 2 (opposite). NaN if all z-scores of a text are 0: it
//! has no direction.
//!
//! Smith, P. & Aldridge, W. (2011). Improving authorship attribution: optimizing Burrows' Delta
//! method. *Journal of Quantitative Linguistics* 18(1), 63–88. Evert, S. et al. (2017).
//! Understanding and explaining Delta measures for authorship attribution. *Digital Scholarship in
//! the Humanities* 32, suppl. 2, ii4–ii16.

use super::{Row, cosine};

/// Cosine Delta of two rows of z-scores; see the [module](self).
pub fn cosine_delta(a: Row<'_, f64>, b: Row<'_, f64>) -> f64 {
    let cosine = cosine(a, b);
    if cosine.is_nan() { f64::NAN } else { 1.0 - cosine }
}
