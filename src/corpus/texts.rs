//! Where are the texts themselves?

use std::fmt::Debug;

use crate::Result;
use crate::error::reserve;

/// A column of texts that somebody keeps alive: packed by us, or shared with the caller.
pub trait Texts: Send + Sync + Debug {
    /// Number of rows.
    fn len(&self) -> usize;

    /// The text of `row`; `None` if it is missing.
    ///
    /// # Panics
    ///
    /// If `row >= self.len()`.
    fn get(&self, row: usize) -> Option<&str>;

    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Texts end to end in one buffer of ours.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    buffer: String,
    ends: Vec<usize>,
    missing: Vec<bool>,
}

impl Packed {
    /// Appends a row.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`](crate::Error::OutOfMemory) if the buffer cannot grow.
    pub fn push(&mut self, text: Option<&str>) -> Result<()> {
        let text_or_nothing = text.unwrap_or_default();
        self.buffer.try_reserve(text_or_nothing.len()).map_err(|_| crate::Error::OutOfMemory {
            purpose: "the copy of the texts",
            bytes: self.buffer.len() + text_or_nothing.len(),
        })?;
        self.buffer.push_str(text_or_nothing);
        reserve("the copy of the texts", &mut self.ends, 1)?;
        self.ends.push(self.buffer.len());
        self.missing.push(text.is_none());
        Ok(())
    }
}

impl Packed {
    /// The different characters outside ASCII that occur, in code-point order.
    pub fn signs(&self) -> Vec<char> {
        let mut seen = vec![false; char::MAX as usize + 1];
        let rows = (0..self.len()).filter_map(|row| self.get(row));
        for text in rows.filter(|text| !text.is_ascii()) {
            text.chars().for_each(|char| seen[char as usize] = true);
        }
        (0x80..=char::MAX as u32)
            .filter(|&code| seen[code as usize])
            .filter_map(char::from_u32)
            .collect()
    }
}

impl Texts for Packed {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, row: usize) -> Option<&str> {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        let text = &self.buffer[start..self.ends[row]];
        (!self.missing[row]).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_not_a_missing_one() {
        let mut packed = Packed::default();
        for text in [Some("a"), None, Some("")] {
            assert_eq!(packed.push(text), Ok(()));
        }
        assert_eq!(packed.get(0), Some("a"));
        assert_eq!(packed.get(1), None);
        assert_eq!(packed.get(2), Some(""));
    }
}
