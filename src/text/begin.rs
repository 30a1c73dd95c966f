//! Can a token begin one of the variants? Asked of every token, so nearly all are refused at once.

use unicode_normalization::UnicodeNormalization;

use super::chars::{core_len, is_apostrophe, is_invisible, is_separator};
use super::eight::{all, first_eight};
use super::role::is_plain;
use super::term::lower;

/// The bit of every byte that says it is beyond ASCII.
const HIGH: u64 = all(0x80);

/// How phrases begin. Never wrong about one that does; right about nearly all that do not.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    /// First words of ASCII letters and digits alone, by a hash of their first eight bytes.
    words: [u64; 32],
    /// The letters and digits that these words begin with.
    firsts: u128,
    /// Those that other first words begin with ...
    ascii: u128,
    /// ... and their first characters beyond ASCII, without marks.
    wide: Vec<char>,
    /// Whether one begins with something else, so that nothing is refused.
    anything: bool,
    /// Whether the hash of a word of ASCII does not tell all.
    is_odd: bool,
}

impl Beginnings {
    /// Takes up a phrase as phrases are compared: lower case, one blank between words.
    pub(super) fn add(&mut self, phrase: &str) {
        let word = phrase.split(' ').next().unwrap_or_default();
        let Some(first) = phrase.nfd().next() else { return };
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let (place, bit) = place(first_eight(word.as_bytes(), 0, word.len()));
            self.words[place] |= bit;
            self.firsts |= 1 << u32::from(first);
        } else if first.is_ascii_alphanumeric() {
            self.ascii |= 1 << u32::from(first);
        } else if first.is_alphanumeric() {
            self.wide.push(first);
        } else {
            self.anything = true;
        }
        self.is_odd = self.ascii != 0 || self.anything;
    }

    /// Whether the token `start..end` of `text` can be the first of a phrase.
    #[inline]
    pub(super) fn has_token(&self, text: &[u8], start: usize, end: usize) -> bool {
        let word = first_eight(text, start, end);
        let (place, bit) = place(word);
        if self.words[place] & bit == 0 && !self.is_odd && word & HIGH == 0 {
            return false;
        }
        self.has_odd(&text[start..end], word)
    }

    /// Whether `surface`, a token or several, can be a phrase, or the possessive of one.
    pub(super) fn has_surface(&self, surface: &str) -> bool {
        if surface.starts_with(is_apostrophe) {
            return true;
        }
        let bytes = surface.as_bytes();
        let run = core_len(bytes);
        if run == 0 || bytes.get(run).is_some_and(|b| !b.is_ascii()) {
            return self.has_wide(bytes);
        }
        self.has_token(bytes, 0, run)
    }

    #[cold]
    fn has_odd(&self, token: &[u8], word: u64) -> bool {
        if word & HIGH != 0 {
            return self.has_wide(token);
        }
        let (place, bit) = place(word);
        let first = token.first().map_or(0, u8::to_ascii_lowercase);
        self.words[place] & bit != 0 || self.ascii >> first & 1 != 0 || self.anything
    }

    /// The same for a token with characters beyond ASCII, or with signs alone.
    fn has_wide(&self, token: &[u8]) -> bool {
        let Some(first) = token.first() else { return false };
        if self.anything {
            return true;
        }
        if first.is_ascii() {
            return (self.firsts | self.ascii) >> first.to_ascii_lowercase() & 1 != 0;
        }
        // Most letters: none of them is one of ASCII when folded.
        if is_plain(*first) && self.ascii == 0 && self.wide.is_empty() {
            return false;
        }
        let text = str::from_utf8(token).unwrap_or_default();
        let Some(first) = text.chars().next() else { return false };
        if is_invisible(first) || is_separator(first) {
            return true;
        }
        let base = std::iter::once(first).nfc().flat_map(lower).nfd().next().unwrap_or(first);
        if base.is_ascii() {
            return (self.firsts | self.ascii) >> u32::from(base) & 1 != 0;
        }
        self.wide.contains(&base)
    }
}

/// Where a word has its bit.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "eleven bits are left")]
const fn place(word: u64) -> (usize, u64) {
    let hash = (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 53) as usize;
    (hash >> 6, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginnings(phrases: &[&str]) -> Beginnings {
        let mut begin = Beginnings::default();
        for phrase in phrases {
            begin.add(phrase);
        }
        begin
    }

    #[test]
    fn no_word_that_begins_a_phrase_is_refused_however_it_is_written() {
        for (phrase, words) in [
            ("united states", &["United", "UNITED", "Uni\u{AD}ted", "\u{200B}United"][..]),
            ("commonwealth of", &["Commonwealth", "Common\u{200B}wealth"]),
            ("u.s. a", &["U.S.", "u.s", "U"]),
            ("éire", &["Éire", "E\u{301}ire", "éIRE"]),
            ("kelvin x", &["Kelvin", "\u{212A}elvin"]),
            ("соединённые штаты", &["Соединённые", "СОЕДИНЁННЫЕ"]),
            ("'s gravenhage", &["’s", "'s", "the"]),
        ] {
            let begin = beginnings(&[phrase]);
            for word in words {
                let text = format!("x {word} y");
                assert!(begin.has_token(text.as_bytes(), 2, 2 + word.len()), "{word}");
                assert!(begin.has_surface(word) && begin.has_surface(&format!("{word}’s")));
            }
        }
    }

    #[test]
    fn nearly_all_other_words_are_refused() {
        let begin = beginnings(&["united states", "u.s. a", "штаты"]);
        for word in ["the", "a", "peace", "“", "—", "né", "России", "7", "."] {
            assert!(!begin.has_token(word.as_bytes(), 0, word.len()), "{word}");
            assert!(!begin.has_surface(word), "{word}");
        }
    }
}
