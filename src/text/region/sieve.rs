//! Which lines are worth another look?

use super::super::eight::first_eight;
use super::word::push_key;

/// Words next to each other in phrases: two bits of one number for each pair. Of words that are
/// in no phrase nearly all are seen to be in none by one look.
#[derive(Debug)]
pub(super) struct Pairs {
    bits: Box<[u64; 1024]>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self { bits: Box::new([0; 1024]) }
    }
}

impl Pairs {
    pub(super) fn add(&mut self, one: Hash, other: Hash) {
        let (place, bits) = Self::place(one, other);
        self.bits[place] |= bits;
    }

    /// Whether some phrase may hold them. Never wrong about one that does.
    #[inline]
    pub(super) fn may_hold(&self, one: Hash, other: Hash) -> bool {
        let (place, bits) = Self::place(one, other);
        self.bits[place] & bits == bits
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "ten bits are left")]
    fn place(one: Hash, other: Hash) -> (usize, u64) {
        let both = one.0.rotate_left(32) ^ other.0;
        let bit = |shift: u32| 1 << (both >> shift & 63);
        ((both >> 54) as usize, bit(48) | bit(42))
    }
}

/// A word of a key by its length and its first eight letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Hash(u64);

impl Hash {
    /// No word.
    pub(super) const NONE: Self = Self(0);

    /// Of the word `start..end`, which is as a key has it but for capitals. With a slash or an
    /// accent in it, it is not: see to that elsewhere.
    ///
    /// All that begin with a digit are one, since `#` stands for them.
    #[inline]
    pub(super) fn at(bytes: &[u8], start: usize, end: usize) -> Self {
        if bytes[start].is_ascii_digit() {
            return Self::NUMBER;
        }
        Self::mixed(first_eight(bytes, start, end), (end - start) as u64)
    }

    /// Of all of `word`, which is so.
    pub(super) fn of_key(word: &str) -> Self {
        if word.is_empty() { Self::NONE } else { Self::at(word.as_bytes(), 0, word.len()) }
    }

    const NUMBER: Self = Self::mixed(b'#' as u64, 1);

    const fn mixed(first: u64, length: u64) -> Self {
        Self((first ^ length << 56).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// Of any word; none if its key is several words.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut key = String::with_capacity(word.len());
        push_key(&mut key, word);
        (!key.contains(' ')).then(|| Self::of_key(&key))
    }
}

/// Words that nearly all lines hold, and that tell nothing of one.
const COMMON: &[&str] = &[
    "a", "about", "all", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has",
    "have", "in", "is", "it", "may", "more", "no", "not", "of", "on", "or", "our", "that", "the",
    "their", "this", "to", "up", "us", "was", "we", "will", "with", "you", "your",
];

/// The two words of a phrase that other lines hold least often: the longest, those that nearly all
/// hold aside. None of a phrase of one word.
pub(super) fn rarest(words: &[&str]) -> Option<(Hash, Hash)> {
    let rare = |word: &&str| if COMMON.contains(word) { 0 } else { word.len() };
    let pairs = words.windows(2).rev();
    let rarest = pairs.max_by_key(|pair| pair.iter().map(rare).sum::<usize>())?;
    Some((Hash::of_key(rarest[0]), Hash::of_key(rarest[1])))
}
