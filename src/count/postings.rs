//! In which documents does each item stand, and how often? A table of counts, by item.

use super::matches::Hits;
use super::matrix::Matrix;
use crate::Result;
use crate::error::{try_vec, try_zeroed};

const PURPOSE: &str = "the documents of each item";

/// Documents and counts of each item, documents ascending (compressed sparse columns).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    ends: Vec<usize>,
    docs: Vec<u32>,
    counts: Vec<u32>,
}

impl Postings {
    /// The n-grams of a matrix, by id.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_matrix(matrix: &Matrix) -> Result<Self> {
        let cells = (0..matrix.n_docs()).flat_map(|place| {
            matrix.row(place).map(move |(gram, count)| (gram.index(), place, count))
        });
        Self::of_cells(matrix.grams().len(), matrix.n_cells(), cells)
    }

    /// The frames of a dictionary, by number.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_hits(hits: &Hits, n_frames: usize) -> Result<Self> {
        let cells = (0..hits.len()).map(|i| (hits.frame[i] as usize, hits.doc[i] as usize, 1));
        Self::of_cells(n_frames, hits.len(), cells)
    }

    /// Puts (item, document, count) by item; documents must ascend, and may come again.
    fn of_cells(
        n_items: usize,
        n_cells: usize,
        cells: impl Iterator<Item = (usize, usize, u32)> + Clone,
    ) -> Result<Self> {
        let mut starts: Vec<usize> = try_zeroed(PURPOSE, n_items)?;
        for (item, ..) in cells.clone() {
            starts[item] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += std::mem::replace(start, before);
        }
        let (mut docs, mut counts) = (try_vec(PURPOSE, n_cells)?, try_vec(PURPOSE, n_cells)?);
        docs.resize(n_cells, 0);
        counts.resize(n_cells, 0);
        // Where the next one goes; once all are in, this is where the item ends.
        let mut ends = starts;
        for (item, doc, count) in cells {
            let at = ends[item];
            // Documents are numbered with 32 bits.
            docs[at] = u32::try_from(doc).unwrap_or(u32::MAX);
            counts[at] = count;
            ends[item] += 1;
        }
        Ok(Self { ends, docs, counts })
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Number of entries of `item`.
    pub fn n_entries(&self, item: usize) -> usize {
        self.ends[item] - self.start(item)
    }

    /// The documents of `item` with its count in each; a document may come several times, in a row.
    pub fn of(&self, item: usize) -> impl Iterator<Item = (usize, u64)> {
        let range = self.start(item)..self.ends[item];
        let docs = self.docs[range.clone()].iter().map(|&doc| doc as usize);
        docs.zip(self.counts[range].iter().map(|&count| u64::from(count)))
    }

    fn start(&self, item: usize) -> usize {
        if item == 0 { 0 } else { self.ends[item - 1] }
    }
}
