//! What share of Student's t lies above, and where is a given share reached?
//!
//! ```text
//! P(T > t) = ½ · I_x(ν/2, ½),   x = ν / (ν + t²),   t ≥ 0
//! ```
//!
//! Defined for ν > 0 degrees of freedom, whole or not; the normal distribution at ν = ∞.
//!
//! Abramowitz & Stegun (1964) 26.7.1.

use std::f64::consts::PI;

use super::beta::beta_share;
use super::deviance::{deviance, stirling_error};
use super::normal::{normal_quantile, normal_sf};
use super::solve::root;

/// From here on t and normal agree to the last digit.
const NORMAL_FROM: f64 = 1e18;

/// The share above `t` with `df` degrees of freedom.
pub fn t_sf(t: f64, df: f64) -> f64 {
    if df >= NORMAL_FROM {
        return normal_sf(t);
    }
    let total = df + t * t;
    let half = if total.is_infinite() {
        0.0
    } else {
        0.5 * beta_share(df / 2.0, 0.5, df / total, t * t / total)
    };
    if t < 0.0 { 1.0 - half } else { half }
}

/// The t below which the share `p` lies; infinite at 0 and 1, NaN outside and for ν ≤ 0.
pub fn t_quantile(p: f64, df: f64) -> f64 {
    if df >= NORMAL_FROM {
        return normal_quantile(p);
    }
    if !(df > 0.0 && (0.0..=1.0).contains(&p)) {
        return f64::NAN;
    }
    let tail = p.min(1.0 - p);
    if p - 0.5 == 0.0 {
        return 0.0;
    }
    let t = if tail == 0.0 { f64::INFINITY } else { upper(tail, df) };
    if p < 0.5 { -t } else { t }
}

/// The half-width in standard errors of an interval at `level` with `df` degrees of freedom.
///
/// NaN unless 0 < level < 1.
pub fn t_critical(level: f64, df: f64) -> f64 {
    if !(0.0 < level && level < 1.0) {
        return f64::NAN;
    }
    -t_quantile((1.0 - level) / 2.0, df)
}

/// t > 0 with P(T > t) = `tail` < ½: Newton on ln P over ln t.
fn upper(tail: f64, df: f64) -> f64 {
    let target = libm::log(tail);
    let start = libm::log(first_guess(-normal_quantile(tail), df));
    let ln_t = root(start, false, |ln_t| {
        let t = libm::exp(ln_t);
        let sf = t_sf(t, df);
        (libm::log(sf) - target, -density(t, df) * t / sf)
    });
    libm::exp(ln_t)
}

/// t from the normal quantile `z` > 0 by the first terms of A&S 26.7.5, where they serve.
fn first_guess(z: f64, df: f64) -> f64 {
    let zz = z * z;
    let first = (zz + 1.0) / (4.0 * df);
    let second = ((5.0 * zz + 16.0) * zz + 3.0) / (96.0 * df * df);
    z.max(1e-300) * (1.0 + if first < 0.3 { first + second } else { first })
}

/// The density, after Loader (2000).
fn density(t: f64, df: f64) -> f64 {
    let half = df / 2.0;
    let exponent = stirling_error(half + 0.5)
        - stirling_error(half)
        - deviance(half, half + 0.5, -0.5)
        - half * libm::log1p(t * t / df);
    libm::exp(exponent) / (2.0 * PI * (1.0 + t * t / df)).sqrt()
}
