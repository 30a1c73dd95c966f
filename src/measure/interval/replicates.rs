//! Between which limits does a number lie, of which there are bootstrap replicates?
//!
//! ```text
//! percentile: low, high = Q(α/2), Q(1 − α/2)             Q: quantile of the replicates θ*
//! bca:        low, high = Q(A(α/2)), Q(A(1 − α/2))
//!             A(p) = Φ(z₀ + z/(1 − a·z)),   z = z₀ + Φ⁻¹(p)
//!             z₀ = Φ⁻¹( share of θ* below θ, ties half )
//!             a = Σ Σ u³/n³ / (6·(Σ Σ u²/n²)^{3/2})
//!             u = (n − 1)·(mean of θ₍₋ᵢ₎ − θ₍₋ᵢ₎), each unit i of each side, of n units
//! t:          low, high = θ − SE·T(1 − α/2), θ − SE·T(α/2)
//!             T: quantile of t* = (θ* − θ)/SE*
//! ```
//!
//! α = 1 − level. Q is linear between the replicates of ranks 1 + p·(m − 1), below and above. A
//! replicate that is NaN counts as the lowest for the lower limit and as the highest for the upper
//! one, on the side of caution. A replicate without any spread of its own (SE* = 0) has an infinite
//! t*, unless it equals θ: limits are infinite where too many have none. Those of
//! bca (bias-corrected and accelerated) are NaN if all replicates lie on one side of θ.
//!
//! Efron, B. (1987). Better bootstrap confidence intervals. *Journal of the American Statistical
//! Association* 82(397), 171–185. Efron, B. & Tibshirani, R. J. (1993). *An introduction to the
//! bootstrap*, chapters 12–14. Hall, P. (1988). Theoretical comparison of bootstrap confidence
//! intervals. *Annals of Statistics* 16(3), 927–953.

use crate::error::named;
use crate::measure::special::normal::{normal_quantile, normal_sf};
use crate::{Error, Result};

named! {
    /// How limits follow from replicates; see the [module](self).
    enum Limits is "method" {
        /// Quantiles of the replicates in units of their standard errors (bootstrap-t).
        Studentised = "t",
        /// Bias-corrected and accelerated quantiles.
        Bca = "bca",
        /// Quantiles of the replicates.
        Percentile = "percentile",
    }
}

/// Refuses a level that so few replicates cannot tell anything of.
///
/// # Errors
///
/// [`Error::InvalidValue`] unless (1 − level)/2 of one more than the replicates is at least one.
pub fn check(replicates: u64, level: f64) -> Result<()> {
    let tail = (1.0 - level) / 2.0;
    // A hair above, for (1 − .95) / 2 · 40 is .99… by rounding.
    if tail * (replicates as f64 + 1.0) + 1e-9 >= 1.0 {
        return Ok(());
    }
    let least = (1.0 / tail - 1e-9).ceil() - 1.0;
    Err(Error::invalid("replicates", replicates, format!("at least {least} at this level")))
}

/// Percentile limits of `values`, which are sorted on the way.
pub fn percentile(values: &mut [f64], level: f64) -> (f64, f64) {
    let tail = (1.0 - level) / 2.0;
    let sorted = Sorted::new(values);
    (sorted.quantile(tail, true), sorted.quantile(1.0 - tail, false))
}

/// Bias-corrected and accelerated limits of `values`, replicates of `value`.
///
/// `jackknife` has a list a side.
pub fn bca(values: &mut [f64], value: f64, jackknife: &[Vec<f64>], level: f64) -> (f64, f64) {
    let count = |is: fn(&f64, &f64) -> bool| values.iter().filter(|at| is(at, &value)).count();
    let (below, up_to) = (count(f64::lt) as f64, count(f64::le) as f64);
    let z0 = normal_quantile((below + up_to) / (2.0 * values.len() as f64));
    let a = acceleration(jackknife);
    if !z0.is_finite() || a.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    let tail = (1.0 - level) / 2.0;
    let sorted = Sorted::new(values);
    let at = |p: f64| {
        let z = z0 + normal_quantile(p);
        normal_sf(-(z0 + z / (1.0 - a * z)))
    };
    (sorted.quantile(at(tail), true), sorted.quantile(at(1.0 - tail), false))
}

/// Bootstrap-t limits of `value` with standard error `error`; `values`: t* of the replicates.
pub fn studentised(values: &mut [f64], value: f64, error: f64, level: f64) -> (f64, f64) {
    let (low, high) = percentile(values, level);
    (value - error * high, value - error * low)
}

/// t* of a replicate.
pub fn t_of(replicate: f64, error: f64, value: f64) -> f64 {
    let distance = replicate - value;
    if distance == 0.0 { 0.0 } else { distance / error }
}

/// a of the [module](self); 0 where nothing varies.
pub fn acceleration(jackknife: &[Vec<f64>]) -> f64 {
    let (mut cubes, mut squares) = (0.0, 0.0);
    for side in jackknife {
        let n = side.len() as f64;
        let mean = side.iter().sum::<f64>() / n;
        for without in side {
            let u = (n - 1.0) * (mean - without) / n;
            cubes += u * u * u;
            squares += u * u;
        }
    }
    if squares == 0.0 { 0.0 } else { cubes / (6.0 * squares * squares.sqrt()) }
}

/// Replicates in ascending order, NaN behind all others.
struct Sorted<'a> {
    numbers: &'a [f64],
    missing: usize,
}

impl<'a> Sorted<'a> {
    fn new(values: &'a mut [f64]) -> Self {
        // Not in the order of total_cmp, in which a NaN may be below −∞.
        values.sort_unstable_by(|a, b| a.is_nan().cmp(&b.is_nan()).then(a.total_cmp(b)));
        let numbers = values.partition_point(|value| !value.is_nan());
        Self { missing: values.len() - numbers, numbers: &values[..numbers] }
    }

    /// The quantile at `p`, NaN in front of all others if `low`, else behind.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 ≤ rank ≤ m − 1
    fn quantile(&self, p: f64, low: bool) -> f64 {
        let last = (self.numbers.len() + self.missing) as f64 - 1.0;
        let rank = (p * last).clamp(0.0, last);
        let (below, part) = (rank.floor(), rank - rank.floor());
        let (from, to) = (self.at(below as usize, low), self.at(rank.ceil() as usize, low));
        if part == 0.0 || from >= to {
            return from;
        }
        if from.is_finite() && to.is_finite() {
            return from + part * (to - from);
        }
        if low { from } else { to }
    }

    fn at(&self, rank: usize, low: bool) -> f64 {
        let number = if low { rank.checked_sub(self.missing) } else { Some(rank) };
        let outside = if low { f64::NEG_INFINITY } else { f64::INFINITY };
        number.and_then(|number| self.numbers.get(number)).copied().unwrap_or(outside)
    }
}
