//! Do two groups still differ when other documents of their kind are drawn? Bootstrap test.
//!
//! ```text
//! p₁ = (L + T/2) / m,   p = min( 1, (1 + 2·m·min(p₁, 1 − p₁)) / (1 + m) )
//! ```
//!
//! m: replicates, in each of which as many documents are drawn with replacement from either group
//! as it has; L: those in which the target's rate is below the reference's, T: those where they
//! tie. Two-sided. Unit: probability. Range: 1/(m + 1) to 1.
//!
//! Lijffijt, J., Nevalainen, T., Säily, T., Papapetrou, P., Puolamäki, K. & Mannila, H. (2016).
//! Significance testing of word frequencies in corpora. *Digital Scholarship in the Humanities*
//! 31(2), 374–397.

use std::cmp::Ordering;

use super::rng::Stream;
use crate::parallel::Job;
use crate::{Error, Result};

/// The p of each of `n_columns` differences under `replicates` draws of the documents.
///
/// `compare` gets how many times each document was drawn and fills in, for each column, how the
/// target's rate compares with the reference's. Draw r is a function of (`seed`, r) alone, so that
/// documents have to come in an order that does not depend on how they were stored.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are no replicates; [`Error::Interrupted`] once the job was
/// asked to stop.
pub fn bootstrap_test(
    job: &Job,
    replicates: u64,
    is_target: &[bool],
    seed: u64,
    n_columns: usize,
    compare: impl Fn(&[u64], &mut [Ordering]) + Sync,
) -> Result<Vec<f64>> {
    let n = usize::try_from(replicates).ok().filter(|&n| n > 0);
    let n = n.ok_or_else(|| Error::invalid("replicates", replicates, "at least 1"))?;
    job.announce(replicates);
    // Twice L + T/2, in whole numbers.
    let parts = job.map_parts(
        n,
        |_| 1,
        |range| {
            let mut times = vec![0; is_target.len()];
            let mut order = vec![Ordering::Equal; n_columns];
            let mut below = vec![0_u64; n_columns];
            for replicate in range {
                job.check()?;
                redraw(seed, replicate as u64, is_target, &mut times);
                compare(&times, &mut order);
                for (below, order) in below.iter_mut().zip(&order) {
                    *below += match order {
                        Ordering::Less => 2,
                        Ordering::Equal => 1,
                        Ordering::Greater => 0,
                    };
                }
                job.advance(1);
            }
            Ok(below)
        },
    )?;
    let p = |column: usize| {
        let below: u64 = parts.iter().map(|part| part[column]).sum();
        let smaller = below.min(2 * replicates - below);
        ((1 + smaller) as f64 / (1 + replicates) as f64).min(1.0)
    };
    Ok((0..n_columns).map(p).collect())
}

/// How many times each document is drawn: as many from either side as it has, with replacement.
pub fn redraw(seed: u64, replicate: u64, is_target: &[bool], times: &mut [u64]) {
    times.fill(0);
    for side in [true, false] {
        let members: Vec<usize> =
            (0..is_target.len()).filter(|&document| is_target[document] == side).collect();
        let stream = Stream::new(seed, 2 * replicate + u64::from(side));
        for counter in 0..members.len() as u64 {
            #[allow(clippy::cast_possible_truncation)] // below their number, which is a usize
            let drawn = stream.below(members.len() as u64, counter) as usize;
            times[members[drawn]] += 1;
        }
    }
}
