//! How often does each document use each frame? Hits, added up by document.

use super::groups::{Groups, Tally, small};
use super::matches::Hits;
use crate::Result;
use crate::corpus::{Lists, View};
use crate::error::try_zeroed;

/// For each document its frames, ascending, with how many hits each has; only those with any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitRows(Lists<(u32, u32)>);

impl HitRows {
    /// Adds up `hits` of `n_frames` frames in `n_docs` documents.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(hits: &Hits, n_frames: usize, n_docs: usize) -> Result<Self> {
        let what = "the table of hits by document";
        let mut rows = Lists::with_capacity(what, n_docs, 0)?;
        let mut in_doc: Vec<u32> = try_zeroed(what, n_frames)?;
        let mut place = 0;
        for (doc, here) in hits.by_doc() {
            for &frame in &hits.frame[here] {
                in_doc[frame as usize] += 1;
            }
            for _ in place..doc {
                rows.push(what, [])?;
            }
            let used = in_doc.iter_mut().enumerate().filter(|(_, count)| **count > 0);
            rows.push(what, used.map(|(frame, count)| (small(frame), std::mem::take(count))))?;
            place = doc + 1;
        }
        for _ in place..n_docs {
            rows.push(what, [])?;
        }
        Ok(Self(rows))
    }

    /// The frames of the document at `place`.
    pub fn of(&self, place: usize) -> &[(u32, u32)] {
        self.0.of(place)
    }
}

impl Hits {
    /// What each frame has in each group: row `frame * groups.len() + group`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn sums(&self, n_frames: usize, groups: &Groups, sizes: &[u64]) -> Result<Vec<Tally>> {
        let mut sums: Vec<Tally> = try_zeroed("the table of frames", n_frames * groups.len())?;
        let rows = HitRows::new(self, n_frames, sizes.len())?;
        for (place, &size) in sizes.iter().enumerate() {
            let Some(group) = groups.of(place) else { continue };
            for &(frame, count) in rows.of(place) {
                sums[frame as usize * groups.len() + group].add(count.into(), size);
            }
        }
        Ok(sums)
    }

    /// For each frame, whether a hit of it has no token that is counted.
    pub fn frames_without_counted(&self, n_frames: usize, view: &View) -> Vec<bool> {
        let mut without = vec![false; n_frames];
        for (hit, &frame) in self.frame.iter().enumerate() {
            let doc = view.doc(self.doc[hit] as usize);
            let mut tokens = self.first[hit] as usize..self.end[hit] as usize;
            without[frame as usize] |= !tokens.any(|i| doc.is_counted(i, view.forms()));
        }
        without
    }
}
