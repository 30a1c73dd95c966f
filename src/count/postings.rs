//! In which documents does each item stand, and how often? A table of counts, by item.

use super::groups::small;
use super::matches::Hits;
use super::matrix::Matrix;
use crate::Result;
use crate::corpus::Lists;

const PURPOSE: &str = "the documents of each item";

/// Documents and counts of each item, documents ascending (compressed sparse columns).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings(Lists<(u32, u32)>);

impl Postings {
    /// The n-grams of a matrix, by id.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_matrix(matrix: &Matrix) -> Result<Self> {
        let cells = (0..matrix.n_docs()).flat_map(|place| {
            matrix.row(place).map(move |(gram, count)| (gram.index(), (small(place), count)))
        });
        Lists::sorted(PURPOSE, matrix.grams().len(), cells).map(Self)
    }

    /// The frames of a dictionary, by number.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_hits(hits: &Hits, n_frames: usize) -> Result<Self> {
        let cells = hits.frame.iter().zip(&hits.doc).map(|(&f, &doc)| (f as usize, (doc, 1)));
        Lists::sorted(PURPOSE, n_frames, cells).map(Self)
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of entries of `item`.
    pub fn n_entries(&self, item: usize) -> usize {
        self.0.of(item).len()
    }

    /// The documents of `item` with its count in each; a document may come several times, in a row.
    pub fn of(&self, item: usize) -> impl Iterator<Item = (usize, u64)> {
        self.0.of(item).iter().map(|&(doc, count)| (doc as usize, u64::from(count)))
    }
}
