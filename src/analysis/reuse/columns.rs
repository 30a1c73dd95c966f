//! What is told of each passage, and of the documents that its variants are in?

use super::passage::Passage;
use super::side::{Side, SideColumns};
use super::{Reuse, ReuseColumns};
use crate::corpus::View;
use crate::count::signed;
use crate::parallel::Job;
use crate::{Error, Result};

impl Reuse {
    /// The table; `rank` orders the documents in time, equal where they are of one date, negative
    /// where it is not known.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`]; memory, or a stop.
    pub fn columns(&self, view: &View, rank: &[i64], job: &Job) -> Result<ReuseColumns> {
        if rank.len() != view.len() {
            let (got, expected) = (rank.len(), view.len());
            return Err(Error::LengthMismatch { parameter: "date", got, expected });
        }
        let here = |p: &Passage| Side { doc: p.doc, start: p.start, end: p.end };
        let there = |p: &Passage| Side { doc: p.other, start: p.other_start, end: p.other_end };
        let sides = |side: &dyn Fn(&Passage) -> Side| {
            let sides: Vec<Side> = self.passages.iter().map(side).collect();
            SideColumns::new(view, &sides, job)
        };
        let members = self.members();
        let of = |table: Vec<i64>| self.cluster.iter().map(|&c| table[c as usize]).collect();
        Ok(ReuseColumns {
            doc: sides(&here)?,
            other: sides(&there)?,
            similarity: self.passages.iter().map(Passage::similarity).collect(),
            cluster: self.cluster.iter().map(|&cluster| i64::from(cluster)).collect(),
            docs: of(members.iter().map(|docs| signed(docs.len() as u64)).collect()),
            first: of(members.iter().map(|docs| first(docs, rank)).collect()),
        })
    }

    /// The documents of each cluster, ascending.
    pub(super) fn members(&self) -> Vec<Vec<u32>> {
        let n = self.cluster.iter().max().map_or(0, |&last| last as usize + 1);
        let mut members = vec![Vec::new(); n];
        for (passage, &cluster) in self.passages.iter().zip(&self.cluster) {
            members[cluster as usize].extend([passage.doc, passage.other]);
        }
        for docs in &mut members {
            docs.sort_unstable();
            docs.dedup();
        }
        members
    }

    /// How many clusters are in more documents than are all compared with each other.
    pub fn n_thinned(&self, max_places: usize) -> usize {
        self.members().iter().filter(|docs| docs.len() > max_places).count()
    }
}

/// The document of the lowest rank; −1 if a rank is unknown, or two share the lowest.
fn first(docs: &[u32], rank: &[i64]) -> i64 {
    let rank_of = |doc: &&u32| rank[**doc as usize];
    let Some(least) = docs.iter().map(|doc| rank[*doc as usize]).min() else { return -1 };
    let mut with = docs.iter().filter(|doc| rank_of(doc) == least);
    match (with.next(), with.next()) {
        (Some(&doc), None) if least >= 0 => i64::from(doc),
        _ => -1,
    }
}
