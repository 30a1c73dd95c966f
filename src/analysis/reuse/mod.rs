//! Who copied whom? Passages that two documents share, edited or not.
//!
//! 1. An n-gram of `seed` words that stands in two documents is where a passage may begin
//!    ([`seed`]).
//! 2. From there an alignment grows both ways, over words that were changed, added or left out
//!    ([`passage`]).
//! 3. What is long and alike enough is a passage; those that overlap are variants of one
//!    ([`cluster`]).

mod cluster;
mod columns;
mod coverage;
mod passage;
mod seed;
mod side;

pub use coverage::{CoverageColumns, coverage};
pub use side::SideColumns;

use self::passage::{Pair, Passage};
use self::seed::Seeds;
use crate::corpus::View;
use crate::count::{Groups, Repeats, Runs, Sequences};
use crate::error::try_vec;
use crate::measure::alignment::Aligner;
use crate::parallel::Job;
use crate::{Error, Result};

/// What counts as a passage.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Words that a passage has at least, in either document.
    pub min_tokens: usize,
    /// The least similarity.
    pub threshold: f64,
    /// Words in a row that both documents must have without an edit.
    pub seed: usize,
    /// The most places of an n-gram that joins all of its documents with each other.
    pub max_places: usize,
    /// Compares documents of different groups only; those without a group with none.
    pub sides: Option<Groups>,
}

impl Settings {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if self.seed < 2 || self.seed > self.min_tokens {
            let wanted = format!("2 to min_tokens ({})", self.min_tokens);
            return Err(Error::invalid("seed", self.seed, wanted));
        }
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(Error::invalid("threshold", self.threshold, "a number from 0 to 1"));
        }
        if self.max_places < 2 {
            return Err(Error::invalid("max_places", self.max_places, "2 or more"));
        }
        Ok(())
    }
}

/// The passages that the documents of a view share.
#[derive(Clone, Debug)]
pub struct Reuse {
    passages: Vec<Passage>,
    cluster: Vec<u32>,
}

/// One row per passage, by document, place, other document and place there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReuseColumns {
    /// The document that comes first in the view, by its place there, and the passage in it.
    pub doc: SideColumns,
    /// The other document.
    pub other: SideColumns,
    /// Equal words as a share of the words of both passages.
    pub similarity: Vec<f64>,
    /// Number of the cluster.
    pub cluster: Vec<i64>,
    /// How many documents the cluster is in.
    pub docs: Vec<i64>,
    /// The document of the cluster with the lowest rank, by its place; −1 if there is not one.
    pub first: Vec<i64>,
}

/// Finds the passages of `min_tokens` words and more that two documents of `view` share.
///
/// # Errors
///
/// [`Error::InvalidValue`] for a view of 2³² tokens; memory, or a stop.
pub fn reuse(view: &View, how: &Settings, job: &Job) -> Result<Reuse> {
    let sequences = Sequences::new(view, job)?;
    let repeats = Repeats::new(&sequences, Runs { n: how.seed, whole: false }, job)?;
    let seeds = Seeds::new(&sequences, &repeats, how);
    let forms = view.forms();
    let mut is_stop = vec![true; forms.terms().len()];
    for form in forms.ids() {
        let stops = view.corpus().tokenizer().is_stop_word(forms.surface(form));
        is_stop[forms.term(form).index()] &= stops;
    }
    job.announce(view.len() as u64);
    let found = job.map(view.len(), |place| {
        let (mut found, mut begin) = (Vec::new(), Vec::new());
        seeds.of(place, &mut begin)?;
        let mut aligner = Aligner::default();
        for begin in begin.chunk_by(|a, b| a.other == b.other) {
            job.check()?;
            let other = begin[0].other as usize;
            let pair = Pair {
                doc: (place, sequences.doc(place)),
                other: (other, sequences.doc(other)),
                is_stop: &is_stop,
            };
            pair.passages(begin, how, &mut aligner, &mut found);
        }
        found.sort_unstable_by_key(|p| (p.start, p.end, p.other, p.other_start));
        job.advance(1);
        Ok(found)
    })?;
    let mut passages = try_vec("the passages", found.iter().map(Vec::len).sum())?;
    passages.extend(found.into_iter().flatten());
    let cluster = cluster::clusters(&passages);
    Ok(Reuse { passages, cluster })
}
