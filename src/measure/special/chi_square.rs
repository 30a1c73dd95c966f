//! How surprising is a chi-square, and where is a given share reached?

use std::f64::consts::PI;

use super::gamma::{gamma_q, gamma_quantile, gamma_upper_quantile};

/// The share above `x` of a chi-square distribution with `df` degrees of freedom.
pub fn chi2_sf(x: f64, df: f64) -> f64 {
    gamma_q(df / 2.0, x / 2.0)
}

/// The x below which the share `p` of a chi-square distribution lies.
pub fn chi2_quantile(p: f64, df: f64) -> f64 {
    2.0 * gamma_quantile(df / 2.0, p)
}

/// The x above which the share `q` of a chi-square distribution lies.
pub fn chi2_upper_quantile(q: f64, df: f64) -> f64 {
    2.0 * gamma_upper_quantile(df / 2.0, q)
}

/// The share above `x` with one degree of freedom: the p of a G² of a 2 × 2 table.
///
/// ```text
/// P(χ²₁ > x) = erfc(√(x / 2))
/// ```
///
/// 0 from about x = 1490 on, where [`chi2_ln_sf_1df`] goes on; NaN below 0.
pub fn chi2_sf_1df(x: f64) -> f64 {
    libm::erfc((x / 2.0).sqrt())
}

/// The natural logarithm of [`chi2_sf_1df`], finite for every finite x ≥ 0.
///
/// Where erfc would underflow: ln erfc(y) = −y² − ln(y√π) + ln(1 − 1/2y² + 3/4y⁴ − …)
/// (Abramowitz & Stegun 1964, 7.1.23).
pub fn chi2_ln_sf_1df(x: f64) -> f64 {
    let y = (x / 2.0).sqrt();
    if y < 0.5 {
        return libm::log1p(-libm::erf(y));
    }
    if y < 20.0 {
        return libm::log(libm::erfc(y));
    }
    let inverse = 1.0 / x; // 1 / 2y²
    let series = (0..10).rev().fold(1.0, |sum, k| 1.0 - f64::from(2 * k + 1) * inverse * sum);
    -x / 2.0 - libm::log(y * PI.sqrt()) + libm::log(series)
}
