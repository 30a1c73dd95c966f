//! Which words are worth another look?

use std::collections::HashMap;

use ahash::RandomState;

use super::line::Line;
use super::table::{Rule, Shape};
use super::word::push_key;

/// How many words a line may have in which some phrase is sought: any line, and an open one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sought {
    any: usize,
    open: usize,
}

impl Sought {
    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        *self = Self { any: self.any.max(other.any), open: self.open.max(other.open) };
    }

    pub(super) fn fits(self, line: &Line<'_>) -> bool {
        line.words <= self.any.max(if line.is_open() { self.open } else { 0 }) && line.words > 0
    }
}

/// A table of words that most words are seen not to be in by their length and two letters.
#[derive(Debug)]
pub(super) struct Sieve {
    /// For each two first letters, the lengths that occur.
    lengths: Box<[u64; 1024]>,
    words: HashMap<&'static str, Sought, RandomState>,
}

impl Default for Sieve {
    fn default() -> Self {
        Self { lengths: Box::new([0; 1024]), words: HashMap::default() }
    }
}

impl Sieve {
    pub(super) fn add(&mut self, word: &'static str, rule: &Rule) {
        let any = if rule.shape == Shape::Any { rule.most } else { 0 };
        self.words.entry(word).or_default().add(Sought { any, open: rule.most });
        let (letters, length) = Self::place(word.as_bytes());
        self.lengths[letters] |= length;
    }

    #[inline]
    pub(super) fn get(&self, word: &str) -> Sought {
        if self.may_hold(word) { self.get_key(word) } else { Sought::default() }
    }

    #[inline]
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let (letters, length) = Self::place(word.as_bytes());
        self.lengths[letters] & length != 0
    }

    /// The first two letters, whose case does not matter, and one bit for the length.
    #[inline]
    fn place(word: &[u8]) -> (usize, u64) {
        let [first, rest @ ..] = word else { return (0, 0) };
        let second = rest.first().unwrap_or(&0);
        let letters = usize::from(first & 0x1f) << 5 | usize::from(second & 0x1f);
        (letters, 1 << word.len().min(63))
    }

    fn get_key(&self, word: &str) -> Sought {
        let mut small = [0; 24];
        if let Some(small) = small.get_mut(..word.len())
            && word.is_ascii()
        {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            let word = std::str::from_utf8(small).unwrap_or_default();
            return self.words.get(word).copied().unwrap_or_default();
        }
        let mut key = String::new();
        push_key(&mut key, word);
        self.words.get(key.as_str()).copied().unwrap_or_default()
    }
}
