//! What share of a normal distribution lies above, and where is a given share reached?

use std::f64::consts::{FRAC_1_SQRT_2, PI, SQRT_2};

use super::solve::root;

/// The share of the standard normal distribution above `z`.
///
/// ```text
/// P(Z > z) = ½ · erfc(z / √2)
/// ```
pub fn normal_sf(z: f64) -> f64 {
    0.5 * libm::erfc(z * FRAC_1_SQRT_2)
}

/// The two-sided p of a standard normal `z`: P(|Z| ≥ |z|).
pub fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * FRAC_1_SQRT_2)
}

/// The z below which the share `p` of the standard normal distribution lies.
///
/// Infinite at 0 and 1, NaN outside.
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if (p - 0.5).abs() < 0.25 {
        return central(p - 0.5);
    }
    let tail = p.min(1.0 - p);
    let z = if tail == 0.0 { f64::INFINITY } else { upper(tail) };
    if p < 0.5 { -z } else { z }
}

/// The half-width in standard errors of an interval at `level`: z with P(|Z| ≤ z) = level.
///
/// NaN unless 0 < level < 1.
pub fn normal_critical(level: f64) -> f64 {
    if !(0.0 < level && level < 1.0) {
        return f64::NAN;
    }
    -normal_quantile((1.0 - level) / 2.0)
}

/// z with ½ · erf(z / √2) = `above_half`.
fn central(above_half: f64) -> f64 {
    let slope = |z: f64| libm::exp(-z * z / 2.0) / (2.0 * PI).sqrt();
    let start = above_half * (2.0 * PI).sqrt();
    root(start, true, |z| (0.5 * libm::erf(z / SQRT_2) - above_half, slope(z)))
}

/// z with P(Z > z) = `tail` ≤ ¼, from Abramowitz & Stegun (1964) 26.2.23 by Newton on ln P.
fn upper(tail: f64) -> f64 {
    let target = libm::log(tail);
    let t = (-2.0 * target).sqrt();
    let start = t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    root(start, false, |z| {
        let sf = normal_sf(z);
        let density = libm::exp(-z * z / 2.0) / (2.0 * PI).sqrt();
        (libm::log(sf) - target, -density / sf)
    })
}
