//! How much memory will counting n-grams need? Asked before the work, where it may be too much.

use ahash::RandomState;

use super::ngram::Ngrams;
use super::skip::Skip;
use crate::corpus::View;
use crate::parallel::Job;
use crate::{Error, Result};

/// Bytes of the table of n-grams and of what is kept by n-gram, while both grow.
const A_GRAM: f64 = 64.0;
/// Bytes of a cell, while the columns grow.
const A_CELL: f64 = 14.0;
/// Bytes of an n-gram in words, here and as a text of Python's, and of what is kept by column.
const A_TERM: f64 = 170.0;

const REMEDY: &str = "count fewer lengths (ngrams), skip less, or take fewer documents";
const LESS: &str = "keep fewer terms (min_docs, min_count, max_features), or count fewer lengths";

/// Refuses what will not fit into the memory that the caller has.
///
/// # Errors
///
/// [`Error::Memory`], or a stop.
pub(super) fn check(view: &View, how: Ngrams, job: &Job) -> Result<()> {
    let Some(free) = job.memory().filter(|_| how.max > 1) else { return Ok(()) };
    let tokens: usize = (0..view.len()).map(|place| view.doc(place).len()).sum();
    let ways: f64 = (how.min..=how.max).map(|n| how.skip.ways(n)).sum();
    let most = tokens as f64 * ways;
    if most * (A_GRAM + A_CELL) <= free as f64 {
        return Ok(());
    }
    let (grams, cells) = if most > 1e12 { (most, most) } else { distinct(view, how, job)? };
    refuse("counting n-grams", grams * A_GRAM + cells * A_CELL, free, REMEDY)
}

/// Refuses to put more n-grams into words than there is memory for.
///
/// # Errors
///
/// [`Error::Memory`].
pub(super) fn check_words(kept: usize, grams: usize, cells: usize, job: &Job) -> Result<()> {
    let Some(free) = job.memory() else { return Ok(()) };
    let used = grams as f64 * A_GRAM + cells as f64 * A_CELL;
    refuse("the table of terms", used + kept as f64 * A_TERM, free, LESS)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes")]
fn refuse(purpose: &'static str, need: f64, free: u64, remedy: &'static str) -> Result<()> {
    if need <= free as f64 {
        return Ok(());
    }
    Err(Error::Memory { purpose, need: need as u64, free, remedy })
}

/// About how many different n-grams there are, and how many in each document, summed.
fn distinct(view: &View, how: Ngrams, job: &Job) -> Result<(f64, f64)> {
    let (mut grams, mut cells) = (Registers::new(), Registers::new());
    // Fixed keys: the estimate, and with it the message, is the same in every process.
    let hasher = RandomState::with_seeds(1, 2, 3, 4);
    for place in 0..view.len() {
        job.check()?;
        how.runs(view.doc(place), view.forms(), |run, _| {
            let mut open: Vec<u64> = Vec::new();
            let mut see = |hash: u64| {
                grams.see(hash);
                cells.see(hasher.hash_one((hash, place)));
            };
            if how.skip == Skip::NONE {
                for start in 0..run.len() {
                    let mut hash = 0;
                    for (n, &term) in (1..=how.max).zip(&run[start..]) {
                        hash = hasher.hash_one((hash, term));
                        if n >= how.min {
                            see(hash);
                        }
                    }
                }
                return Ok(());
            }
            how.skip.each(run.len(), how, |at, prefix, is_counted| {
                let before = prefix.map_or(0, |prefix| open[prefix as usize]);
                let hash = hasher.hash_one((before, run[at]));
                if is_counted {
                    see(hash);
                }
                if prefix.is_none() {
                    open.clear();
                }
                open.push(hash);
                Ok(super::small(open.len() - 1))
            })
        })?;
    }
    Ok((grams.estimate(), cells.estimate()))
}

/// `HyperLogLog` (Flajolet et al. 2007) with 2¹² registers: a standard error of 1.6 %.
struct Registers(Vec<u8>);

const BITS: u32 = 12;

impl Registers {
    fn new() -> Self {
        Self(vec![0; 1 << BITS])
    }

    #[inline]
    fn see(&mut self, hash: u64) {
        let register = &mut self.0[(hash >> (64 - BITS)) as usize];
        let rank = (hash << BITS).leading_zeros().min(64 - BITS) as u8 + 1;
        *register = (*register).max(rank);
    }

    fn estimate(&self) -> f64 {
        let m = self.0.len() as f64;
        let sum: f64 = self.0.iter().map(|&rank| libm::exp2(-f64::from(rank))).sum();
        let estimate = 0.7213 / (1.0 + 1.079 / m) * m * m / sum;
        let empty = self.0.iter().filter(|&&rank| rank < 1).count();
        if estimate <= 2.5 * m && empty > 0 {
            return m * libm::log(m / empty as f64);
        }
        estimate
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn distinct_things_are_counted_to_five_percent() {
        let hasher = RandomState::with_seeds(5, 6, 7, 8);
        for n in [10_u64, 1_000, 30_000, 1_000_000] {
            let mut registers = Registers::new();
            for i in 0..2 * n {
                registers.see(hasher.hash_one(i % n));
            }
            let share = registers.estimate() / n as f64;
            assert!((0.95..1.05).contains(&share), "{n}: {share}");
        }
    }
}
