//! How often does each document use each frame? Hits, added up by document.

use super::groups::small;
use super::matches::Hits;
use crate::Result;
use crate::corpus::Lists;
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
