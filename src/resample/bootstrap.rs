//! How far would a rate move with other documents? Documents drawn again, with replacement.
//!
//! For every column x and replicate r, with w the times that each document was drawn:
//!
//! ```text
//! R = Σ x_i / Σ s_i,   R*_r = Σ w_i·x_i / Σ w_i·s_i,   Σ w_i = n
//! percentile:  low, high = the α/2 and 1 − α/2 quantiles of R*
//! studentised: low, high = R − SE·t*_(1−α/2), R − SE·t*_(α/2),   t*_r = (R*_r − R) / SE*_r
//! SE² = n/(n − 1) · Σ (x_i − R·s_i)² / S²; SE* the same with the weights w
//! ```
//!
//! s: sizes (tokens). Unit: that of x a unit of s. With m replicates and α = 1 − level, a quantile
//! at α/2 is the replicate of rank α/2·(m + 1), rounded down, counted from its own end. Draw d of
//! replicate r is a function of (seed, r, d) alone.
//!
//! Efron, B. (1979). Bootstrap methods. *Annals of Statistics* 7(1), 1–26. Davison, A. C. &
//! Hinkley, D. V. (1997). *Bootstrap methods and their application*, sections 5.2–5.3.

use super::rng::Stream;
use crate::error::{try_vec, try_zeroed};
use crate::parallel::Job;
use crate::{Error, Result};

/// How limits follow from the replicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Quantiles of the replicated rates.
    Percentile,
    /// Quantiles of the replicated rates in units of their standard errors (bootstrap-t).
    Studentised,
}

/// What a bootstrap needs to know besides the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many times documents are drawn again.
    pub replicates: usize,
    /// The seed of all draws.
    pub seed: u64,
    /// Confidence level, between 0 and 1.
    pub level: f64,
    /// How limits follow from the replicates.
    pub limits: Limits,
}

/// The limits of Σx / Σs for every column x, over documents in the order given.
///
/// Columns and `sizes` have one number a document. The order has to be one that does not depend on
/// how documents were stored. Limits are NaN if there are fewer than two documents or no tokens. A
/// studentised lower limit is never below 0; the upper one is infinite where too many replicates
/// have no spread of their own, as happens if few documents have hits. Rates have a closed form
/// that covers as well and has no such holes (`measure::interval::over_documents`).
///
/// # Errors
///
/// [`Error::LengthMismatch`] if a column is not as long as `sizes`; [`Error::InvalidValue`] if the
/// level is not between 0 and 1 or too high for so few replicates; [`Error::OutOfMemory`];
/// [`Error::Interrupted`] once the job was asked to stop.
pub fn bootstrap_ratios(
    job: &Job,
    columns: &[&[u64]],
    sizes: &[u64],
    settings: Settings,
) -> Result<Vec<(f64, f64)>> {
    let rank = check(columns, sizes, settings)?;
    let mut once = try_vec("bootstrap weights", sizes.len())?;
    once.resize(sizes.len(), 1);
    let whole = Sample::new(&once, sizes)?;
    let observed: Vec<Ratio> = columns.iter().map(|column| whole.ratio(column)).collect();
    job.announce(settings.replicates as u64);
    let replicates = job.map(settings.replicates, |replicate| {
        let weights = draw(settings.seed, replicate as u64, sizes.len())?;
        let sample = Sample::new(&weights, sizes)?;
        let mut row = try_vec("bootstrap replicates", columns.len())?;
        for (column, observed) in columns.iter().zip(&observed) {
            row.push(sample.ratio(column).placed(*observed, settings.limits));
        }
        job.advance(1);
        Ok(row)
    })?;
    let mut values = try_vec("bootstrap replicates", settings.replicates)?;
    let mut limits = try_vec("bootstrap limits", columns.len())?;
    for (at, observed) in observed.iter().enumerate() {
        values.clear();
        values.extend(replicates.iter().map(|row| row[at]));
        values.sort_unstable_by(f64::total_cmp);
        let (low, high) = (values[rank - 1], values[values.len() - rank]);
        limits.push(observed.limits(low, high, settings.limits));
    }
    Ok(limits)
}

/// The times that each of `n` documents is drawn in one replicate.
///
/// # Errors
///
/// [`Error::OutOfMemory`].
pub fn draw(seed: u64, replicate: u64, n: usize) -> Result<Vec<u64>> {
    let stream = Stream::new(seed, replicate);
    let mut weights = try_zeroed::<u64>("bootstrap weights", n)?;
    for counter in 0..n as u64 {
        #[allow(clippy::cast_possible_truncation)] // below n, which is a usize
        let document = stream.below(n as u64, counter) as usize;
        weights[document] += 1;
    }
    Ok(weights)
}

/// Checks the input and returns the rank of the lower limit among the replicates, from 1.
fn check(columns: &[&[u64]], sizes: &[u64], settings: Settings) -> Result<usize> {
    for column in columns {
        if column.len() != sizes.len() {
            let (got, expected) = (column.len(), sizes.len());
            return Err(Error::LengthMismatch { parameter: "columns", got, expected });
        }
    }
    if !(0.0 < settings.level && settings.level < 1.0) {
        return Err(Error::invalid("ci", settings.level, "between 0 and 1"));
    }
    // A hair above, for (1 − .95) / 2 · 1000 is 25.000000000000021 or 24.99… by rounding.
    let rank = (1.0 - settings.level) / 2.0 * (settings.replicates as f64 + 1.0) + 1e-9;
    if rank < 1.0 {
        let least = (2.0 / (1.0 - settings.level) - 1e-9).ceil() - 1.0;
        let wanted = format!("at least {least} at this level");
        return Err(Error::invalid("replicates", settings.replicates, wanted));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 1 ≤ rank ≤ replicates
    Ok(rank as usize)
}

/// What the sizes of a sample contribute to every column.
struct Sample {
    /// Documents with their sizes and the times that each was drawn, where that is not 0.
    drawn: Vec<(usize, u128, u128)>,
    n: f64,
    s: f64,
    ss: f64,
}

impl Sample {
    fn new(weights: &[u64], sizes: &[u64]) -> Result<Self> {
        let mut drawn = try_vec("bootstrap sample", sizes.len())?;
        let [mut n, mut s, mut ss] = [0_u128; 3];
        for (document, (&w, &size)) in weights.iter().zip(sizes).enumerate() {
            let (w, size) = (u128::from(w), u128::from(size));
            if w > 0 {
                drawn.push((document, w, size));
            }
            n += w;
            s += w * size;
            ss += w * size * size;
        }
        let [n, s, ss] = [n, s, ss].map(|sum| sum as f64);
        Ok(Self { drawn, n, s, ss })
    }

    fn ratio(&self, column: &[u64]) -> Ratio {
        let [mut x, mut xx, mut xs] = [0_u128; 3];
        for &(document, w, size) in &self.drawn {
            let hits = u128::from(column[document]);
            if hits > 0 {
                x += w * hits;
                xx += w * hits * hits;
                xs += w * hits * size;
            }
        }
        let [x, xx, xs] = [x, xx, xs].map(|sum| sum as f64);
        let rate = x / self.s;
        let residual = (xx - 2.0 * rate * xs + rate * rate * self.ss).max(0.0);
        Ratio { rate, se: (self.n / (self.n - 1.0) * residual).sqrt() / self.s }
    }
}

/// A ratio of totals and its linearised standard error.
#[derive(Clone, Copy)]
struct Ratio {
    rate: f64,
    se: f64,
}

impl Ratio {
    /// Where a replicate lies, in the unit in which quantiles are taken.
    fn placed(self, observed: Self, limits: Limits) -> f64 {
        let distance = self.rate - observed.rate;
        match limits {
            Limits::Percentile => self.rate,
            Limits::Studentised if distance == 0.0 => 0.0,
            Limits::Studentised => distance / self.se,
        }
    }

    fn limits(self, low: f64, high: f64, limits: Limits) -> (f64, f64) {
        if self.se.is_nan() {
            return (f64::NAN, f64::NAN);
        }
        match limits {
            Limits::Percentile => (low, high),
            Limits::Studentised => {
                ((self.rate - self.se * high).max(0.0), self.rate - self.se * low)
            }
        }
    }
}
