//! How likely is so large a G² by chance, if the units come in documents? Rao and Scott's test.
//!
//! ```text
//! F = G² / δ,   δ = max(1, V / V₀),   p = P( F₁,ₙ₋₁ ≥ F ) = P( |Tₙ₋₁| ≥ √F )
//! V = n/(n − 1) · Σ u²,   u = o − c·R₁/N − r·C₁/N + s·R₁C₁/N²,   V₀ = R₁R₂C₁C₂ / N³
//! ```
//!
//! o, r, c, s: the pair's, the first's, the second's and all units of a document; O₁₁, R₁, C₁, N:
//! their sums over n documents; u: what a document adds to O₁₁ − E₁₁. δ is the design effect: how
//! much further O₁₁ strays than if units were independent; below 1 it is taken for chance. Range: 0
//! to 1. NaN for fewer than two documents, or where a row or a column is empty, so that nothing can
//! be told apart.
//!
//! Rao, J. N. K. & Scott, A. J. (1984). On chi-squared tests for multiway contingency tables with
//! cell proportions estimated from survey data. *Annals of Statistics* 12(1), 46–60.

use super::{Contingency, g2};
use crate::measure::special::student_t::t_sf;

/// p of the table that `documents` add up to; see the [module](self).
pub fn clustered_p(table: Contingency, documents: &[Contingency]) -> f64 {
    let [r1, r2, c1, c2] = [table.r1(), table.r2(), table.n1(), table.n2()].map(|sum| sum as f64);
    if documents.len() < 2 || [r1, r2, c1, c2].contains(&0.0) {
        return f64::NAN;
    }
    let (n, all) = (documents.len() as f64, table.n() as f64);
    let u = |doc: &Contingency| {
        let [both, first, second, units] =
            [doc.o11, doc.r1(), doc.n1(), doc.n()].map(|count| count as f64);
        both - second * (r1 / all) - first * (c1 / all) + units * (r1 / all) * (c1 / all)
    };
    let v = n / (n - 1.0) * documents.iter().map(|doc| u(doc) * u(doc)).sum::<f64>();
    let v0 = (r1 / all) * (r2 / all) * (c1 / all) * c2;
    let f = g2(table).abs() / (v / v0).max(1.0);
    (2.0 * t_sf(f.sqrt(), n - 1.0)).min(1.0)
}
