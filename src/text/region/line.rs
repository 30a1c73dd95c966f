//! What is seen of a line at a glance?

use super::super::eight::{all, between, load};
use super::rule::Rules;
use super::shape::{ends_sentence, is_bullet, is_menu, trails};
use super::sieve::Hash;
use super::word::{Seen, Words, key};

/// Words of a line that are looked at, and that a phrase may be sought in; those that follow are
/// estimated.
const LOOKED_AT: usize = 30;
/// Bytes from which a line is a paragraph and only its beginning is read.
const LONG: usize = 600;
const LOOKED_AT_OF_LONG: usize = 24;
const KEYED_OF_LONG: usize = 8;
const BYTES_A_WORD: usize = 6;
/// Of most texts, so that the list of lines need not grow.
const BYTES_A_LINE: usize = 80;
/// The first letter of the scripts that are written without blanks.
const WIDE: char = '\u{2e80}';

/// A line with something visible in it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub(super) struct Line<'t> {
    /// The byte after the newline before it; signs that are not seen may begin a token.
    pub(super) begin: usize,
    /// The first visible byte.
    pub(super) start: usize,
    /// From the first to the last visible character.
    pub(super) text: &'t str,
    /// Words; half the characters of writing without blanks.
    pub(super) words: usize,
    /// Those of them that were looked at: the first ones, if there are many.
    pub(super) looked_at: usize,
    /// Words that begin with a capital letter.
    pub(super) capitals: usize,
    /// Words of four letters and more that begin with a small letter.
    pub(super) small: usize,
    /// Ends as a sentence does, closing quotation marks and brackets aside.
    pub(super) ends: bool,
    /// Ends in dots that say that more follows elsewhere.
    pub(super) trails: bool,
    /// Begins with a bullet or a number of a list.
    pub(super) bullet: bool,
    /// A menu in one line.
    pub(super) menu: bool,
    /// Goes on in the next line, or goes on from the one before: a paragraph cut into lines.
    pub(super) wrapped: bool,
    /// Whether the first words may begin a phrase that stands at the start, and whether any may
    /// be of one that stands anywhere.
    pub(super) begins: bool,
    pub(super) sought: bool,
    /// Whether its key holds all words.
    pub(super) whole: bool,
}

/// The lines of `text` that hold something visible.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / BYTES_A_LINE + 4);
    let mut start = 0;
    while start < text.len() {
        let (end, next) = line_end(text.as_bytes(), start);
        lines.extend(visible(text, start, end));
        start = next;
    }
    lines
}

/// Where the line ends that begins at `start`, and where the next one begins.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut at = start;
    while at < bytes.len() {
        let last = last_bytes(load(bytes, at));
        if last == 0 {
            at += 8;
            continue;
        }
        at += last.trailing_zeros() as usize / 8 + 1;
        let width = newline(&bytes[start..at]);
        if width > 0 {
            return (at - width, at);
        }
    }
    (bytes.len(), bytes.len())
}

/// The high bit of each byte with which a newline may end.
fn last_bytes(eight: u64) -> u64 {
    let low = eight & all(0x7f);
    let wide = between(low, 0x05, 0x05) | between(low, 0x28, 0x29);
    between(low, b'\n', b'\r') & !eight | wide & eight
}

/// Bytes of the newline that `bytes` end with, 0 if they do not.
fn newline(bytes: &[u8]) -> usize {
    match bytes {
        [.., b'\n' | b'\r' | 0xb | 0xc] => 1,
        [.., 0xc2, 0x85] => 2,
        [.., 0xe2, 0x80, 0xa8 | 0xa9] => 3,
        _ => 0,
    }
}

fn visible(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    let piece = &text[start..end];
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if plain(piece.as_bytes().first()) && plain(piece.as_bytes().last()) {
        return Some(Line::new(start, piece));
    }
    let led = piece.trim_start_matches(is_blank);
    let text = led.trim_end_matches(is_blank);
    (!text.is_empty()).then(|| Line { begin: start, ..Line::new(end - led.len(), text) })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

impl<'t> Line<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let mut line = Self {
            begin: start,
            start,
            text,
            words: 0,
            looked_at: 0,
            capitals: 0,
            small: 0,
            ends: ends_sentence(text),
            trails: trails(text),
            bullet: is_bullet(text),
            menu: false,
            wrapped: false,
            begins: false,
            sought: false,
            whole: true,
        };
        line.read();
        let prose = line.words > 12 && line.small * 3 > line.looked_at;
        line.menu = !line.ends && !line.bullet && !prose && is_menu(text);
        line
    }

    fn read(&mut self) {
        let (most, keyed) = self.limits();
        let rules = Rules::shared();
        let (mut wide, mut before) = (0, Hash::NONE);
        let (bytes, mut words) = (self.text.as_bytes(), Words::new(self.text));
        while self.words < most {
            let Some(found) = words.next_word() else { break };
            self.words += 1;
            let (word, hash) = match found {
                Seen::Plain(start, end) => {
                    let word = &bytes[start..end];
                    self.capitals += usize::from(word[0].is_ascii_uppercase());
                    self.small += usize::from(word[0].is_ascii_lowercase() && word.len() > 3);
                    (word, Some(Hash::at(bytes, start, end)))
                }
                Seen::Other(word) => {
                    wide += self.count(word);
                    (word.as_bytes(), Hash::of(word))
                }
            };
            if self.words <= keyed {
                if self.words <= 2 {
                    self.begins |= word.iter().any(|byte| matches!(byte, b'/' | b'`'))
                        || hash.is_none_or(|hash| rules.may_begin(before, hash));
                }
                self.sought |= hash.is_some_and(|hash| rules.may_hold(before, hash));
                before = hash.unwrap_or(Hash::NONE);
            }
        }
        if self.words == 1 {
            self.begins |= rules.may_begin(before, Hash::NONE);
        }
        self.looked_at = self.words;
        self.whole = words.left() == 0 && self.words <= keyed;
        self.words += words.left() / BYTES_A_WORD + wide / 2;
    }

    /// Counts `word` by how it begins; says how many letters are of writing without blanks.
    fn count(&mut self, word: &str) -> usize {
        let Some(first) = word.chars().next() else { return 0 };
        self.capitals += usize::from(first.is_uppercase());
        self.small += usize::from(first.is_lowercase() && word.len() > 3);
        if first.is_ascii() { 0 } else { word.chars().filter(|&c| c >= WIDE).count() }
    }

    /// Words that are looked at, and words of the key.
    fn limits(&self) -> (usize, usize) {
        if self.text.len() > LONG {
            (LOOKED_AT_OF_LONG, KEYED_OF_LONG)
        } else {
            (LOOKED_AT, LOOKED_AT)
        }
    }

    /// Words that a phrase may be sought in.
    pub(super) fn keyed(&self) -> usize {
        self.limits().1
    }

    /// The first words in small letters, without the marks around them, single blanks between.
    pub(super) fn key(&self) -> String {
        key(self.text, self.keyed())
    }
}
