//! How often does each document use each frame? Hits, added up by document.

use super::groups::small;
use super::matches::Hits;
use crate::Result;
use crate::error::{reserve, try_vec, try_zeroed};

/// For each document its frames, ascending, with how many hits each has; only those with any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitRows {
    ends: Vec<usize>,
    cells: Vec<(u32, u32)>,
}

impl HitRows {
    /// Adds up `hits` of `n_frames` frames in `n_docs` documents.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(hits: &Hits, n_frames: usize, n_docs: usize) -> Result<Self> {
        let what = "the table of hits by document";
        let mut rows = Self { ends: try_vec(what, n_docs)?, cells: Vec::new() };
        let mut in_doc: Vec<u32> = try_zeroed(what, n_frames)?;
        let mut from = 0;
        for doc in 0..n_docs {
            let to = from + hits.doc[from..].partition_point(|&d| d as usize == doc);
            for &frame in &hits.frame[from..to] {
                in_doc[frame as usize] += 1;
            }
            if from < to {
                let used = in_doc.iter_mut().enumerate().filter(|(_, count)| **count > 0);
                for (frame, count) in used {
                    reserve(what, &mut rows.cells, 1)?;
                    rows.cells.push((small(frame), std::mem::take(count)));
                }
            }
            rows.ends.push(rows.cells.len());
            from = to;
        }
        Ok(rows)
    }

    /// The frames of the document at `place`.
    pub fn of(&self, place: usize) -> &[(u32, u32)] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.cells[start..self.ends[place]]
    }
}
