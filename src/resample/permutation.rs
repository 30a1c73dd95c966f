//! Would chance alone separate two groups as well as that? Labels shuffled among documents.
//!
//! ```text
//! p = (b + 1) / (m + 1)
//! ```
//!
//! m: replicates; b: those in which the statistic is at least the observed one. Unit: probability.
//! Range: 1/(m + 1) to 1, never 0, since the observed labels are one of the possible labellings.
//!
//! Documents are shuffled, not tokens: the tokens of a document are not independent of one another.
//!
//! Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. *Statistical
//! Applications in Genetics and Molecular Biology* 9(1), article 39.

use super::adjust::Adjust;
use super::rng::Stream;
use crate::parallel::Job;
use crate::{Error, Result};

/// Statistics that differ by less than this share of the observed one are ties: sums of the same
/// numbers in another order may differ in their last digits.
const TIE: f64 = 1e-10;

/// How two sides are tested, column by column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairTest {
    /// How often documents are permuted.
    pub permutations: u64,
    /// Seed of the permutations.
    pub seed: u64,
    /// How q is made of p.
    pub adjust: Adjust,
}

/// The p of each observed statistic under `replicates` random labellings of the documents.
///
/// `statistic` fills its second argument, one number a column, from the labels in its first (one a
/// document, `true` in the target, of which there are always `n_target`). Large means extreme: a
/// two-sided test gives the absolute value. Replicate r is a function of (`seed`, r) alone, so that
/// documents have to come in an order that does not depend on how they were stored.
///
/// An observed NaN gives NaN. A replicate that is NaN counts as extreme, on the side of caution.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are no replicates, or more target documents than documents;
/// [`Error::Interrupted`] once the job was asked to stop.
pub fn permutation_p(
    job: &Job,
    replicates: u64,
    n_docs: usize,
    n_target: usize,
    seed: u64,
    observed: &[f64],
    statistic: impl Fn(&[bool], &mut [f64]) + Sync,
) -> Result<Vec<f64>> {
    check(replicates, n_docs, n_target)?;
    job.announce(replicates);
    let count = |range: std::ops::Range<usize>| {
        let mut is_target = vec![false; n_docs];
        let mut values = vec![0.0; observed.len()];
        let mut exceeding = vec![0_u64; observed.len()];
        for replicate in range {
            job.check()?;
            relabel(seed, replicate as u64, n_target, &mut is_target);
            statistic(&is_target, &mut values);
            for ((b, &value), &observed) in exceeding.iter_mut().zip(&values).zip(observed) {
                *b += u64::from(!is_below(value, observed));
            }
            job.advance(1);
        }
        Ok(exceeding)
    };
    let replicate_count = usize::try_from(replicates)
        .map_err(|_| Error::invalid("replicates", replicates, "a number that fits in memory"))?;
    let parts = job.map_parts(replicate_count, |_| 1, count)?;
    let p = |(column, &value): (usize, &f64)| {
        let b: u64 = parts.iter().map(|part| part[column]).sum();
        if value.is_nan() { f64::NAN } else { (b + 1) as f64 / (replicates + 1) as f64 }
    };
    Ok(observed.iter().enumerate().map(p).collect())
}

/// The p of `n` statistics of the two sides that `is_target` makes; NaN if a side has fewer than
/// two documents. `statistic` as that of [`permutation_p`].
///
/// # Errors
///
/// Those of [`permutation_p`].
pub fn p_of_sides(
    job: &Job,
    replicates: u64,
    seed: u64,
    is_target: &[bool],
    n: usize,
    statistic: impl Fn(&[bool], &mut [f64]) + Sync,
) -> Result<Vec<f64>> {
    let n_target = is_target.iter().filter(|&&target| target).count();
    if n_target.min(is_target.len() - n_target) < 2 {
        return Ok(vec![f64::NAN; n]);
    }
    let mut observed = vec![0.0; n];
    statistic(is_target, &mut observed);
    permutation_p(job, replicates, is_target.len(), n_target, seed, &observed, statistic)
}

/// Whether a replicate is less extreme than what was observed; false for NaN.
pub(super) fn is_below(value: f64, observed: f64) -> bool {
    value < observed - TIE * observed.abs()
}

/// Refuses what cannot be drawn.
pub(super) fn check(replicates: u64, n_docs: usize, n_target: usize) -> Result<()> {
    if replicates == 0 {
        return Err(Error::invalid("replicates", replicates, "at least 1"));
    }
    if n_target > n_docs {
        return Err(Error::invalid("target", n_target, format!("at most {n_docs} documents")));
    }
    Ok(())
}

/// Labels `n_target` of the documents at random; a function of (`seed`, `replicate`) alone.
///
/// One pass from the first document to the last: each is taken with the chance (still needed) /
/// (still to come). Every choice of `n_target` documents is equally likely, as after a shuffle.
///
/// Knuth, D. E. (1997). *The art of computer programming* 2, 3.4.2, algorithm S.
pub fn relabel(seed: u64, replicate: u64, n_target: usize, is_target: &mut [bool]) {
    let stream = Stream::new(seed, replicate);
    let mut needed = n_target as u64;
    let mut to_come = is_target.len() as u64;
    for (counter, label) in (0..).zip(is_target.iter_mut()) {
        *label = stream.below(to_come, counter) < needed;
        needed -= u64::from(*label);
        to_come -= 1;
    }
}

/// The statistic under each of `replicates` random labellings, in their order; labels as those of
/// [`permutation_p`].
///
/// # Errors
///
/// Those of [`permutation_p`].
pub fn null_values(
    job: &Job,
    replicates: u64,
    n_docs: usize,
    n_target: usize,
    seed: u64,
    statistic: impl Fn(&[bool]) -> f64 + Sync,
) -> Result<Vec<f64>> {
    check(replicates, n_docs, n_target)?;
    job.announce(replicates);
    let n = usize::try_from(replicates)
        .map_err(|_| Error::invalid("replicates", replicates, "a number that fits in memory"))?;
    let values = |range: std::ops::Range<usize>| {
        let mut is_target = vec![false; n_docs];
        let mut values = Vec::new();
        for replicate in range {
            job.check()?;
            relabel(seed, replicate as u64, n_target, &mut is_target);
            values.push(statistic(&is_target));
            job.advance(1);
        }
        Ok(values)
    };
    Ok(job.map_parts(n, |_| 1, values)?.concat())
}

/// p of one observed statistic among `null`, the values under random labellings.
pub fn p_among(null: &[f64], observed: f64) -> f64 {
    let b = null.iter().filter(|&&value| !is_below(value, observed)).count();
    if observed.is_nan() { f64::NAN } else { (b + 1) as f64 / (null.len() + 1) as f64 }
}
