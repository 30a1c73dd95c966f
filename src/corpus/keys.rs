//! Which forms does a case-folded word stand for, and which words begin alike?

use std::ops::Range;

use super::intern::Interner;
use super::lists::Lists;
use super::tokens::FormId;
use crate::Result;
use crate::error::try_vec;

const PURPOSE: &str = "the table of keys";
/// Bytes of a key that are compared as one number.
const HEAD: usize = size_of::<u64>();

/// The distinct keys (case-folded, never stemmed surfaces) in code-point order, with their forms.
///
/// A key is found by its hash. For those that begin alike, the first eight bytes of all keys also
/// lie side by side as numbers, so that a search reads no text before it is nearly done.
#[derive(Clone, Debug)]
pub struct Keys {
    sorted: Interner,
    heads: Vec<u64>,
    forms: Lists<FormId>,
    has_spaces: bool,
}

impl Keys {
    pub(super) fn new(mut pairs: Vec<(Box<str>, FormId)>) -> Result<Self> {
        pairs.sort_unstable();
        let mut keys = Self {
            sorted: Interner::default(),
            heads: try_vec(PURPOSE, pairs.len())?,
            forms: Lists::with_capacity(PURPOSE, pairs.len(), pairs.len())?,
            has_spaces: pairs.iter().any(|(key, _)| key.contains(' ')),
        };
        for same in pairs.chunk_by(|(one, _), (other, _)| one == other) {
            let key = &same[0].0;
            keys.sorted.intern(key)?;
            keys.heads.push(head(key));
            keys.forms.push(PURPOSE, same.iter().map(|&(_, form)| form))?;
        }
        Ok(keys)
    }

    /// Number of keys.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The places of the keys that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let first = head(prefix);
        // Keys that begin with the prefix begin with its head, whatever its last bits.
        let bits = u32::try_from(8 * prefix.len()).unwrap_or(u32::MAX);
        let last = first | u64::MAX.checked_shr(bits).unwrap_or(0);
        let start = self.heads.partition_point(|&head| head < first);
        let end = start + self.up_to(start, last);
        if prefix.len() <= HEAD && !prefix.contains('\0') {
            return start..end;
        }
        let start = self.partition(start..end, |key| key < prefix);
        start..self.partition(start..end, |key| key.starts_with(prefix))
    }

    /// How many heads from `start` on are `last` or less: few, as a rule, and soon counted.
    fn up_to(&self, start: usize, last: u64) -> usize {
        let heads = &self.heads[start..];
        let mut near = 16;
        while near < heads.len() && heads[near] <= last {
            near *= 4;
        }
        heads[..near.min(heads.len())].partition_point(|&head| head <= last)
    }

    /// The place of `key`.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.sorted.find(key).map(|place| place as usize)
    }

    /// The key at `place`.
    pub fn key(&self, place: usize) -> &str {
        // As many keys as the interner has numbered, with 32 bits.
        self.sorted.get(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// The forms of the key at `place`, in order of first appearance.
    pub fn forms(&self, place: usize) -> &[FormId] {
        self.forms.of(place)
    }

    /// The forms of all keys at `places`; no form has two keys.
    pub fn forms_within(&self, places: Range<usize>) -> &[FormId] {
        self.forms.within(places)
    }

    /// Whether any key has a space in it.
    pub(super) fn has_spaces(&self) -> bool {
        self.has_spaces
    }

    /// The first of `places` for whose key `is_before` is false, as it is for all after it.
    fn partition(&self, places: Range<usize>, is_before: impl Fn(&str) -> bool) -> usize {
        let Range { mut start, mut end } = places;
        while start < end {
            let middle = start.midpoint(end);
            if is_before(self.key(middle)) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }
}

/// The first bytes of `key` as a number; numbers that differ are in the order of their keys.
fn head(key: &str) -> u64 {
    let mut bytes = [0; HEAD];
    let n = key.len().min(HEAD);
    bytes[..n].copy_from_slice(&key.as_bytes()[..n]);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WORDS: [&str; 15] = [
        "",
        "a",
        "a\0",
        "a\0b",
        "ab",
        "abc",
        "hegemon",
        "hegemony",
        "hegemonya",
        "hegemonyb",
        "hegz",
        "https://a.org/x",
        "https://a.org/y",
        "no limits",
        "Ω",
    ];

    fn keys() -> Keys {
        let pairs = WORDS.iter().zip(0..).map(|(&word, n)| (Box::from(word), FormId(n)));
        Keys::new(pairs.collect()).unwrap()
    }

    #[test]
    fn every_key_is_found_and_nothing_else() {
        let keys = keys();
        let mut sorted = WORDS;
        sorted.sort_unstable();
        for (place, word) in sorted.iter().enumerate() {
            assert_eq!(keys.find(word), Some(place), "{word:?}");
            assert_eq!(WORDS[keys.forms(place)[0].index()], *word);
        }
        for word in ["\0", "b", "hegemo", "hegemonyaa", "https://a.org/", "a\0\0", "я"] {
            assert_eq!(keys.find(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_prefix_has_the_keys_that_begin_with_it() {
        let keys = keys();
        let prefixes = ["", "a", "a\0", "hegemon", "hegemony", "hegemonya", "https://a.org/", "z"];
        for prefix in prefixes.into_iter().chain(WORDS) {
            let found: Vec<&str> = keys.with_prefix(prefix).map(|place| keys.key(place)).collect();
            let mut expected: Vec<_> =
                WORDS.into_iter().filter(|w| w.starts_with(prefix)).collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{prefix:?}");
            assert_eq!(keys.forms_within(keys.with_prefix(prefix)).len(), expected.len());
        }
    }

    #[test]
    fn one_key_has_all_its_forms_in_order() {
        let pairs = [("us", 2), ("a", 1), ("us", 0)].map(|(key, n)| (Box::from(key), FormId(n)));
        let keys = Keys::new(pairs.into()).unwrap();
        assert_eq!(keys.forms(1), [FormId(0), FormId(2)]);
        assert!(!keys.has_spaces());
    }
}
