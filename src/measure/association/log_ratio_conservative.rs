//! How many times as frequent is it at the least? The limit of the log ratio that is nearest to 0.
//!
//! ```text
//! LRC = low if low > 0,  high if high < 0,  otherwise 0
//! low, high = LR ∓ z · SE / ln 2,   P(|Z| > z) = α′
//! Bonferroni: α′ = α / m        Šidák: α′ = 1 − (1 − α)^(1/m)
//! ```
//!
//! LR and SE as in [`log_ratio`](super::log_ratio()), with its halves; m: terms that are compared.
//! All m intervals together hold their values at confidence 1 − α. Unit: doublings. Range: all
//! reals; 0 for whatever may be chance. Takes tokens as independent. NaN if a side is empty.
//!
//! Evert, S. (2022). *Measuring keyness*. Digital Humanities 2022 (the measure; there with other
//! limits for rare words).

use super::Contingency;
use super::log_ratio::log_ratio_limits;
use crate::measure::special::normal::normal_quantile;

/// The limit nearest to 0, `z` standard errors away; see the [module](self).
pub fn log_ratio_conservative(table: Contingency, z: f64) -> f64 {
    let (low, high) = log_ratio_limits(table, z);
    if low.is_nan() {
        return f64::NAN;
    }
    if low > 0.0 { low } else { high.min(0.0) }
}

/// z for one of `tests` intervals, by Bonferroni.
pub fn bonferroni(alpha: f64, tests: u64) -> f64 {
    -normal_quantile(alpha / tests as f64 / 2.0)
}

/// z for one of `tests` intervals, by Šidák.
pub fn sidak(alpha: f64, tests: u64) -> f64 {
    -normal_quantile(-libm::expm1(libm::log1p(-alpha) / tests as f64) / 2.0)
}
