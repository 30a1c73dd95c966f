//! How far is a count from its expectation, in nats? Without cancellation where they nearly agree.

use std::f64::consts::PI;

/// Half the deviance of one Poisson count.
///
/// ```text
/// D(O, E) = O · ln(O / E) + E − O,   difference = O − E,   D(0, E) = E
/// ```
///
/// Unit: nats. Range: 0 (O = E) and above. The caller gives `difference` beside `observed` and
/// `expected`, for it often knows it more precisely than their subtraction would.
///
/// Near independence the three terms cancel: with v = (O − E) / (O + E), for |v| < 0.1,
/// D = (O − E) · v + 2 · O · Σ_{j≥1} v^(2j+1) / (2j + 1), all of whose digits are good.
///
/// Loader, C. (2000). *Fast and accurate computation of binomial probabilities*, section 5.
pub fn deviance(observed: f64, expected: f64, difference: f64) -> f64 {
    if observed == 0.0 {
        return expected;
    }
    let v = difference / (observed + expected);
    if v.abs() >= 0.1 {
        return observed * libm::log(observed / expected) - difference;
    }
    // v² < 0.01: nine terms are more than a double can hold.
    let series = (1..=9).rev().fold(0.0, |sum, j| (sum + 1.0 / f64::from(2 * j + 1)) * (v * v));
    difference * v + 2.0 * observed * v * series
}

/// The error of Stirling's formula.
///
/// ```text
/// δ(n) = ln Γ(n + 1) − (n + ½) · ln n + n − ½ · ln 2π
/// ```
///
/// Defined for n > 0; falls to 0 as 1 / 12n. From n = 16 on the asymptotic series has all digits.
///
/// Abramowitz, M. & Stegun, I. (1964). *Handbook of mathematical functions*, 6.1.41.
pub fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - 0.5 * libm::log(2.0 * PI);
    }
    let nn = n * n;
    let series = [1.0 / 1188.0, 1.0 / 1680.0, 1.0 / 1260.0, 1.0 / 360.0];
    let tail = series.iter().fold(691.0 / 360_360.0, |sum, term| term - sum / nn);
    (1.0 / 12.0 - tail / nn) / n
}
