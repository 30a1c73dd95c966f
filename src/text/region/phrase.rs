//! Does a phrase stand here?

use super::sieve::Hash;
use super::word::{Seen, Words};

/// Words that a rule finds, one after another.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) rule: usize,
    pub(super) words: Vec<&'static str>,
    pub(super) hashes: Vec<Hash>,
}

impl Phrase {
    pub(super) fn new(rule: usize, phrase: &'static str) -> Self {
        let words: Vec<_> = Words::new(phrase).collect();
        let hashes = words.iter().map(|word| Hash::of_key(word)).collect();
        Self { rule, words, hashes }
    }

    /// Whether `words` begin with it.
    pub(super) fn begins<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        let mut pairs = self.words.iter().zip(words);
        pairs.all(|(wanted, word)| *wanted == word || *wanted == "#" && is_number(word))
    }
}

/// The hashes of the first `most` words of `text`; none if its key has others.
pub(super) fn hashes(text: &str, most: usize) -> Option<Vec<Hash>> {
    let (bytes, mut words) = (text.as_bytes(), Words::new(text));
    let changed = |word: &[u8]| word.iter().any(|byte| matches!(byte, b'/' | b'`'));
    let mut hashes = Vec::with_capacity(most);
    while hashes.len() < most {
        hashes.push(match words.next_word() {
            None => break,
            Some(Seen::Plain(start, end)) if changed(&bytes[start..end]) => return None,
            Some(Seen::Plain(start, end)) => Hash::at(bytes, start, end),
            Some(Seen::Other(word)) => Hash::of(word)?,
        });
    }
    Some(hashes)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
