//! Which sets probably have much in common? Signatures of least hashes, cut into bands.
//!
//! ```text
//! P(a pair with Jaccard J is looked at) = 1 − (1 − J^r)^b,   b bands of r hashes, b·r ≤ 128
//! ```
//!
//! r is the greatest for which this is .98 at the threshold. Pairs that are looked at are compared
//! exactly; some are never looked at.
//!
//! Broder, A. Z. (1997), as in [`super::overlap`]. Indyk, P. & Motwani, R. (1998). Approximate
//! nearest neighbors: towards removing the curse of dimensionality. *STOC*, 604–613.

use super::groups::small;
use super::overlap::{Overlaps, Wanted, common};
use super::repeats::{Runs, hashes};
use super::sequence::Sequences;
use super::shingles::Shingles;
use crate::error::{reserve, try_vec};
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the signatures of the documents";
const HASHES: u32 = 128;
const CERTAINTY: f64 = 0.98;

/// Bands and hashes a band for `threshold`.
fn bands(threshold: f64) -> (u32, u32) {
    let met = |r: u32| {
        let one = 1.0 - libm::pow(threshold, f64::from(r));
        1.0 - libm::pow(one, f64::from(HASHES / r))
    };
    let r = (1..=HASHES).rev().find(|&r| met(r) >= CERTAINTY).unwrap_or(1);
    (HASHES / r, r)
}

/// Pairs of `docs` that have enough in common, sorted; some are missed.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are more than `max_pairs`; memory, or a stop.
pub fn alike_by_signature(
    (sequences, n): (&Sequences, usize),
    shingles: &Shingles,
    docs: &[u32],
    wanted: &Wanted,
    job: &Job,
) -> Result<Overlaps> {
    let (n_bands, r) = bands(wanted.threshold);
    let mut docs: Vec<u32> = docs.to_vec();
    docs.retain(|&doc| shingles.size(doc as usize) > 0);
    job.announce(docs.len() as u64);
    let signatures = job.map(docs.len(), |i| {
        job.advance(1);
        signature(&sequences.all()[sequences.range(docs[i] as usize)], n, n_bands * r)
    })?;
    let found = job.map(n_bands as usize, |band| {
        let rows = band * r as usize..(band + 1) * r as usize;
        let row = |i: &u32| &signatures[*i as usize][rows.clone()];
        let mut order: Vec<u32> = (0..small(docs.len())).collect();
        order.sort_by(|a, b| row(a).cmp(row(b)));
        let mut pairs = Vec::new();
        for same in order.chunk_by(|a, b| row(a) == row(b)) {
            for (i, &a) in same.iter().enumerate() {
                job.check()?;
                for &b in &same[i + 1..] {
                    let (a, b) = (docs[a as usize], docs[b as usize]);
                    if let Some(both) = common(shingles, a, b, wanted) {
                        reserve(PURPOSE, &mut pairs, 1)?;
                        pairs.push((a.min(b), a.max(b), both));
                    }
                }
                check(wanted, pairs.len())?;
            }
        }
        Ok(pairs)
    })?;
    let mut pairs = try_vec(PURPOSE, found.iter().map(Vec::len).sum())?;
    pairs.extend(found.into_iter().flatten());
    pairs.sort_unstable();
    pairs.dedup();
    check(wanted, pairs.len())?;
    Ok(pairs)
}

fn check(wanted: &Wanted, n_pairs: usize) -> Result<()> {
    if n_pairs <= wanted.max_pairs {
        return Ok(());
    }
    let more = "as many as there are pairs, which are more";
    Err(Error::invalid("max_pairs", wanted.max_pairs, more))
}

/// The least of each of `n_hashes` hashes over the runs of `n` of `items`.
fn signature(items: &[u32], n: usize, n_hashes: u32) -> Result<Vec<u64>> {
    let mut least = vec![u64::MAX; n_hashes as usize];
    hashes(items, Runs { n, whole: true }, |hash, _| {
        for (i, least) in (1_u64..).zip(&mut least) {
            let salted =
                (hash ^ i.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *least = (salted ^ salted >> 32).min(*least);
        }
        Ok(())
    })?;
    Ok(least)
}
