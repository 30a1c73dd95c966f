//! Which passages are variants of one another?
//!
//! Two passages are joined if they were found as a pair, or if they overlap in one document by at
//! least half of the longer of them; a cluster is what hangs together so.

use super::passage::Passage;
use crate::count::Union;

/// The cluster of each passage, numbered from 0 in the order of the passages.
pub(super) fn clusters(passages: &[Passage]) -> Vec<u32> {
    let mut sides: Vec<(u32, u32, u32, u32)> = Vec::with_capacity(2 * passages.len());
    for (row, p) in (0_u32..).zip(passages) {
        sides.push((p.doc, p.start, p.end, row));
        sides.push((p.other, p.other_start, p.other_end, row));
    }
    sides.sort_unstable();
    let mut sets = Union::new(passages.len());
    sides.dedup_by(|next, side| {
        let same = (next.0, next.1, next.2) == (side.0, side.1, side.2);
        if same {
            sets.join(next.3, side.3);
        }
        same
    });
    for (at, &(doc, start, end, row)) in sides.iter().enumerate() {
        // What begins behind the middle overlaps by less than half.
        let near =
            |side: &&(u32, u32, u32, u32)| side.0 == doc && side.1 <= start + (end - start) / 2;
        for &(_, other_start, other_end, other) in sides[at + 1..].iter().take_while(near) {
            let both = end.min(other_end).saturating_sub(other_start);
            let longer = (end - start).max(other_end - other_start);
            if 2 * both >= longer {
                sets.join(row, other);
            }
        }
    }
    sets.numbers()
}
