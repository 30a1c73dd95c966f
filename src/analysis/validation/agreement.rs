//! How far do the coders agree, frame by frame?

use super::coded::Coded;
use super::frames::LimitedColumns;
use crate::Result;
use crate::count::{signed, small};
use crate::measure::agreement::{Coincidences, Table};
use crate::measure::interval::mover::Limited;
use crate::measure::interval::replicates::percentile;
use crate::parallel::Job;
use crate::resample::rng::Stream;

/// One row per frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgreementColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// Sentences that two coders or more labelled.
    pub n: Vec<i64>,
    /// Krippendorff's α.
    pub alpha: LimitedColumns,
}

/// One row per frame and pair of coders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// One coder, by number.
    pub first: Vec<u32>,
    /// The other.
    pub second: Vec<u32>,
    /// Sentences that both labelled.
    pub n: Vec<i64>,
    /// Share of them with the same label.
    pub agreement: Vec<f64>,
    /// Cohen's κ.
    pub kappa: LimitedColumns,
}

/// How limits are found: sentences are drawn again from all of them.
#[derive(Clone, Copy, Debug)]
pub struct Again {
    /// How often.
    pub replicates: u64,
    /// The level of the limits.
    pub level: f64,
    /// The seed.
    pub seed: u64,
}

impl Again {
    /// `statistic` of all `rows` and its percentile limits; it is given how often each row counts.
    fn limits(
        self,
        rows: usize,
        job: &Job,
        statistic: impl Fn(&[u64]) -> f64 + Sync,
    ) -> Result<Limited> {
        let value = statistic(&vec![1; rows]);
        if value.is_nan() {
            return Ok(Limited { value, low: value, high: value });
        }
        let replicates = usize::try_from(self.replicates).unwrap_or(usize::MAX);
        let mut values = job.map(replicates, |replicate| {
            job.check()?;
            let stream = Stream::new(self.seed, replicate as u64);
            let mut times = vec![0; rows];
            for draw in 0..rows as u64 {
                let row = usize::try_from(stream.below(rows as u64, draw)).unwrap_or(0);
                times[row] += 1;
            }
            Ok(statistic(&times))
        })?;
        // Where only one value was drawn, nothing can be said; that tells nothing of agreement.
        values.retain(|value| !value.is_nan());
        let (low, high) = percentile(&mut values, self.level);
        Ok(Limited { value, low, high })
    }
}

/// Krippendorff's α of all coders for each frame.
///
/// # Errors
///
/// A stop.
pub(super) fn agreement(coded: &Coded<'_>, how: Again, job: &Job) -> Result<AgreementColumns> {
    let mut columns = AgreementColumns::default();
    for frame in 0..coded.n_frames {
        let votes: Vec<[u64; 2]> = (0..coded.rows()).map(|row| coded.votes(row, frame)).collect();
        let of = |times: &[u64]| {
            let mut all = Coincidences::default();
            for (votes, &times) in votes.iter().zip(times) {
                (0..times).for_each(|_| all.add(votes));
            }
            all
        };
        columns.frame.push(small(frame));
        columns.n.push(signed(of(&vec![1; votes.len()]).units()));
        columns.alpha.push(how.limits(votes.len(), job, |times| of(times).alpha())?);
    }
    Ok(columns)
}

/// Agreement and Cohen's κ of every two coders for each frame.
///
/// # Errors
///
/// A stop.
pub(super) fn pairs(coded: &Coded<'_>, how: Again, job: &Job) -> Result<PairColumns> {
    let mut columns = PairColumns::default();
    for frame in 0..coded.n_frames {
        for first in 0..coded.coders() {
            for second in first + 1..coded.coders() {
                let both = |row| {
                    let label = |coder| coded.label(coder, row, frame).map(usize::from);
                    label(first).zip(label(second))
                };
                let labels: Vec<_> = (0..coded.rows()).map(both).collect();
                let of = |times: &[u64]| {
                    let mut table = Table::new(2);
                    for (labels, &times) in labels.iter().zip(times) {
                        if let &Some((a, b)) = labels {
                            table.add(a, b, times);
                        }
                    }
                    table
                };
                let table = of(&vec![1; labels.len()]);
                columns.frame.push(small(frame));
                columns.first.push(small(first));
                columns.second.push(small(second));
                columns.n.push(signed(table.units()));
                columns.agreement.push(table.agreement());
                columns.kappa.push(how.limits(labels.len(), job, |times| of(times).kappa())?);
            }
        }
    }
    Ok(columns)
}
