//! May two forms that follow each other begin a phrase? No, or perhaps: a set that forgets which.

use super::tokens::FormId;
use crate::Result;
use crate::error::try_zeroed;

/// Bits for each pair: one of some fifty others is let pass by mistake.
const BITS_PER_PAIR: usize = 16;
/// More would not stay close to the processor.
const MOST_BITS: usize = 1 << 21;

/// A set of pairs of forms, in which some that were never added seem to be.
///
/// Common words begin many phrases: nearly every token is the first word of one, and the next
/// token the second word of another. The set says for nearly all of these at once that nothing
/// comes of them; what it lets pass is looked at.
#[derive(Clone, Debug)]
pub(super) struct Sieve {
    words: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// A set with room for `n` pairs.
    pub(super) fn new(n: usize) -> Result<Self> {
        let bits = n.saturating_mul(BITS_PER_PAIR).clamp(64, MOST_BITS).next_power_of_two();
        let words = try_zeroed("the pairs of a dictionary", bits / 64)?;
        Ok(Self { words, shift: 64 - bits.trailing_zeros() })
    }

    /// Adds two forms, one after the other.
    pub(super) fn add(&mut self, one: FormId, other: FormId) {
        let (word, bits) = self.place(one, other);
        self.words[word] |= bits;
    }

    /// Whether `one` before `other` was added; true by mistake now and then, never false.
    #[inline]
    pub(super) fn may_hold(&self, one: FormId, other: FormId) -> bool {
        let (word, bits) = self.place(one, other);
        self.words[word] & bits == bits
    }

    /// Two bits of one word, by multiplication: an odd number without pattern (2⁶⁴ over the golden
    /// ratio) spreads pairs.
    #[inline]
    fn place(&self, one: FormId, other: FormId) -> (usize, u64) {
        let pair = u64::from(one.0) << 32 | u64::from(other.0);
        let spread = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (bit, other) = (spread >> self.shift, spread >> 20);
        ((bit / 64) as usize, 1 << (bit % 64) | 1 << (other % 64))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_that_was_added_is_found_and_few_others() {
        let forms = |n: u32| (FormId(n * 7 % 3_001), FormId(n * 13 % 2_003));
        let mut sieve = Sieve::new(10_000).unwrap();
        for (one, other) in (0..10_000).map(forms) {
            sieve.add(one, other);
        }
        assert!((0..10_000).map(forms).all(|(one, other)| sieve.may_hold(one, other)));
        let strange = (0..10_000).map(|n| (FormId(n), FormId(n + 9_000)));
        let passed = strange.filter(|&(one, other)| sieve.may_hold(one, other)).count();
        assert!(passed < 500, "{passed} of 10,000");
    }

    #[test]
    fn the_smallest_and_the_largest_set_have_room() {
        for n in [0, usize::MAX] {
            let mut sieve = Sieve::new(n).unwrap();
            sieve.add(FormId(u32::MAX), FormId(u32::MAX));
            assert!(sieve.may_hold(FormId(u32::MAX), FormId(u32::MAX)));
        }
    }
}
