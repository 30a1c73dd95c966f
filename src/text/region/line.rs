//! What is seen of a line at a glance?

use super::rule::sought;
use super::shape::{ends_sentence, is_bullet, is_menu, trails};
use super::sieve::Sought;
use super::word::{Words, bare, key};

/// Words of a line that are looked at, and that a phrase may be sought in; those that follow are
/// estimated.
const LOOKED_AT: usize = 30;
/// Bytes from which a line is a paragraph and only its beginning is read.
const LONG: usize = 600;
const LOOKED_AT_OF_LONG: usize = 24;
const KEYED_OF_LONG: usize = 8;
const BYTES_A_WORD: usize = 6;
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
    /// What the words say by which a phrase that stands anywhere is sought.
    pub(super) sought: Sought,
    /// Whether its key holds all words.
    pub(super) whole: bool,
}

/// The lines of `text` that hold something visible.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    while start < bytes.len() {
        let width = loop {
            match bytes.get(at) {
                None => break 0,
                Some(byte) if !MAY_BREAK[*byte as usize] => {}
                Some(_) => match newline(&bytes[at..]) {
                    0 => {}
                    width => break width,
                },
            }
            at += 1;
        };
        if let Some(line) = visible(text, start, at) {
            lines.push(line);
        }
        at += width;
        start = at;
    }
    lines
}

/// The bytes with which a newline begins.
const MAY_BREAK: [bool; 256] = {
    let mut breaks = [false; 256];
    let all = [b'\n', b'\r', 0xb, 0xc, 0xc2, 0xe2];
    let mut i = 0;
    while i < all.len() {
        breaks[all[i] as usize] = true;
        i += 1;
    }
    breaks
};

/// Bytes of the newline that `bytes` begin with, 0 if they do not.
fn newline(bytes: &[u8]) -> usize {
    match bytes {
        [b'\n' | b'\r' | 0xb | 0xc, ..] => 1,
        [0xc2, 0x85, ..] => 2,
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
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
            sought: Sought::default(),
            whole: true,
        };
        line.read();
        let prose = line.words > 12 && line.small * 3 > line.looked_at;
        line.menu = !line.ends && !line.bullet && !prose && is_menu(text);
        line
    }

    fn read(&mut self) {
        let (most, keyed) = self.limits();
        let mut wide = 0;
        let mut words = Words::new(self.text);
        while self.words < most {
            let Some(word) = words.next() else { break };
            let word = bare(word);
            let Some(&first) = word.as_bytes().first() else { continue };
            self.words += 1;
            if first.is_ascii() {
                self.capitals += usize::from(first.is_ascii_uppercase());
                self.small += usize::from(first.is_ascii_lowercase() && word.len() > 3);
            } else if let Some(first) = word.chars().next() {
                self.capitals += usize::from(first.is_uppercase());
                self.small += usize::from(first.is_lowercase() && word.len() > 3);
                wide += word.chars().filter(|&c| c >= WIDE).count();
            }
            if self.words <= keyed {
                self.sought.add(sought(word));
            }
        }
        self.looked_at = self.words;
        self.whole = words.left() == 0 && self.words <= keyed;
        self.words += words.left() / BYTES_A_WORD + wide / 2;
    }

    /// Words that are looked at, and words of the key.
    fn limits(&self) -> (usize, usize) {
        if self.text.len() > LONG {
            (LOOKED_AT_OF_LONG, KEYED_OF_LONG)
        } else {
            (LOOKED_AT, LOOKED_AT)
        }
    }

    /// The first words in small letters, without the marks around them, single blanks between.
    pub(super) fn key(&self) -> String {
        key(self.text, self.limits().1)
    }
}
