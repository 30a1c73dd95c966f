//! How far would a rate, a difference or a ratio move with other documents? Drawn again.
//!
//! ```text
//! R = X / S,   difference = R₁ − R₂,   ratio = R₁ / R₂
//! SE² = n/(n − 1) · Σ (x − R·s)² / S²
//! SE(difference)² = SE₁² + SE₂²,   SE(ln ratio)² = (SE₁/R₁)² + (SE₂/R₂)²
//! ```
//!
//! x: hits in a unit; s: its tokens; X, S: their sums; n: units drawn, which [`Documents`]
//! describes. A replicate is a function of (seed, its number) alone. Limits that follow from
//! replicates: `measure::interval::replicates`.
//!
//! Efron, B. (1979). Bootstrap methods: another look at the jackknife. *Annals of Statistics* 7(1),
//! 1–26. Davison, A. C. & Hinkley, D. V. (1997). *Bootstrap methods and their application*.

use super::documents::Documents;
use super::rng::Stream;
use super::totals::Totals;
use crate::error::{named, try_vec, try_zeroed};
use crate::parallel::Job;
use crate::{Error, Result};

named! {
    /// What is resampled.
    enum Statistic is "statistic" {
        /// R of one side.
        Rate = "rate",
        /// R₁ − R₂.
        Difference = "difference",
        /// R₁ / R₂.
        Ratio = "ratio",
    }
}

impl Statistic {
    /// How many sides it needs.
    pub fn sides(self) -> usize {
        if self == Self::Rate { 1 } else { 2 }
    }

    /// The statistic of rates, one a side.
    pub fn of(self, rates: [f64; 2]) -> f64 {
        match self {
            Self::Rate => rates[0],
            Self::Difference => rates[0] - rates[1],
            Self::Ratio => rates[0] / rates[1],
        }
    }

    /// Its standard error, that of the logarithm for a ratio.
    pub fn error(self, rates: [f64; 2], errors: [f64; 2]) -> f64 {
        match self {
            Self::Rate => errors[0],
            Self::Difference => libm::hypot(errors[0], errors[1]),
            Self::Ratio => libm::hypot(errors[0] / rates[0], errors[1] / rates[1]),
        }
    }
}

/// A statistic and its standard error (NaN if that was not asked for).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The statistic.
    pub value: f64,
    /// Its standard error, of the logarithm for a ratio.
    pub error: f64,
}

/// The statistic of one column of the totals of each side.
pub fn estimate(statistic: Statistic, sides: &[&Totals], column: usize) -> Estimate {
    let (mut rates, mut errors) = ([f64::NAN; 2], [f64::NAN; 2]);
    for (side, totals) in sides.iter().enumerate() {
        rates[side] = totals.rate(column);
        errors[side] = totals.error(column);
    }
    Estimate { value: statistic.of(rates), error: statistic.error(rates, errors) }
}

/// Estimates of every column in each of `replicates` draws, by replicate.
///
/// `sides`: one for a rate, two for what compares; all with the same columns. With `errors`,
/// standard errors are estimated in every draw, at twice the cost.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are no replicates; memory; a stop.
pub fn replicates(
    job: &Job,
    sides: &[&Documents],
    statistic: Statistic,
    replicates: u64,
    seed: u64,
    errors: bool,
) -> Result<Vec<Vec<Estimate>>> {
    let n = usize::try_from(replicates).ok().filter(|&n| n > 0);
    let n = n.ok_or_else(|| Error::invalid("replicates", replicates, "at least 1"))?;
    let n_columns = sides.first().map_or(0, |side| side.n_columns());
    job.announce(replicates);
    let draw = |range: std::ops::Range<usize>| {
        let mut rooms: Vec<_> = sides.iter().map(|s| s.room(errors)).collect::<Result<_>>()?;
        let mut found = try_vec("replicates", range.len())?;
        for replicate in range {
            job.check()?;
            let mut totals = Vec::with_capacity(2);
            for (number, (side, room)) in (0..).zip(sides.iter().zip(&mut rooms)) {
                totals.push(side.draw(Stream::new(seed, 2 * replicate as u64 + number), room));
            }
            let mut row = try_vec("replicates", n_columns)?;
            row.extend((0..n_columns).map(|column| estimate(statistic, &totals, column)));
            found.push(row);
            job.advance(1);
        }
        Ok(found)
    };
    Ok(job.map_parts(n, |_| 1, draw)?.into_iter().flatten().collect())
}

/// The statistic of `column` without each unit, in turn: one list a side.
///
/// # Errors
///
/// Memory, or a stop.
pub fn jackknife(
    job: &Job,
    sides: &[&Documents],
    totals: &[&Totals],
    statistic: Statistic,
) -> Result<Vec<Vec<Vec<f64>>>> {
    let n_columns = sides.first().map_or(0, |side| side.n_columns());
    let mut counts: Vec<Vec<Vec<(usize, u64)>>> = Vec::new();
    let mut lengths: Vec<Vec<u64>> = Vec::new();
    for side in sides {
        let mut of_column = vec![Vec::new(); n_columns];
        let mut of_unit = try_zeroed("the jackknife", side.units())?;
        side.each_unit(|unit, size, cells| {
            of_unit[unit] = size;
            for &(column, x) in cells {
                of_column[column as usize].push((unit, x));
            }
        })?;
        counts.push(of_column);
        lengths.push(of_unit);
    }
    job.map(n_columns, |column| {
        let rates: Vec<f64> = totals.iter().map(|totals| totals.rate(column)).collect();
        let without = |side: usize| -> Result<Vec<f64>> {
            let mut hits: Vec<u64> = try_zeroed("the jackknife", lengths[side].len())?;
            for &(unit, x) in &counts[side][column] {
                hits[unit] = x;
            }
            let value = |(x, s): (&u64, &u64)| {
                let mut rates = [rates[0], rates.get(1).copied().unwrap_or(f64::NAN)];
                let left = totals[side].s - s;
                let hits = (totals[side].x[column] - x) as f64;
                rates[side] = if left == 0 { f64::NAN } else { hits / left as f64 };
                statistic.of(rates)
            };
            Ok(hits.iter().zip(&lengths[side]).map(value).collect())
        };
        (0..sides.len()).map(without).collect()
    })
}
