//! How many times as high are the odds on the first side? Odds ratio with halves, and its interval.
//!
//! ```text
//! OR = (O₁₁ + ½)(O₂₂ + ½) / ((O₁₂ + ½)(O₂₁ + ½))
//! low, high = OR · exp(∓ z · SE),   SE = √( Σ_ij 1 / (O_ij + ½) ),   P(|Z| ≤ z) = level
//! ```
//!
//! Unit: a ratio; 1 is no difference. Range: above 0; exchanging the sides gives 1 / OR. The
//! halves, in all tables, keep it finite where a cell is 0. NaN if a side is empty. The interval
//! takes tokens as independent.
//!
//! Haldane, J. B. S. (1956). The estimation and significance of the logarithm of a ratio of
//! frequencies. *Annals of Human Genetics* 20, 309–311. Anscombe, F. J. (1956). On estimating
//! binomial response relations. *Biometrika* 43, 461–464. Pojanapunya, P. & Watson Todd, R. (2018).
//! Log-likelihood and odds ratio. *Corpus Linguistics and Linguistic Theory* 14(1), 133–167.

use super::Contingency;

/// Odds ratio of the table; see the [module](self).
pub fn odds_ratio(table: Contingency) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    let [o11, o12, o21, o22] = halves(table);
    (o11 / o12) * (o22 / o21)
}

/// The limits of the odds ratio, `z` standard errors of its logarithm away; see the [module](self).
pub fn odds_ratio_limits(table: Contingency, z: f64) -> (f64, f64) {
    let se = halves(table).map(|cell| 1.0 / cell).iter().sum::<f64>().sqrt();
    let (middle, factor) = (odds_ratio(table), libm::exp(z * se));
    (middle / factor, middle * factor)
}

fn halves(table: Contingency) -> [f64; 4] {
    [table.o11, table.o12, table.o21, table.o22].map(|cell| cell as f64 + 0.5)
}
