//! How unlikely is it that both sides have the same rate? Signed log-likelihood ratio G², 4 cells.
//!
//! ```text
//! G² = 2 · Σ_ij O_ij · ln(O_ij / E_ij),   0 · ln 0 = 0
//! ```
//!
//! Natural logarithm. Unit: nats, doubled, to be compared with χ² of one degree of freedom
//! ([`chi2_sf_1df`] of its absolute value). Range: all reals, with the sign of O₁₁ − E₁₁: positive
//! where the first side has the higher rate. A term absent from both sides gives 0. NaN if a side
//! is empty: there is nothing to compare.
//!
//! Computed as 2 · Σ D(O, E) with the [`deviance`] D of each cell, which is the same sum since Σ O
//! = Σ E. All four parts are ≥ 0, and O − E = ± (O₁₁O₂₂ − O₁₂O₂₁) / N comes from whole numbers, so
//! nothing cancels near independence.
//!
//! Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
//! *Computational Linguistics* 19(1), 61–74.
//!
//! [`chi2_sf_1df`]: crate::measure::special::chi_square::chi2_sf_1df

use super::Contingency;
use crate::measure::special::deviance::deviance;

/// Signed G² of the table; see the [module](self).
pub fn g2(table: Contingency) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    let (r1, r2) = (table.r1() as f64, table.r2() as f64);
    let (c1, c2) = (table.n1() as f64, table.n2() as f64);
    let (n, difference) = (table.n() as f64, table.difference());
    let g2 = 2.0
        * (deviance(table.o11 as f64, r1 / n * c1, difference)
            + deviance(table.o12 as f64, r1 / n * c2, -difference)
            + deviance(table.o21 as f64, r2 / n * c1, -difference)
            + deviance(table.o22 as f64, r2 / n * c2, difference));
    if difference < 0.0 { -g2 } else { g2 }
}
