//! What share of a beta distribution lies below?

use std::f64::consts::PI;

use super::deviance::{deviance, stirling_error};

/// The regularised incomplete beta function, with y = 1 − x given beside x.
///
/// ```text
/// I_x(a, b) = Γ(a+b) / (Γ(a) Γ(b)) · ∫₀ˣ t^(a−1) (1−t)^(b−1) dt
/// ```
///
/// Range: 0 to 1, for a, b > 0 and 0 ≤ x ≤ 1; NaN elsewhere. The caller gives both x and y so that
/// whichever is near 0 keeps its digits.
///
/// Continued fraction: Abramowitz & Stegun (1964) 26.5.8; factor in front: Loader (2000).
pub fn beta_share(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite() && x >= 0.0 && y >= 0.0) {
        return f64::NAN;
    }
    if x == 0.0 || y == 0.0 {
        return if x == 0.0 { 0.0 } else { 1.0 };
    }
    let factor = factor(a, b, x, y);
    if x * (a + b + 2.0) < a + 1.0 {
        factor * fraction(a, b, x) / a
    } else {
        1.0 - factor * fraction(b, a, y) / b
    }
}

/// x^a · y^b / B(a, b), without overflow and without cancellation at large a and b.
#[allow(clippy::many_single_char_names)] // the letters of the source
fn factor(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    // a − n·x = a·y − b·x: exact where x and y are.
    let difference = a * y - b * x;
    let exponent = stirling_error(n)
        - stirling_error(a)
        - stirling_error(b)
        - deviance(a, n * x, difference)
        - deviance(b, n * y, -difference);
    libm::exp(exponent) * (a * b / (2.0 * PI * n)).sqrt()
}

#[allow(clippy::many_single_char_names)] // the letters of the source
/// The continued fraction of `I_x(a, b)`, by the modified method of Lentz.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let not_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    let mut m = 0.0;
    loop {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / not_zero(1.0 + even * d);
        c = not_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / not_zero(1.0 + odd * d);
        c = not_zero(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON || m > 1e8 {
            return h;
        }
    }
}
