//! Which passages are variants of one another?
//!
//! Two passages are joined if they were found as a pair, or if they overlap in one document by at
//! least half of the longer of them; a cluster is what hangs together so.

use super::passage::Passage;
use crate::count::small;

/// The cluster of each passage, numbered from 0 in the order of the passages.
pub(super) fn clusters(passages: &[Passage]) -> Vec<u32> {
    let mut sides: Vec<(u32, u32, u32, u32)> = Vec::with_capacity(2 * passages.len());
    for (row, p) in (0_u32..).zip(passages) {
        sides.push((p.doc, p.start, p.end, row));
        sides.push((p.other, p.other_start, p.other_end, row));
    }
    sides.sort_unstable();
    let mut sets = Sets { parent: (0..small(passages.len())).collect() };
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

/// Sets that only ever grow together.
pub(super) struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    fn root(&mut self, mut item: u32) -> u32 {
        while self.parent[item as usize] != item {
            let above = self.parent[self.parent[item as usize] as usize];
            self.parent[item as usize] = above;
            item = above;
        }
        item
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }

    /// Each item's set, numbered by first item: the root is the least of its set.
    fn numbers(mut self) -> Vec<u32> {
        let mut number_of = vec![0; self.parent.len()];
        let mut next = 0;
        for item in 0..small(self.parent.len()) {
            let root = self.root(item);
            if root == item {
                number_of[item as usize] = next;
                next += 1;
            } else {
                number_of[item as usize] = number_of[root as usize];
            }
        }
        number_of
    }
}
