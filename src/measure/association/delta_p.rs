//! How much more likely does the one make the other? ΔP, in both directions.
//!
//! ```text
//! ΔP(2|1) = O₁₁/R₁ − O₂₁/R₂       what the row (the event) tells of the side
//! ΔP(1|2) = O₁₁/C₁ − O₁₂/C₂       what the side tells of the row
//! ```
//!
//! Keyness: ΔP(2|1) is how much more likely a token is of the target if it is the term; ΔP(1|2) is
//! the difference of both rates. Unit: probability. Range: −1 to 1. ΔP(2|1) is NaN if a row is
//! empty, ΔP(1|2) if a side is.
//!
//! Both are (O₁₁O₂₂ − O₁₂O₂₁) over the product of two margins, whole numbers up to the last step.
//!
//! Gries, S. Th. (2013). 50-something years of work on collocations. *International Journal of
//! Corpus Linguistics* 18(1), 137–166.

use super::Contingency;

/// ΔP(2|1) and ΔP(1|2); see the [module](self).
pub fn delta_p(table: Contingency) -> (f64, f64) {
    let (same, crossed) = table.products();
    let over = |one: u64, other: u64| {
        let product = u128::from(one) * u128::from(other);
        if product == 0 {
            return f64::NAN;
        }
        table.signed(same.abs_diff(crossed) as f64 / product as f64)
    };
    (over(table.r1(), table.r2()), over(table.n1(), table.n2()))
}
