//! What share of a gamma distribution lies below, above, and where is a given share reached?
//!
//! ```text
//! P(a, x) = 1/Γ(a) · ∫₀ˣ t^(a−1) · e^(−t) dt,   Q(a, x) = 1 − P(a, x)
//! ```
//!
//! Range: 0 to 1, for a > 0 and x ≥ 0. The smaller of the two is computed and never by subtraction
//! from 1, so that tails keep their digits. The work grows with √a.
//!
//! Series and continued fraction: Abramowitz & Stegun (1964) 6.5.29 and 6.5.31, the latter by the
//! modified method of Lentz (Thompson & Barnett 1986); common factor: Loader (2000).

use std::f64::consts::PI;

use super::deviance::{deviance, stirling_error};
use super::normal::normal_quantile;
use super::solve::root;

/// The logarithm of the smallest positive double, roughly.
const LN_SMALLEST: f64 = -744.0;

/// P(a, x): the share below `x`.
pub fn gamma_p(a: f64, x: f64) -> f64 {
    if in_domain(a, x) { tails(a, x).0 } else { f64::NAN }
}

/// Q(a, x): the share above `x`.
pub fn gamma_q(a: f64, x: f64) -> f64 {
    if in_domain(a, x) { tails(a, x).1 } else { f64::NAN }
}

/// The x with P(a, x) = p; 0 at p = 0, infinite at p = 1.
pub fn gamma_quantile(a: f64, p: f64) -> f64 {
    if p > 0.5 { inverse(a, 1.0 - p, true) } else { inverse(a, p, false) }
}

/// The x with Q(a, x) = q; infinite at q = 0, 0 at q = 1.
pub fn gamma_upper_quantile(a: f64, q: f64) -> f64 {
    if q > 0.5 { inverse(a, 1.0 - q, false) } else { inverse(a, q, true) }
}

fn in_domain(a: f64, x: f64) -> bool {
    a > 0.0 && a.is_finite() && x >= 0.0
}

/// P and Q.
fn tails(a: f64, x: f64) -> (f64, f64) {
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    if x < a + 1.0 {
        let p = factor(a, x) * series(a, x);
        (p, 1.0 - p)
    } else {
        let q = factor(a, x) * a * fraction(a, x);
        (1.0 - q, q)
    }
}

/// x^a · e^(−x) / Γ(a + 1), without overflow and without cancellation at large a.
fn factor(a: f64, x: f64) -> f64 {
    libm::exp(-stirling_error(a) - deviance(a, x, a - x)) / (2.0 * PI * a).sqrt()
}

/// 1 + x/(a+1) + x²/((a+1)(a+2)) + …
fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut n) = (1.0, 1.0, a);
    while term > sum * f64::EPSILON * 0.25 {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    sum
}

/// 1/(x+1−a − 1·(1−a)/(x+3−a − 2·(2−a)/(x+5−a − …)))
#[allow(clippy::many_single_char_names)] // the letters of the source
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut h = d;
    let mut i = 0.0;
    loop {
        i += 1.0;
        let an = i * (a - i);
        b += 2.0;
        d = 1.0 / not_zero(an * d + b, TINY);
        c = not_zero(b + an / c, TINY);
        h *= d * c;
        // Infinite work is impossible: the fraction converges for x > a, in some √a steps.
        if (d * c - 1.0).abs() <= f64::EPSILON || i > 1e9 {
            return h;
        }
    }
}

fn not_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

/// The x whose upper (or lower) tail is `share` ≤ ½: Newton on ln share over ln x.
fn inverse(a: f64, share: f64, upper: bool) -> f64 {
    if !(a > 0.0 && a.is_finite() && (0.0..=0.5).contains(&share)) {
        return f64::NAN;
    }
    if share == 0.0 {
        return if upper { f64::INFINITY } else { 0.0 };
    }
    let target = libm::log(share);
    let start = first_guess(a, share, upper);
    if start < LN_SMALLEST {
        return 0.0; // a is near 0, and nearly everything closer to 0 than a double can say
    }
    let ln_x = root(start, !upper, |ln_x| {
        let x = libm::exp(ln_x);
        let (p, q) = tails(a, x);
        let tail = if upper { q } else { p };
        let slope = factor(a, x) * a / tail;
        (libm::log(tail) - target, if upper { -slope } else { slope })
    });
    libm::exp(ln_x)
}

/// ln x by Wilson & Hilferty (1931), or by the first term of the series where that one fails.
fn first_guess(a: f64, share: f64, upper: bool) -> f64 {
    let z = if upper { -normal_quantile(share) } else { normal_quantile(share) };
    let cube_root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    if cube_root > 0.2 && (upper || a > 0.5) {
        return libm::log(a) + 3.0 * libm::log(cube_root);
    }
    let p = if upper { 1.0 - share } else { share };
    (libm::log(p) + libm::lgamma(a + 1.0)) / a
}
