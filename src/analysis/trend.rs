//! How does the use of a frame move over time, and did it change?

use crate::corpus::View;
use crate::count::{Groups, HitRows, Hits, small};
use crate::parallel::Job;
use crate::resample::change::{Series, changes};
use crate::{Error, Result};

/// What is asked of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Number of periods; group `g` is period `g % n_periods` of series `g / n_periods`.
    pub n_periods: usize,
    /// How many periods a rolling rate is taken over.
    pub rolling: usize,
    /// Per how many tokens rates are given.
    pub per: f64,
    /// How many permutations of documents.
    pub permutations: u64,
    /// Seed of the permutations.
    pub seed: u64,
}

/// One row per frame, series and period, in that order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendColumns {
    /// Rate over this period and those before it; NaN where there are too few or no tokens.
    pub rolling: Vec<f64>,
    /// The period in which the series of this row changes best; -1: none is allowed.
    pub change: Vec<i64>,
    /// How often chance finds as good a change.
    pub p: Vec<f64>,
}

/// Rolling rates and changes of the `hits` of `n_frames` frames in the periods of `view`.
///
/// # Errors
///
/// [`Error::InvalidValue`], memory, a stop.
pub fn trend(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    how: Trend,
    job: &Job,
) -> Result<TrendColumns> {
    if how.n_periods == 0 || !groups.len().is_multiple_of(how.n_periods) {
        let wanted = format!("a divisor of {} groups", groups.len());
        return Err(Error::invalid("periods", how.n_periods, wanted));
    }
    let sizes = view.sizes();
    let tallies = hits.sums(n_frames, groups, &sizes)?;
    let tokens: Vec<u64> = groups.sums(&sizes).iter().map(|sums| sums.tokens).collect();
    let counts: Vec<u64> = tallies.iter().map(|tally| tally.count).collect();
    let rows = HitRows::new(hits, n_frames, view.len())?;
    let order = view.canonical_order();
    let n_series = groups.len() / how.n_periods;
    let mut found = Vec::with_capacity(n_series);
    for series in 0..n_series {
        let of = OneSeries::new(series, &order, groups, &sizes, &rows, n_frames, how.n_periods);
        found.push(changes(job, of.borrowed(how.n_periods), how.permutations, how.seed)?);
    }
    let mut columns = TrendColumns::default();
    for frame in 0..n_frames {
        for (series, changes) in found.iter().enumerate() {
            let group = series * how.n_periods;
            let row = frame * groups.len() + group;
            columns.roll(&counts[row..][..how.n_periods], &tokens[group..][..how.n_periods], how);
            let change = changes[frame];
            let at = change.at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1);
            columns.change.extend(std::iter::repeat_n(at, how.n_periods));
            columns.p.extend(std::iter::repeat_n(change.p, how.n_periods));
        }
    }
    Ok(columns)
}

impl TrendColumns {
    fn roll(&mut self, counts: &[u64], tokens: &[u64], how: Trend) {
        for end in 1..=counts.len() {
            let Some(start) = end.checked_sub(how.rolling) else {
                self.rolling.push(f64::NAN);
                continue;
            };
            let hits: u64 = counts[start..end].iter().sum();
            let size: u64 = tokens[start..end].iter().sum();
            // 0 / 0 is NaN with the sign of the machine; a table has one NaN.
            let rate = if size == 0 { f64::NAN } else { hits as f64 / size as f64 };
            self.rolling.push(how.per * rate);
        }
    }
}

/// The documents of one series, in canonical order.
struct OneSeries {
    period: Vec<u32>,
    sizes: Vec<u64>,
    columns: Vec<Vec<(u32, u32)>>,
}

impl OneSeries {
    fn new(
        series: usize,
        order: &[usize],
        groups: &Groups,
        sizes: &[u64],
        rows: &HitRows,
        n_frames: usize,
        n_periods: usize,
    ) -> Self {
        let mut of =
            Self { period: Vec::new(), sizes: Vec::new(), columns: vec![Vec::new(); n_frames] };
        for &place in order {
            let Some(group) = groups.of(place).filter(|group| group / n_periods == series) else {
                continue;
            };
            let doc = small(of.period.len());
            of.period.push(small(group % n_periods));
            of.sizes.push(sizes[place]);
            for &(frame, count) in rows.of(place) {
                of.columns[frame as usize].push((doc, count));
            }
        }
        of
    }

    fn borrowed(&self, n_periods: usize) -> Series<'_> {
        Series { period: &self.period, n_periods, sizes: &self.sizes, columns: &self.columns }
    }
}
