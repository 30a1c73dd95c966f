//! Would chance alone separate two groups as well as that? Labels shuffled until it is clear.
//!
//! ```text
//! p = h / l              if the h-th replicate of at least the observed value is the l-th of all
//! p = (b + 1) / (m + 1)  if after all m replicates there were only b < h
//! ```
//!
//! The replicates are those of [`permutation_p`](super::permutation::permutation_p), but a
//! statistic that has been exceeded h = [`ENOUGH`] times is let go. Nearly all of many tests are
//! decided after a few hundred replicates, so that the others can have many: small p become
//! affordable. Unit: probability. Range: 1/(m + 1) to 1.
//!
//! Besag, J. & Clifford, P. (1991). Sequential Monte Carlo p-values. *Biometrika* 78(2), 301–304.

use super::permutation::{check, is_below, relabel};
use crate::Result;
use crate::parallel::Job;

/// h: after so many replicates that are at least as extreme, a p is known well enough.
pub const ENOUGH: u32 = 20;
/// Replicates between two looks: one bit each.
const ROUND: u64 = 64;

/// The p of each observed statistic under at most `replicates` random labellings of the documents,
/// of which there are `n_docs` with `n_target` in the target.
///
/// `prepare` gets the numbers of the statistics that are still open and returns what fills in their
/// values from the labels; it is asked again whenever half of them are done. All else is as in
/// [`permutation_p`](super::permutation::permutation_p).
///
/// # Errors
///
/// As there.
pub fn sequential_p<S: Fn(&[bool], &mut [f64]) + Sync>(
    job: &Job,
    replicates: u64,
    (n_docs, n_target): (usize, usize),
    seed: u64,
    observed: &[f64],
    prepare: impl Fn(&[usize]) -> Result<S>,
) -> Result<Vec<f64>> {
    check(replicates, n_docs, n_target)?;
    job.announce(replicates);
    let mut p = vec![f64::NAN; observed.len()];
    let mut exceeding = vec![0_u32; observed.len()];
    let mut open: Vec<usize> = (0..observed.len()).filter(|&at| !observed[at].is_nan()).collect();
    let mut done = 0;
    while done < replicates && !open.is_empty() {
        let statistic = prepare(&open)?;
        let compared = open.clone();
        while done < replicates && 2 * open.len() > compared.len() {
            let round = ROUND.min(replicates - done);
            let is_reached = |labels: &[bool], values: &mut [f64]| statistic(labels, values);
            let labels = Labels { n_docs, n_target, seed, from: done };
            let hits = hits(job, labels, round, &compared, observed, is_reached)?;
            for (&at, hits) in compared.iter().zip(hits) {
                if !p[at].is_nan() {
                    continue;
                }
                match place(hits, ENOUGH - exceeding[at]) {
                    Some(place) => p[at] = f64::from(ENOUGH) / (done + place) as f64,
                    None => exceeding[at] += hits.count_ones(),
                }
            }
            done += round;
            job.advance(round);
            open.retain(|&at| p[at].is_nan());
        }
    }
    for at in open {
        p[at] = f64::from(exceeding[at] + 1) / (replicates + 1) as f64;
    }
    Ok(p)
}

/// Which labellings come next.
#[derive(Clone, Copy)]
struct Labels {
    n_docs: usize,
    n_target: usize,
    seed: u64,
    from: u64,
}

/// For each compared statistic a bit for each replicate of the round: whether it is reached.
fn hits(
    job: &Job,
    labels: Labels,
    round: u64,
    compared: &[usize],
    observed: &[f64],
    statistic: impl Fn(&[bool], &mut [f64]) + Sync,
) -> Result<Vec<u64>> {
    #[allow(clippy::cast_possible_truncation)] // at most 64
    let parts = job.map_parts(
        round as usize,
        |_| 1,
        |range| {
            let mut is_target = vec![false; labels.n_docs];
            let mut values = vec![0.0; compared.len()];
            let mut hits = vec![0_u64; compared.len()];
            for bit in range {
                job.check()?;
                let replicate = labels.from + bit as u64;
                relabel(labels.seed, replicate, labels.n_target, &mut is_target);
                statistic(&is_target, &mut values);
                for ((hits, &value), &at) in hits.iter_mut().zip(&values).zip(compared) {
                    *hits |= u64::from(!is_below(value, observed[at])) << bit;
                }
            }
            Ok(hits)
        },
    )?;
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    for part in parts {
        for (all, bits) in all.iter_mut().zip(part) {
            *all |= bits;
        }
    }
    Ok(all)
}

/// From 1, the place of the `n`-th bit that is set; `None` if there are fewer.
fn place(mut bits: u64, n: u32) -> Option<u64> {
    if bits.count_ones() < n {
        return None;
    }
    for _ in 1..n {
        bits &= bits - 1;
    }
    Some(u64::from(bits.trailing_zeros()) + 1)
}
