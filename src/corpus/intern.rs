//! Which strings have been met, under which number?

use ahash::RandomState;
use hashbrown::HashTable;

use super::lists::Ends;
use crate::{Error, Result};

/// Distinct strings, numbered from 0 in order of first appearance.
///
/// All strings lie end to end in one buffer. The hash is seeded anew in every process, so that
/// crafted words cannot make counting slow; it decides where a number is looked up, never what the
/// number is.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    buffer: String,
    ends: Ends,
    table: HashTable<u32>,
    hasher: RandomState,
}

impl Interner {
    /// How many distinct strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing has been met yet.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string with number `id`.
    ///
    /// # Panics
    ///
    /// If no string has that number.
    #[inline]
    pub fn get(&self, id: u32) -> &str {
        &self.buffer[self.ends.of(id as usize)]
    }

    /// The number of `string`, if it was met.
    pub fn find(&self, string: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(string);
        self.table.find(hash, |&id| self.get(id) == string).copied()
    }

    /// The number of `string`, a new one if it was never met.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`] if the buffer cannot grow, or past 2³² distinct strings.
    #[inline]
    pub fn intern(&mut self, string: &str) -> Result<u32> {
        let Self { buffer, ends, table, hasher } = self;
        let hash = hasher.hash_one(string);
        let known = |&id: &u32| &buffer[ends.of(id as usize)] == string;
        if let Some(&id) = table.find(hash, known) {
            return Ok(id);
        }
        let full = Error::OutOfMemory { purpose: "the vocabulary", bytes: usize::MAX };
        let id = u32::try_from(ends.len()).map_err(|_| full)?;
        buffer.try_reserve(string.len()).map_err(|_| Error::OutOfMemory {
            purpose: "the vocabulary",
            bytes: buffer.len() + string.len(),
        })?;
        buffer.push_str(string);
        ends.push("the vocabulary", buffer.len())?;
        let rehash = |&id: &u32| hasher.hash_one(&buffer[ends.of(id as usize)]);
        let bytes = 2 * size_of::<u32>() * (table.len() + 1);
        table
            .try_reserve(1, rehash)
            .map_err(|_| Error::OutOfMemory { purpose: "the vocabulary", bytes })?;
        table.insert_unique(hash, id, rehash);
        Ok(id)
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|id| &self.buffer[self.ends.of(id)])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_first_appearance() {
        let mut strings = Interner::default();
        let ids: Vec<_> = ["b", "", "b", "a"].iter().map(|s| strings.intern(s).unwrap()).collect();
        assert_eq!(ids, [0, 1, 0, 2]);
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["b", "", "a"]);
        assert_eq!(strings.find("a"), Some(2));
        assert_eq!(strings.find("c"), None);
    }
}
