//! Which documents are copies, and count once with what they copy?

use super::groups::Groups;
use crate::{Error, Result};

/// Which documents are left out so that no group counts one story twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// Whether the document at each place is left out.
    pub is_copy: Vec<bool>,
    /// How many documents of each group are left out.
    pub n_copies: Vec<i64>,
}

impl Groups {
    /// The copies of each group: of the documents with the same number in `clusters`, all but the
    /// first in the order of the view. A document with a negative number stands for itself, and one
    /// without text or group is no copy, nor is anything a copy of it.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`] unless there is a number for each document.
    pub fn copies(&self, clusters: &[i32]) -> Result<Copies> {
        if clusters.len() != self.n_places() {
            let (got, expected) = (clusters.len(), self.n_places());
            return Err(Error::LengthMismatch { parameter: "dedupe", got, expected });
        }
        let mut members: Vec<(usize, i32, usize)> = clusters
            .iter()
            .enumerate()
            .filter(|&(_, &cluster)| cluster >= 0)
            .filter_map(|(place, &cluster)| Some((self.of(place)?, cluster, place)))
            .collect();
        members.sort_unstable();
        let mut copies =
            Copies { is_copy: vec![false; clusters.len()], n_copies: vec![0; self.len()] };
        for story in members.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            for &(group, _, place) in &story[1..] {
                copies.is_copy[place] = true;
                copies.n_copies[group] += 1;
            }
        }
        Ok(copies)
    }
}
