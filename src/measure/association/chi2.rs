//! How far are the counts from equal rates? Signed chi-square after Pearson.
//!
//! ```text
//! χ² = Σ_ij (O_ij − E_ij)² / E_ij = N · (O₁₁O₂₂ − O₁₂O₂₁)² / (R₁ · R₂ · C₁ · C₂)
//! ```
//!
//! To be compared with χ² of one degree of freedom; not to be trusted where an E is below 5. Range:
//! −N to N, with the sign of O₁₁ − E₁₁. 0 if a row is empty: nothing departs from anything. NaN if
//! a side is empty.
//!
//! Pearson, K. (1900). On the criterion that a given system of deviations … *Philosophical
//! Magazine* 50, 157–175.

use super::Contingency;

/// Signed χ² of the table; see the [module](self).
pub fn chi2(table: Contingency) -> f64 {
    let (same, crossed) = table.products();
    table.signed(of_distance(table, same.abs_diff(crossed) as f64))
}

/// χ² where |O₁₁O₂₂ − O₁₂O₂₁| is `distance`.
pub(super) fn of_distance(table: Contingency, distance: f64) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    if distance == 0.0 {
        return 0.0; // also where a row is empty, and the quotient is 0 / 0
    }
    let rows = table.r1() as f64 * table.r2() as f64;
    let sides = table.n1() as f64 * table.n2() as f64;
    table.n() as f64 * (distance / rows) * (distance / sides)
}
