//! How much of what a frame finds is right, and how much of what is right does it find?
//!
//! ```text
//! precision = T / H          recall = T / (T + F)          F1 = 2T / (H + T + F)
//! raw = H / N                corrected = (T + F) / N
//! ```
//!
//! N sentences of the population, H of them with a hit; T of these have the frame, and F of the
//! others: both estimated from the sentences that were drawn and labelled, stratum by stratum.

use super::coded::Coded;
use crate::Result;
use crate::count::{signed, small};
use crate::measure::interval::mover::Limited;
use crate::measure::interval::stratified::{Cell, Totals, share};
use crate::parallel::Job;

/// An estimate and its limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitedColumns {
    /// The estimate.
    pub value: Vec<f64>,
    /// Its lower limit.
    pub low: Vec<f64>,
    /// Its upper limit.
    pub high: Vec<f64>,
}

impl LimitedColumns {
    /// Adds a row.
    pub fn push(&mut self, limited: Limited) {
        self.value.push(limited.value);
        self.low.push(limited.low);
        self.high.push(limited.high);
    }
}

/// One row per frame and group of strata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// The group, by number.
    pub group: Vec<u32>,
    /// Sentences labelled that have hit and frame, a hit alone, the frame alone, neither.
    pub counts: [Vec<i64>; 4],
    /// Sentences drawn of which it is not decided, or not said, whether they have the frame.
    pub undecided: Vec<i64>,
    /// Precision.
    pub precision: LimitedColumns,
    /// Recall.
    pub recall: LimitedColumns,
    /// F1.
    pub f1: LimitedColumns,
    /// Share of the sentences with a hit, which is known.
    pub raw: Vec<f64>,
    /// Share of the sentences with the frame.
    pub corrected: LimitedColumns,
    /// Share of the sentences in strata, with or without a hit, of which one was labelled.
    pub reached: Vec<f64>,
}

/// Estimates precision, recall and prevalence of every frame in every group, with their limits.
///
/// # Errors
///
/// A stop.
pub(super) fn frames(coded: &Coded<'_>, level: f64, job: &Job) -> Result<FrameColumns> {
    let found = coded.found();
    let mut columns = FrameColumns::default();
    for frame in 0..coded.n_frames {
        let cells = coded.cells(frame, &found);
        for group in 0..coded.groups() {
            job.check()?;
            let own = coded.strata.iter().zip(&cells).filter(|(of, _)| of.group == group);
            let (missed, hit): (Vec<Cell>, Vec<Cell>) = own.map(|(_, &[a, b])| (a, b)).unzip();
            columns.frame.push(small(frame));
            columns.group.push(small(group));
            columns.count(&hit, &missed);
            let drawn = coded.stratum.iter();
            let drawn = drawn.filter(|&&at| coded.strata[at as usize].group == group).count();
            let labelled: i64 = columns.counts.iter().filter_map(|column| column.last()).sum();
            columns.undecided.push(signed(drawn as u64) - labelled);
            columns.estimate(&hit, &missed, level);
        }
    }
    Ok(columns)
}

impl FrameColumns {
    fn count(&mut self, hit: &[Cell], missed: &[Cell]) {
        let sums = |cells: &[Cell]| {
            let yes: u64 = cells.iter().map(|cell| cell.k).sum();
            let all: u64 = cells.iter().map(|cell| cell.n).sum();
            [yes, all - yes]
        };
        let ([tp, fp], [miss, tn]) = (sums(hit), sums(missed));
        for (column, n) in self.counts.iter_mut().zip([tp, fp, miss, tn]) {
            column.push(signed(n));
        }
    }

    fn estimate(&mut self, hit: &[Cell], missed: &[Cell], level: f64) {
        let size = |cells: &[Cell]| cells.iter().map(|cell| cell.size).sum::<u64>() as f64;
        let (h, n) = (size(hit), size(hit) + size(missed));
        let totals = Totals { t: hit, f: missed };
        self.precision.push(share(hit, level));
        self.recall.push(totals.limits(false, level, |t, f| t / (t + f)));
        self.f1.push(totals.limits(false, level, |t, f| 2.0 * t / (h + t + f)));
        self.raw.push(if n > 0.0 { h / n } else { f64::NAN });
        self.corrected.push(totals.limits(true, level, |t, f| (t + f) / n));
        let labelled = |cell: &&Cell| cell.n > 0;
        let reached: u64 = hit.iter().chain(missed).filter(labelled).map(|cell| cell.size).sum();
        self.reached.push(if n > 0.0 { reached as f64 / n } else { f64::NAN });
    }
}
