//! Between which limits does the rate of independent events lie? Exact Poisson limits.
//!
//! ```text
//! low  = χ²(α/2; 2k) / 2s,   high = χ²(1 − α/2; 2k + 2) / 2s,   α = 1 − level
//! ```
//!
//! k: count; s: exposure (tokens); χ²(p; df): quantile. Unit: events a unit of exposure. Range: 0
//! and above; low = 0 at k = 0. NaN if s ≤ 0 or the level is not between 0 and 1. Covers at
//! least `level`, if tokens are independent: words that come in bursts need more.
//!
//! Garwood, F. (1936). Fiducial limits for the Poisson distribution. *Biometrika* 28(3/4), 437–442.

use crate::measure::special::chi_square::{chi2_quantile, chi2_upper_quantile};

/// Limits of the rate `count / exposure`; see the [module](self).
pub fn poisson_rate(count: u64, exposure: f64, level: f64) -> (f64, f64) {
    if !(exposure > 0.0 && 0.0 < level && level < 1.0) {
        return (f64::NAN, f64::NAN);
    }
    let (tail, twice) = ((1.0 - level) / 2.0, 2.0 * count as f64);
    let low = if count > 0 { chi2_quantile(tail, twice) / 2.0 } else { 0.0 };
    (low / exposure, chi2_upper_quantile(tail, twice + 2.0) / 2.0 / exposure)
}
