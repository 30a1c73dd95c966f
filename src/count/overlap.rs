//! Which sets have enough in common? All pairs, exactly, without looking at all pairs.
//!
//! Two sets that share o items or more have one in common among the first |A| − o + 1 of each, in
//! any order that both keep (prefix filter). Shingles are ordered by rarity, so that few sets meet
//! in a prefix; those that do are compared.
//!
//! Chaudhuri, S., Ganti, V. & Kaushik, R. (2006). A primitive operator for similarity joins in data
//! cleaning. *ICDE*. Bayardo, R. J., Ma, Y. & Srikant, R. (2007). Scaling up all pairs similarity
//! search. *WWW*, 131–140.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::groups::small;
use super::shingles::Shingles;
use crate::corpus::Lists;
use crate::error::{named, reserve, try_vec, try_zeroed};
use crate::measure::proximity::{containment_of_sizes, jaccard_of_sizes};
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the pairs of documents";
/// Blocks of documents that are shared out, at most.
const BLOCKS: usize = 256;

named! {
    /// What two sets have in common, as a share of what.
    enum Overlap is "measure" {
        /// Of what either has: [`jaccard_of_sizes`].
        Jaccard = "jaccard",
        /// Of the smaller set: [`containment_of_sizes`].
        Containment = "containment",
    }
}

impl Overlap {
    /// The measure from |A ∩ B|, |A| and |B|.
    pub fn of(self, both: u32, a: u32, b: u32) -> f64 {
        let (both, a, b) = (both.into(), a.into(), b.into());
        match self {
            Self::Jaccard => jaccard_of_sizes(both, a, b),
            Self::Containment => containment_of_sizes(both, a, b),
        }
    }
}

/// How much in common is enough, and how many pairs are too many.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// What is compared with the threshold.
    pub measure: Overlap,
    /// The least share, above 0.
    pub threshold: f64,
    /// The most pairs.
    pub max_pairs: usize,
}

impl Wanted {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if self.threshold > 0.0 && self.threshold <= 1.0 {
            return Ok(());
        }
        Err(Error::invalid("threshold", self.threshold, "a number above 0, up to 1"))
    }

    /// Whether sets of `a` and `b` items, `both` of them common, have enough in common.
    pub fn admits(&self, both: u32, a: u32, b: u32) -> bool {
        self.measure.of(both, a, b) >= self.threshold
    }

    /// The fewest common items that are enough. Rounded quotients grow with their numerators, so
    /// that the least one is found by trying next to the estimate.
    fn fewest(&self, a: u32, b: u32) -> u32 {
        let whole = match self.measure {
            Overlap::Jaccard => (f64::from(a) + f64::from(b)) / (1.0 + self.threshold),
            Overlap::Containment => f64::from(a.min(b)),
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to a + b
        let mut both = ((whole * self.threshold) as u32).min(a.min(b));
        while both > 0 && self.admits(both - 1, a, b) {
            both -= 1;
        }
        while both <= a.min(b) && !self.admits(both, a, b) {
            both += 1;
        }
        both
    }

    /// The fewest common items of a set of `size` with any set: at best the one holds the other.
    fn fewest_with_any(&self, size: u32) -> u32 {
        Self { measure: Overlap::Containment, ..*self }.fewest(size, size)
    }

    /// How many of the first items of a set of `size` must be looked at.
    fn prefix(&self, size: u32) -> u32 {
        size + 1 - self.fewest_with_any(size).clamp(1, size)
    }
}

/// Two documents with enough in common, and how many shingles that is.
pub type Overlaps = Vec<(u32, u32, u32)>;

/// All pairs of `docs` that have enough in common, sorted.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are more than `max_pairs`; memory, or a stop.
pub fn overlaps(shingles: &Shingles, docs: &[u32], wanted: &Wanted, job: &Job) -> Result<Overlaps> {
    let mut order: Vec<u32> = docs.to_vec();
    order.retain(|&doc| shingles.size(doc as usize) > 0);
    order.sort_unstable_by_key(|&doc| (shingles.size(doc as usize), doc));
    let join = Join { shingles, wanted, index: index(shingles, &order, wanted)?, order };
    let n = join.order.len();
    let n_blocks = n.min(BLOCKS);
    let found = AtomicUsize::new(0);
    job.announce(n as u64);
    let blocks = job.map(n_blocks, |block| {
        let mut pairs = Vec::new();
        let mut seen: Vec<u32> = try_zeroed(PURPOSE, n)?;
        // Every block gets small and large sets.
        for place in (block..n).step_by(n_blocks) {
            job.check()?;
            let before = pairs.len();
            join.partners(place, &mut seen, &mut pairs, job)?;
            let total = found.fetch_add(pairs.len() - before, Ordering::Relaxed);
            if total > wanted.max_pairs {
                let more = "as many as there are pairs, which are more";
                return Err(Error::invalid("max_pairs", wanted.max_pairs, more));
            }
            job.advance(1);
        }
        Ok(pairs)
    })?;
    let mut pairs = try_vec(PURPOSE, blocks.iter().map(Vec::len).sum())?;
    pairs.extend(blocks.into_iter().flatten());
    pairs.sort_unstable();
    Ok(pairs)
}

/// Where each item stands among the sets, by size.
fn index(shingles: &Shingles, order: &[u32], wanted: &Wanted) -> Result<Lists<u32>> {
    let indexed = |doc: u32| match wanted.measure {
        Overlap::Jaccard => prefix(shingles, doc as usize, wanted),
        // A larger set may hold the smaller one's first items anywhere.
        Overlap::Containment => shingles.of(doc as usize),
    };
    let places = (0..)
        .zip(order)
        .flat_map(|(place, &doc)| indexed(doc).iter().map(move |&item| (item as usize, place)));
    Lists::sorted(PURPOSE, shingles.n_items(), places)
}

/// The first shared items of `doc` that must be looked at; those of its own come before them.
fn prefix<'s>(shingles: &'s Shingles, doc: usize, wanted: &Wanted) -> &'s [u32] {
    let (items, size) = (shingles.of(doc), shingles.size(doc));
    let own = size - small(items.len());
    let n = wanted.prefix(size).saturating_sub(own) as usize;
    &items[..n.min(items.len())]
}

struct Join<'s> {
    shingles: &'s Shingles,
    wanted: &'s Wanted,
    index: Lists<u32>,
    /// The documents by size.
    order: Vec<u32>,
}

impl Join<'_> {
    fn size(&self, place: u32) -> u32 {
        self.shingles.size(self.order[place as usize] as usize)
    }

    /// Adds the pairs of the document at `place` with smaller ones; with larger ones if these may
    /// hold it. `seen` remembers at which place a document was met.
    fn partners(
        &self,
        place: usize,
        seen: &mut [u32],
        pairs: &mut Overlaps,
        job: &Job,
    ) -> Result<()> {
        let (doc, here) = (self.order[place], small(place));
        let least = self.wanted.fewest_with_any(self.size(here));
        for &item in prefix(self.shingles, doc as usize, self.wanted) {
            job.check()?;
            let all = self.index.of(item as usize);
            let others = match self.wanted.measure {
                Overlap::Jaccard => {
                    let from = all.partition_point(|&other| self.size(other) < least);
                    &all[from..all.partition_point(|&other| other < here).max(from)]
                }
                Overlap::Containment => &all[all.partition_point(|&other| other <= here)..],
            };
            for &other in others {
                if std::mem::replace(&mut seen[other as usize], here + 1) != here + 1 {
                    let partner = self.order[other as usize];
                    if let Some(both) = common(self.shingles, doc, partner, self.wanted) {
                        reserve(PURPOSE, pairs, 1)?;
                        pairs.push((doc.min(partner), doc.max(partner), both));
                    }
                }
            }
        }
        Ok(())
    }
}

/// How many shingles two documents have in common, if these are enough.
pub(super) fn common(shingles: &Shingles, a: u32, b: u32, wanted: &Wanted) -> Option<u32> {
    let (a, b) = (a as usize, b as usize);
    let fewest = wanted.fewest(shingles.size(a), shingles.size(b)) as usize;
    let (mut a, mut b, mut both) = (shingles.of(a), shingles.of(b), 0);
    while let ([x, after_x @ ..], [y, after_y @ ..]) = (a, b) {
        if both + a.len().min(b.len()) < fewest {
            return None;
        }
        both += usize::from(x == y);
        (a, b) = (if x <= y { after_x } else { a }, if y <= x { after_y } else { b });
    }
    (both >= fewest).then(|| small(both))
}

/// For each document the first one with the same shingles: itself, if no earlier one has them.
///
/// # Errors
///
/// Memory.
pub fn classes(shingles: &Shingles) -> Result<Vec<u32>> {
    let mut class_of: Vec<u32> = try_vec(PURPOSE, shingles.len())?;
    class_of.extend(0..small(shingles.len()));
    // A shingle of its own sets a document apart.
    let is_shared = |&doc: &u32| {
        let items = shingles.of(doc as usize);
        !items.is_empty() && items.len() == shingles.size(doc as usize) as usize
    };
    let mut docs: Vec<u32> = (0..small(shingles.len())).filter(is_shared).collect();
    let set = |doc: &u32| shingles.of(*doc as usize);
    docs.sort_by(|a, b| set(a).len().cmp(&set(b).len()).then_with(|| set(a).cmp(set(b))));
    for same in docs.chunk_by(|a, b| set(a) == set(b)) {
        for &doc in same {
            class_of[doc as usize] = same[0];
        }
    }
    Ok(class_of)
}
