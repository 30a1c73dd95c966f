//! Which words does a line hold?
//!
//! A coarse cut, at white space alone: a line is known by few words, and none of them is counted.

use super::super::eight::{all, load};

/// What stands between white space, in order, without the marks around it.
#[derive(Clone, Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Bytes of the white space at `at`, as far as it was looked at.
    blank: usize,
}

/// A word, and where it stands if it is of ASCII.
pub(super) enum Seen<'t> {
    Plain(usize, usize),
    Other(&'t str),
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, blank: 0 }
    }

    /// Bytes not yet looked at.
    pub(super) fn left(&self) -> usize {
        self.text.len() - self.at
    }

    /// The next word.
    ///
    /// Nearly all are of ASCII, with at most one mark behind them, and need no second look.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "asked for every word of a text")]
    pub(super) fn next_word(&mut self) -> Option<Seen<'t>> {
        let bytes = self.text.as_bytes();
        self.at += std::mem::take(&mut self.blank);
        while self.at < bytes.len() {
            let start = self.at;
            let end = ascii_end(bytes, start);
            let width = if end < bytes.len() { blank(bytes, end) } else { 0 };
            if start == end && width > 0 {
                self.at += width;
                continue;
            }
            if width > 0 || end == bytes.len() {
                let mark = EDGE[bytes[end - 1] as usize] == Edge::Mark;
                let last = end - usize::from(mark && end - start > 1);
                if EDGE[bytes[start] as usize] == Edge::Core
                    && EDGE[bytes[last - 1] as usize] == Edge::Core
                {
                    (self.at, self.blank) = (end, width);
                    return Some(Seen::Plain(start, last));
                }
            }
            let word = self.any_word(start);
            if !word.is_empty() {
                return Some(Seen::Other(word));
            }
        }
        None
    }

    /// What stands from `start` to the next white space; nothing if it is marks alone.
    fn any_word(&mut self, start: usize) -> &'t str {
        let bytes = self.text.as_bytes();
        let mut end = start;
        while end < bytes.len() && blank(bytes, end) == 0 {
            end += 1;
        }
        self.at = end;
        bare(&self.text[start..end])
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        Some(match self.next_word()? {
            Seen::Plain(start, end) => &self.text[start..end],
            Seen::Other(word) => word,
        })
    }
}

/// The first byte from `start` on that is no visible sign of ASCII.
#[inline]
fn ascii_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() {
        let eight = load(bytes, end);
        let small = !(eight & all(0x7f)).wrapping_add(all(0x7f - b' '));
        let others = (small | eight) & all(0x80);
        if others != 0 {
            return bytes.len().min(end + others.trailing_zeros() as usize / 8);
        }
        end += 8;
    }
    bytes.len()
}

/// What a byte at the edge of a word is to [`bare`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// A letter or digit of ASCII.
    Core,
    /// A mark that is no part of a word.
    Mark,
    /// Anything that wants a second look.
    Other,
}

const EDGE: [Edge; 256] = {
    let mut table = [Edge::Other; 256];
    let mut i = b'!';
    while i < 127 {
        table[i as usize] = match i {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Edge::Core,
            b'#' | b'@' | b'+' => Edge::Other,
            _ => Edge::Mark,
        };
        i += 1;
    }
    table
};

/// Bytes of the white space at `i`, 0 if there is none.
#[inline]
fn blank(bytes: &[u8], i: usize) -> usize {
    match bytes[i] {
        b' ' | b'\t'..=b'\r' => 1,
        0xc2 | 0xe1..=0xe3 => wide_blank(&bytes[i..]),
        _ => 0,
    }
}

fn wide_blank(bytes: &[u8]) -> usize {
    match bytes {
        [0xc2, 0x85 | 0xa0, ..] => 2,
        [0xe1, 0x9a, 0x80, ..]
        | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..]
        | [0xe2, 0x81, 0x9f, ..]
        | [0xe3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// `word` without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    match word {
        "(c)" | "(C)" => "©",
        _ => word
            .trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '©' | '#' | '@' | '+'))),
    }
}

/// The first `most` words of `text` as keys, single blanks between.
pub(super) fn key(text: &str, most: usize) -> String {
    let mut key = String::with_capacity(text.len().min(most.saturating_mul(8)));
    for word in Words::new(text).take(most) {
        if !key.is_empty() {
            key.push(' ');
        }
        push_key(&mut key, word);
    }
    key
}

/// Appends `word` in small letters; a slash becomes a blank, an apostrophe the plain one.
pub(super) fn push_key(key: &mut String, word: &str) {
    if word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'/' | b'`')) {
        let from = key.len();
        key.push_str(word);
        key[from..].make_ascii_lowercase();
        return;
    }
    let address = word.contains("//");
    for c in word.chars() {
        match c {
            '/' if !address => key.push(' '),
            '’' | '‘' | 'ʼ' | '`' => key.push('\''),
            '\0'..='\x7f' => key.push(c.to_ascii_lowercase()),
            _ => key.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_between_white_space_of_any_kind() {
        for c in (0..=char::MAX as u32).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            let parts: Vec<_> = text.split_whitespace().collect();
            assert_eq!(Words::new(&text).collect::<Vec<_>>(), parts, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn a_key_is_the_same_for_the_same_words() {
        for text in ["You May Also Like", "YOU  MAY\u{a0}ALSO LIKE:", "» you may, also “like”!"]
        {
            assert_eq!(key(text, 9), "you may also like");
        }
        assert_eq!(
            key("Readers’ Home/Work (C) 2024 https://a.b/c", 5),
            "readers home work © 2024 https://a.b/c"
        );
    }
}
