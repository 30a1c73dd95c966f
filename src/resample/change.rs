//! Did the rate change, and when? The best split of a series, and how often chance finds one as
//! good.
//!
//! ```text
//! R = X / S,   C_k = X_k − R·S_k,   w_k = S_k / S
//! T_k = C_k² / (w_k·(1 − w_k)),   T = max T_k over k with  e ≤ w_k ≤ 1 − e
//! p = (b + 1) / (m + 1)
//! ```
//!
//! `X_k`, `S_k`: hits and tokens of the periods before the k-th; X, S: of all; e = [`EDGE`]. The
//! change is at the k that makes T largest: the first period of the new rate; of several, the
//! earliest. b: permutations in which T is at least the observed one, of m. Documents change places
//! in time with all their hits, so that words which clump in documents pass for what they are; the
//! number of documents in each period stays. Range of p: 1/(m + 1) to 1; NaN where no split is
//! allowed, or there is no hit.
//!
//! T is the likelihood-ratio statistic of one change in a mean, but for a factor that no
//! permutation changes. Splits closer than e to an end are not tried: a few documents there differ
//! from all others by chance alone, and would hide a change in the middle.
//!
//! Hawkins, D. M. (1977). Testing a sequence of observations for a shift in location. *Journal of
//! the American Statistical Association* 72(357), 180–186. Antoch, J. & Hušková, M. (2001).
//! Permutation tests in change point analysis. *Statistics & Probability Letters* 53(1), 37–46.

use super::rng::Stream;
use crate::error::{try_vec, try_zeroed};
use crate::parallel::Job;
use crate::{Error, Result};

/// The least share of tokens on either side of a split.
pub const EDGE: f64 = 0.05;

/// Documents in an order that does not depend on how they were stored.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// The period of each document.
    pub period: &'a [u32],
    /// Number of periods.
    pub n_periods: usize,
    /// The tokens of each document.
    pub sizes: &'a [u64],
    /// For each column the documents with hits, and how many.
    pub columns: &'a [Vec<(u32, u32)>],
}

/// Where one column changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The first period of the new rate.
    pub at: Option<usize>,
    /// How often chance alone finds a split as good.
    pub p: f64,
}

/// Looks for one change in each column.
///
/// Permutation r is a function of (`seed`, r) alone.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are no permutations; memory; a stop.
pub fn changes(job: &Job, series: Series<'_>, permutations: u64, seed: u64) -> Result<Vec<Change>> {
    if permutations == 0 {
        return Err(Error::invalid("permutations", 0, "1 or more"));
    }
    let observed = series.scan(series.period)?;
    let slots = sorted(series.period)?;
    job.announce(permutations);
    let n = usize::try_from(permutations).unwrap_or(usize::MAX);
    let parts = job.map_parts(
        n,
        |_| 1,
        |range| {
            let mut exceeding: Vec<u64> = try_zeroed("the permutations", observed.len())?;
            let mut moved = slots.clone();
            for replicate in range {
                job.check()?;
                moved.copy_from_slice(&slots);
                shuffle(&mut moved, Stream::new(seed, replicate as u64));
                for (b, (now, then)) in
                    exceeding.iter_mut().zip(series.scan(&moved)?.iter().zip(&observed))
                {
                    *b += u64::from(now.best >= then.best);
                }
                job.advance(1);
            }
            Ok(exceeding)
        },
    )?;
    let change = |(column, split): (usize, &Split)| {
        let b: u64 = parts.iter().map(|part| part[column]).sum();
        let p = match split.at {
            Some(_) => (b + 1) as f64 / (permutations + 1) as f64,
            None => f64::NAN,
        };
        Change { at: split.at, p }
    };
    Ok(observed.iter().enumerate().map(change).collect())
}

/// The best split of one column.
#[derive(Clone, Copy, Debug)]
struct Split {
    at: Option<usize>,
    best: f64,
}

impl Series<'_> {
    /// The best split of each column if document d stands in period `period[d]`.
    fn scan(&self, period: &[u32]) -> Result<Vec<Split>> {
        let mut sizes: Vec<u64> = try_zeroed("the periods", self.n_periods)?;
        for (&at, &size) in period.iter().zip(self.sizes) {
            sizes[at as usize] += size;
        }
        let mut hits: Vec<u64> = try_zeroed("the periods", self.n_periods)?;
        let mut splits = try_vec("the splits", self.columns.len())?;
        for column in self.columns {
            hits.fill(0);
            for &(doc, count) in column {
                hits[period[doc as usize] as usize] += u64::from(count);
            }
            splits.push(best_split(&hits, &sizes));
        }
        Ok(splits)
    }
}

fn best_split(hits: &[u64], sizes: &[u64]) -> Split {
    let (x, s): (u64, u64) = (hits.iter().sum(), sizes.iter().sum());
    let mut split = Split { at: None, best: f64::NEG_INFINITY };
    let (mut before, mut size_before) = (0, 0);
    for k in 1..hits.len() {
        before += hits[k - 1];
        size_before += sizes[k - 1];
        let share = size_before as f64 / s as f64;
        // A period without tokens begins nothing.
        if x == 0 || sizes[k] == 0 || !(EDGE..=1.0 - EDGE).contains(&share) {
            continue;
        }
        // C_k·S, in whole numbers, so that ties are ties.
        let here = u128::from(before) * u128::from(s);
        let distance = here.abs_diff(u128::from(x) * u128::from(size_before)) as f64;
        let t = distance * distance / (size_before as f64 * (s - size_before) as f64);
        if t > split.best {
            split = Split { at: Some(k), best: t };
        }
    }
    split
}

fn sorted(period: &[u32]) -> Result<Vec<u32>> {
    let mut slots = try_vec("the permutations", period.len())?;
    slots.extend_from_slice(period);
    slots.sort_unstable();
    Ok(slots)
}

/// Every order is equally likely.
///
/// Knuth, D. E. (1997). *The art of computer programming* 2, 3.4.2, algorithm P.
fn shuffle(items: &mut [u32], stream: Stream) {
    for last in (1..items.len()).rev() {
        let bound = last as u64 + 1;
        #[allow(clippy::cast_possible_truncation)] // at most `last`, which is a usize
        let other = stream.below(bound, bound) as usize;
        items.swap(last, other);
    }
}
