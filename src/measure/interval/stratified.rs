//! Between which limits does a share of a population lie, of which strata were sampled?
//!
//! ```text
//! p = Σ Wₕ·pₕ,   Wₕ = Nₕ / Σ Nₕ,   pₕ = kₕ/nₕ
//! low = p − √(Σ Wₕ²·(pₕ − lₕ)²),   high = p + √(Σ Wₕ²·(uₕ − pₕ)²)
//! lₕ, uₕ: Wilson's limits of pₕ for nₕ·(Nₕ − 1)/(Nₕ − nₕ) units; pₕ itself if nₕ = Nₕ
//! ```
//!
//! k of n units drawn from the N of a stratum have it. Strata without a unit drawn are taken to be
//! as the others together are. The variance of each share is recovered from its own limits (MOVER),
//! so that a stratum without any, or with nothing else, still has an interval; a stratum drawn
//! whole has none. NaN if no unit is drawn.
//!
//! For a function g(T, F) of two totals T = Σ Nₕ·p of independent samples, rising or falling in
//! either: the limits are the least and the greatest g over all θ in 0 … π/2 with T at its limit
//! for z·sin θ and F at its limit for z·cos θ, where z is that of the level (propagating
//! imprecision).
//!
//! Zou, G. Y. & Donner, A. (2008). *Statistics in Medicine* 27(10), 1693–1702. Yan, X. & Su, X. G.
//! (2010). Stratified Wilson and Newcombe confidence intervals for multiple binomial proportions.
//! *Statistics in Biopharmaceutical Research* 2(3), 329–335. Newcombe, R. G. (2011). Propagating
//! imprecision: combining confidence intervals from independent sources. *Communications in
//! Statistics – Theory and Methods* 40(17), 3154–3180.

use std::f64::consts::FRAC_PI_2;

use super::mover::Limited;
use crate::measure::special::normal::normal_critical;

/// What is known of one stratum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Units drawn that have it, k.
    pub k: u64,
    /// Units drawn, n.
    pub n: u64,
    /// Units there are, N.
    pub size: u64,
}

/// Steps of θ over a quarter of a circle.
const STEPS: u32 = 256;

/// p with its limits; see the [module](self).
pub fn share(cells: &[Cell], level: f64) -> Limited {
    let z = normal_critical(level);
    let value = estimate(cells, 0.0, false);
    Limited { value, low: estimate(cells, z, false), high: estimate(cells, z, true) }
}

/// T, F: the units in question in two populations.
#[derive(Clone, Copy, Debug)]
pub struct Totals<'a> {
    /// Strata of the first one.
    pub t: &'a [Cell],
    /// Strata of the second one.
    pub f: &'a [Cell],
}

impl Totals<'_> {
    /// g(T, F) with its limits; g rises with T, and with F if `rising`, else it falls.
    pub fn limits(self, rising: bool, level: f64, g: impl Fn(f64, f64) -> f64) -> Limited {
        let z = normal_critical(level);
        let value = g(total(self.t, 0.0, false), total(self.f, 0.0, false));
        let (mut low, mut high) = (value, value);
        for step in 0..=STEPS {
            let angle = FRAC_PI_2 * f64::from(step) / f64::from(STEPS);
            let (z_t, z_f) = (z * libm::sin(angle), z * libm::cos(angle));
            let least = g(total(self.t, z_t, false), total(self.f, z_f, !rising));
            let most = g(total(self.t, z_t, true), total(self.f, z_f, rising));
            // A comparison with NaN, where g is undefined on the way, changes nothing.
            low = if least < low { least } else { low };
            high = if most > high { most } else { high };
        }
        if z.is_nan() { Limited { value, low: z, high: z } } else { Limited { value, low, high } }
    }
}

/// Units in question: 0 of an empty population, NaN if none of its units was drawn.
fn total(cells: &[Cell], z: f64, upper: bool) -> f64 {
    let size: u64 = cells.iter().map(|cell| cell.size).sum();
    if size == 0 { 0.0 } else { size as f64 * estimate(cells, z, upper) }
}

/// p, or its limit at `z` standard errors.
fn estimate(cells: &[Cell], z: f64, upper: bool) -> f64 {
    let drawn = || cells.iter().filter(|cell| cell.n > 0 && cell.size > 0);
    let size = drawn().map(|cell| cell.size).sum::<u64>() as f64;
    if size == 0.0 {
        return f64::NAN;
    }
    let (mut p, mut squares) = (0.0, 0.0);
    for cell in drawn() {
        let (weight, own) = (cell.size as f64 / size, cell.k as f64 / cell.n as f64);
        let reach = weight * (limit(own, effective(*cell), z, upper) - own);
        p += weight * own;
        squares += reach * reach;
    }
    if upper { (p + squares.sqrt()).min(1.0) } else { (p - squares.sqrt()).max(0.0) }
}

/// As many units drawn with replacement would tell as much.
fn effective(cell: Cell) -> f64 {
    if cell.n >= cell.size {
        return f64::INFINITY;
    }
    cell.n as f64 * (cell.size as f64 - 1.0) / (cell.size - cell.n) as f64
}

/// Wilson's limit of a share `p` of `n` units, which need not be a whole number.
pub fn limit(p: f64, n: f64, z: f64, upper: bool) -> f64 {
    if n.is_infinite() {
        return p;
    }
    let (middle, scale) = (p + z * z / (2.0 * n), 1.0 + z * z / n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    if upper {
        if p >= 1.0 { 1.0 } else { (middle + reach) / scale }
    } else if p <= 0.0 {
        0.0
    } else {
        (middle - reach) / scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::interval::wilson;

    fn cell(k: u64, n: u64, size: u64) -> Cell {
        Cell { k, n, size }
    }

    #[test]
    fn one_large_stratum_has_the_interval_of_wilson() {
        let found = share(&[cell(7, 20, u64::MAX / 4)], 0.95);
        let (low, high) = wilson(7, 20, 0.95);
        assert!((found.low - low).abs() < 1e-12 && (found.high - high).abs() < 1e-12);
        assert!((found.value - 0.35).abs() < 1e-15);
    }

    #[test]
    fn what_was_counted_whole_is_known() {
        let found = share(&[cell(3, 10, 10), cell(1, 2, 2)], 0.95);
        assert_eq!((found.value, found.low, found.high), (1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0));
    }

    #[test]
    fn a_stratum_that_nobody_drew_from_is_as_the_others() {
        let with = share(&[cell(3, 10, 100), cell(0, 0, 900)], 0.9);
        assert_eq!(with, share(&[cell(3, 10, 100)], 0.9));
        assert!(share(&[cell(0, 0, 900)], 0.9).value.is_nan());
    }

    #[test]
    fn a_sum_of_two_totals_has_the_limits_of_mover() {
        let (t, f) = (cell(7, 20, 1_000_000), cell(3, 30, 2_000_000));
        let sum = Totals { t: &[t], f: &[f] }.limits(true, 0.95, |t, f| t + f);
        let (a, b) = (share(&[t], 0.95), share(&[f], 0.95));
        // Propagating imprecision and MOVER differ by curvature alone, here below 3 %.
        let above = libm::hypot(1e6 * (a.high - a.value), 2e6 * (b.high - b.value));
        assert!(((sum.high - sum.value) / above - 1.0).abs() < 0.03);
        assert!((sum.value - 550_000.0).abs() < 1e-6);
    }
}
