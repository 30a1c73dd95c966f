//! In how similar proportions do two rows use their words? Cosine of the angle between them.
//!
//! ```text
//! cos(x, y) = Σ_i x_i·y_i / √( Σ_i x_i² · Σ_i y_i² )
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (same proportions) for weights ≥ 0, −1 to 1
//! otherwise. NaN if a row is all zeros: it has no direction.

use super::{Row, shared};

/// Cosine of two rows; see the [module](self).
pub fn cosine<W: Copy + Into<f64>>(a: Row<'_, W>, b: Row<'_, W>) -> f64 {
    let dot = shared(a.ids, b.ids)
        .map(|(i, j)| a.weights[i].into() * b.weights[j].into())
        .fold(0.0, |sum: f64, product| sum + product);
    cosine_of_sums(dot, square(a), square(b))
}

/// Cosine from Σ x·y, Σ x² and Σ y²; see the [module](self).
pub fn cosine_of_sums(xy: f64, xx: f64, yy: f64) -> f64 {
    // The root of the product, not the product of the roots: a row is exactly 1 from itself.
    let length = (xx * yy).sqrt();
    if length == 0.0 { f64::NAN } else { (xy / length).clamp(-1.0, 1.0) }
}

fn square<W: Copy + Into<f64>>(row: Row<'_, W>) -> f64 {
    row.weights.iter().map(|&w| w.into() * w.into()).fold(0.0, |sum: f64, w| sum + w)
}
