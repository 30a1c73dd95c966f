//! Where does each of many lists begin and end? Lists laid end to end, without a vector for each.

use std::ops::Range;

use crate::Result;
use crate::error::{reserve, try_vec, try_zeroed};

/// Where each of many lists ends; it begins where the one before ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends(Vec<usize>);

impl Ends {
    /// Room for `n` lists.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn with_capacity(purpose: &'static str, n: usize) -> Result<Self> {
        Ok(Self(try_vec(purpose, n)?))
    }

    /// Adds a list that reaches to item `end`.
    ///
    /// # Errors
    ///
    /// Memory.
    #[inline]
    pub fn push(&mut self, purpose: &'static str, end: usize) -> Result<()> {
        reserve(purpose, &mut self.0, 1)?;
        self.0.push(end);
        Ok(())
    }

    /// Number of lists.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items of a list.
    #[inline]
    pub fn of(&self, list: usize) -> Range<usize> {
        let start = if list == 0 { 0 } else { self.0[list - 1] };
        start..self.0[list]
    }

    /// The items of all `lists`.
    fn within(&self, lists: Range<usize>) -> Range<usize> {
        let end = |list: usize| list.checked_sub(1).map_or(0, |last| self.0[last]);
        end(lists.start)..end(lists.end)
    }

    /// The list that `item` is in.
    pub fn list_of(&self, item: usize) -> usize {
        self.0.partition_point(|&end| end <= item)
    }

    /// The lists of `later` behind ours, whose items begin at item `from`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn append(&mut self, purpose: &'static str, later: &Self, from: usize) -> Result<()> {
        reserve(purpose, &mut self.0, later.0.len())?;
        self.0.extend(later.0.iter().map(|end| from + end));
        Ok(())
    }
}

/// Many lists of items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists<T> {
    ends: Ends,
    items: Vec<T>,
}

impl<T> Lists<T> {
    /// Room for `n` lists and `n_items` items in them.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn with_capacity(purpose: &'static str, n: usize, n_items: usize) -> Result<Self> {
        Ok(Self { ends: Ends::with_capacity(purpose, n)?, items: try_vec(purpose, n_items)? })
    }

    /// Adds a list.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn push(
        &mut self,
        purpose: &'static str,
        items: impl IntoIterator<Item = T>,
    ) -> Result<()> {
        let items = items.into_iter();
        reserve(purpose, &mut self.items, items.size_hint().0)?;
        self.items.extend(items);
        self.ends.push(purpose, self.items.len())
    }

    /// Number of lists.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The items of a list.
    #[inline]
    pub fn of(&self, list: usize) -> &[T] {
        &self.items[self.ends.of(list)]
    }

    /// The items of a list, to be changed.
    pub fn of_mut(&mut self, list: usize) -> &mut [T] {
        &mut self.items[self.ends.of(list)]
    }

    /// The items of all `lists`, one list after the other.
    pub fn within(&self, lists: Range<usize>) -> &[T] {
        &self.items[self.ends.within(lists)]
    }
}

impl<T: Clone + Default> Lists<T> {
    /// `n` lists of what comes as (number of the list, item), in the order in which it comes.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn sorted(
        purpose: &'static str,
        n: usize,
        pairs: impl Iterator<Item = (usize, T)> + Clone,
    ) -> Result<Self> {
        let mut ends: Vec<usize> = try_zeroed(purpose, n)?;
        for (list, _) in pairs.clone() {
            ends[list] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut items: Vec<T> = try_zeroed(purpose, total)?;
        // Each start moves to its end, which is the start of the next.
        for (list, item) in pairs {
            items[ends[list]] = item;
            ends[list] += 1;
        }
        Ok(Self { ends: Ends(ends), items })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_mixed_is_sorted_into_lists_and_keeps_its_order() {
        let pairs = [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')];
        let lists = Lists::sorted("a test", 5, pairs.into_iter()).unwrap();
        let found: Vec<&[char]> = (0..lists.len()).map(|list| lists.of(list)).collect();
        assert_eq!(found, [&['b'][..], &[], &['a', 'c'], &['d'], &[]]);
        let mut same = Lists::default();
        for list in found {
            same.push("a test", list.iter().copied()).unwrap();
        }
        assert_eq!(same, lists);
        assert_eq!(lists.ends.list_of(2), 2);
    }
}
