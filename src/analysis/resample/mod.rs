//! How far would a rate move, or what compares two, if other documents had been written?

mod columns;
mod side;

pub use columns::{ResampleColumns, ResampledSide};
use side::{Side, ordered};

use crate::Result;
use crate::corpus::View;
use crate::count::{Comparison, Groups, HitRows, Hits};
use crate::measure::drawn::deviation;
use crate::measure::interval::RateSettings;
use crate::measure::interval::over_documents::is_bursty;
use crate::measure::interval::replicates::{self, Limits};
use crate::parallel::Job;
use crate::resample::bootstrap::{self, Estimate, Statistic, estimate};
use crate::resample::documents::Documents;
use crate::resample::totals::Totals;

/// What is resampled, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resample {
    /// Per how many tokens rates are given, and the level of the limits.
    pub rates: RateSettings,
    /// A rate, or what compares two.
    pub statistic: Statistic,
    /// How limits follow from replicates.
    pub limits: Limits,
    /// How many draws.
    pub replicates: u64,
    /// Seed of all draws.
    pub seed: u64,
}

/// Resamples what groups of `view` have of the `hits` of `n_frames` frames: each by itself, or the
/// two of a comparison. With `sources`, documents are drawn within drawn sources.
///
/// # Errors
///
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for a document without a source, or too few
/// replicates; memory; a stop.
pub fn resample(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    (pair, sources): (Option<Comparison<'_>>, Option<&Groups>),
    how: Resample,
    job: &Job,
) -> Result<ResampleColumns> {
    replicates::check(how.replicates, how.rates.level())?;
    let rows = HitRows::new(hits, n_frames, view.len())?;
    let lengths = view.sizes();
    let order = ordered(view, sources);
    let side = |belongs: &dyn Fn(usize) -> bool| {
        let docs = order.iter().copied().filter(|&p| groups.of(p).is_some_and(belongs));
        Side::new(docs, &rows, &lengths, n_frames, sources)
    };
    let mut found = Vec::new();
    if let Some(pair) = pair {
        let target = side(&|group| group == pair.target)?;
        let other =
            |group| group != pair.target && pair.reference.is_none_or(|r| r.contains(&group));
        found.push(how.compare(vec![target, side(&other)?], sources.is_some(), job)?);
    } else {
        for number in 0..groups.len() {
            let one = side(&|group| group == number)?;
            found.push(how.compare(vec![one], sources.is_some(), job)?);
        }
    }
    let mut columns = ResampleColumns::default();
    columns.sides.resize_with(how.statistic.sides(), ResampledSide::default);
    for frame in 0..n_frames {
        for (group, compared) in found.iter().enumerate() {
            let group = pair.map_or(group, |pair| pair.target);
            columns.push(frame, group, compared, how.scale());
        }
    }
    Ok(columns)
}

/// Sides, and one row a frame.
struct Compared {
    sides: Vec<Side>,
    rows: Vec<Row>,
}

struct Row {
    value: f64,
    se: f64,
    limits: (f64, f64),
    method: String,
}

impl Resample {
    fn compare(self, sides: Vec<Side>, nested: bool, job: &Job) -> Result<Compared> {
        let documents: Vec<&Documents> = sides.iter().map(|side| &side.documents).collect();
        let totals: Vec<&Totals> = sides.iter().map(|side| &side.totals).collect();
        let (mut drawn, mut left_out) = (Vec::new(), Vec::new());
        if totals.iter().all(|totals| totals.n >= 2 && totals.s > 0) {
            let errors = self.limits == Limits::Studentised;
            let (m, seed) = (self.replicates, self.seed);
            drawn = bootstrap::replicates(job, &documents, self.statistic, m, seed, errors)?;
            if self.limits == Limits::Bca {
                left_out = bootstrap::jackknife(job, &documents, &totals, self.statistic)?;
            }
        }
        let mut rows = Vec::with_capacity(documents.first().map_or(0, |d| d.n_columns()));
        for frame in 0..documents.first().map_or(0, |d| d.n_columns()) {
            job.check()?;
            let observed = estimate(self.statistic, &totals, frame);
            let of_frame: Vec<Estimate> = drawn.iter().map(|row| row[frame]).collect();
            let undefined = self.undefined(&totals, frame, observed, nested);
            let limits = match undefined {
                Some(_) => (f64::NAN, f64::NAN),
                None => self.limits(observed, &of_frame, left_out.get(frame)),
            };
            let bursty = sides.iter().any(|side| is_bursty(&side.sums(frame)));
            let method = self.method(undefined, limits, bursty, nested);
            rows.push(Row {
                value: observed.value,
                se: deviation(of_frame.iter().map(|drawn| drawn.value)),
                limits,
                method,
            });
        }
        Ok(Compared { sides, rows })
    }

    /// Why there are no limits.
    fn undefined(
        self,
        totals: &[&Totals],
        frame: usize,
        observed: Estimate,
        nested: bool,
    ) -> Option<&'static str> {
        let hits = totals.iter().filter(|totals| totals.x[frame] > 0).count();
        let needed = if self.statistic == Statistic::Ratio { 2 } else { 1 };
        match nested {
            _ if totals.iter().any(|totals| totals.s == 0) => Some("undefined (no tokens)"),
            true if totals.iter().any(|t| t.n < 2) => Some("undefined (fewer than two sources)"),
            false if totals.iter().any(|t| t.n < 2) => Some("undefined (fewer than two documents)"),
            _ if hits < needed => Some("undefined (no hit)"),
            true if observed.error == 0.0 => Some("undefined (sources do not differ)"),
            false if observed.error == 0.0 => Some("undefined (documents do not differ)"),
            _ => None,
        }
    }

    fn limits(
        self,
        observed: Estimate,
        drawn: &[Estimate],
        left: Option<&Vec<Vec<f64>>>,
    ) -> (f64, f64) {
        let level = self.rates.level();
        let is_ratio = self.statistic == Statistic::Ratio;
        let mut values: Vec<f64> = drawn.iter().map(|replicate| replicate.value).collect();
        let (low, high) = match self.limits {
            Limits::Percentile => replicates::percentile(&mut values, level),
            Limits::Bca => {
                let left = left.map_or(&[][..], Vec::as_slice);
                replicates::bca(&mut values, observed.value, left, level)
            }
            Limits::Studentised => {
                let unit = |value: f64| if is_ratio { libm::log(value) } else { value };
                let value = unit(observed.value);
                let mut t: Vec<f64> = drawn
                    .iter()
                    .map(|drawn| replicates::t_of(unit(drawn.value), drawn.error, value))
                    .collect();
                let (low, high) = replicates::studentised(&mut t, value, observed.error, level);
                if is_ratio { (libm::exp(low), libm::exp(high)) } else { (low, high) }
            }
        };
        // Not f64::max, which would make a number of NaN.
        let is_below = self.statistic != Statistic::Difference && low < 0.0;
        (if is_below { 0.0 } else { low }, high)
    }

    fn method(
        self,
        undefined: Option<&'static str>,
        (low, high): (f64, f64),
        bursty: bool,
        nested: bool,
    ) -> String {
        if let Some(reason) = undefined {
            return reason.to_owned();
        }
        if low.is_nan() || high.is_nan() {
            return "undefined (all replicates on one side)".to_owned();
        }
        let name = match self.limits {
            Limits::Studentised => "bootstrap-t",
            Limits::Bca => "bca",
            Limits::Percentile => "percentile",
        };
        let over = if nested { " over sources" } else { " over documents" };
        [name, over, if bursty { ", bursty" } else { "" }].concat()
    }

    /// What a number is multiplied by.
    fn scale(self) -> f64 {
        if self.statistic == Statistic::Ratio { 1.0 } else { self.rates.per() }
    }
}
