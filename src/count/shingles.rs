//! Which shingles does each document have, of those that another one has too? Sets of numbers.

use super::groups::small;
use super::repeats::{NONE, Repeats, Runs};
use super::sequence::{GAP, Sequences};
use crate::Result;
use crate::corpus::Lists;
use crate::error::{try_vec, try_zeroed};
use crate::parallel::Job;

const PURPOSE: &str = "the shingles of the documents";

/// The shingles (runs of n words or letters) of each document, as a set. Those that stand in one
/// document alone are only counted; the others are numbered, the rarest first.
#[derive(Clone, Debug)]
pub struct Shingles {
    items: Lists<u32>,
    sizes: Vec<u32>,
    n_items: usize,
}

impl Shingles {
    /// The runs of `n` items of `sequences`; a document that has none, but an item, has all of its
    /// items as one.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn new(sequences: &Sequences, n: usize, job: &Job) -> Result<Self> {
        let repeats = Repeats::new(sequences, Runs { n, whole: true }, job)?;
        let rank_of = ranks(&repeats)?;
        let parts = job.map_parts(
            sequences.n_docs(),
            |doc| sequences.range(doc).len(),
            |docs| {
                let (mut sets, mut sizes) = (Vec::new(), Vec::new());
                for doc in docs {
                    job.check()?;
                    let (set, size) = of_doc(sequences, &repeats, &rank_of, n, doc);
                    sets.push(set);
                    sizes.push(size);
                }
                Ok((sets, sizes))
            },
        )?;
        let total = parts.iter().flat_map(|(sets, _)| sets).map(Vec::len).sum();
        let mut shingles = Self {
            items: Lists::with_capacity(PURPOSE, sequences.n_docs(), total)?,
            sizes: try_vec(PURPOSE, sequences.n_docs())?,
            n_items: repeats.len(),
        };
        for (sets, sizes) in parts {
            shingles.sizes.extend(sizes);
            for set in sets {
                shingles.items.push(PURPOSE, set)?;
            }
        }
        Ok(shingles)
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Number of different shingles that two documents or more have.
    pub fn n_items(&self) -> usize {
        self.n_items
    }

    /// The shingles of `doc` that another document has too, ascending: the rarest first.
    pub fn of(&self, doc: usize) -> &[u32] {
        self.items.of(doc)
    }

    /// How many different shingles `doc` has, those of its own included.
    pub fn size(&self, doc: usize) -> u32 {
        self.sizes[doc]
    }
}

/// The number of each repeated run: by documents that have it, rarest first.
fn ranks(repeats: &Repeats) -> Result<Vec<u32>> {
    let docs = |group: u32| {
        repeats.places(group).iter().filter(|&&place| repeats.is_first(place as usize)).count()
    };
    let mut order: Vec<(u32, u32)> = try_vec(PURPOSE, repeats.len())?;
    order.extend((0..small(repeats.len())).map(|group| (small(docs(group)), group)));
    order.sort_unstable();
    let mut rank_of = try_zeroed(PURPOSE, repeats.len())?;
    for (rank, (_, group)) in (0..).zip(order) {
        rank_of[group as usize] = rank;
    }
    Ok(rank_of)
}

fn of_doc(
    sequences: &Sequences,
    repeats: &Repeats,
    rank_of: &[u32],
    n: usize,
    doc: usize,
) -> (Vec<u32>, u32) {
    let range = sequences.range(doc);
    let items = &sequences.all()[range.clone()];
    let runs: usize =
        items.split(|&item| item == GAP).map(|run| (run.len() + 1).saturating_sub(n)).sum();
    let has_one = items.iter().any(|&item| item != GAP);
    let again = range.clone().filter(|&place| !repeats.is_first(place)).count();
    let mut set: Vec<u32> = range
        .filter(|&place| repeats.at(place) != NONE && repeats.is_first(place))
        .map(|place| rank_of[repeats.at(place) as usize])
        .collect();
    set.sort_unstable();
    (set, small(runs.max(usize::from(has_one)) - again))
}
