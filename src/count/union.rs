//! What hangs together? Sets of items that only ever grow together.

use super::groups::small;

/// Sets that only ever grow together.
#[derive(Clone, Debug)]
pub struct Union {
    parent: Vec<u32>,
}

impl Union {
    /// `n` sets of one item each.
    pub fn new(n: usize) -> Self {
        Self { parent: (0..small(n)).collect() }
    }

    /// The least item of the set that `item` is in.
    pub fn root(&mut self, mut item: u32) -> u32 {
        while self.parent[item as usize] != item {
            let above = self.parent[self.parent[item as usize] as usize];
            self.parent[item as usize] = above;
            item = above;
        }
        item
    }

    /// Makes one set of those that `a` and `b` are in.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }

    /// Each item's set, numbered from 0 by first item.
    pub fn numbers(mut self) -> Vec<u32> {
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
