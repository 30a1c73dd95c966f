//! How far are the counts from equal rates, allowing for their being whole? χ² after Yates.
//!
//! ```text
//! χ²_Y = N · max(0, |O₁₁O₂₂ − O₁₂O₂₁| − N/2)² / (R₁ · R₂ · C₁ · C₂)
//! ```
//!
//! The correction moves each cell by ½ towards its expectation, and never past it: where O₁₁ is
//! within ½ of E₁₁ the value is 0. It is applied to every table. Range: −N to N, with the sign of
//! O₁₁ − E₁₁. NaN if a side is empty.
//!
//! Yates, F. (1934). Contingency tables involving small numbers and the χ² test. *Supplement to the
//! Journal of the Royal Statistical Society* 1(2), 217–235.

use super::{Contingency, chi2};

/// Signed and corrected χ² of the table; see the [module](self).
pub fn chi2_yates(table: Contingency) -> f64 {
    let (same, crossed) = table.products();
    // Twice the distance is a whole number.
    let twice = (2 * same.abs_diff(crossed)).saturating_sub(u128::from(table.n()));
    let corrected = chi2::of_distance(table, twice as f64 / 2.0);
    if corrected == 0.0 { corrected } else { table.signed(corrected) }
}
