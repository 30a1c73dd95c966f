//! What is each token for the sentence that it stands in?

use super::super::{Piece, is_invisible};
use super::class::{
    ADV, CLOSE, COLON, COMMA, Class, DASH, DIGIT, GERUND, LINE, MARK, NEG, NOT, OPEN, OTHER, OWNER,
    PLURAL, SEMICOLON, SENTENCE, SPACED, STOP, Table, UPPER,
};

/// The classes of the token `text[start..end]`, wherever it stands.
#[inline]
pub(super) fn class(table: &Table, text: &str, start: usize, end: usize) -> Class {
    let bytes = text.as_bytes();
    match bytes.get(start) {
        Some(b'a'..=b'z') => table.class(bytes, start, end) | suffix(bytes, start, end),
        Some(b'A'..=b'Z') => table.class(bytes, start, end) | suffix(bytes, start, end) | UPPER,
        Some(b'0'..=b'9') => DIGIT,
        _ => sign(&text[start..end]),
    }
}

/// The classes of every token of `text`, wherever it stands.
pub(super) fn classes(text: &str, pieces: &[Piece]) -> Vec<Class> {
    let table = Table::shared();
    let of = |piece: &Piece| class(table, text, piece.start as usize, piece.end as usize);
    pieces.iter().map(of).collect()
}

/// Adds to the `classes` of all tokens what their places tell.
pub(super) fn place(text: &str, pieces: &[Piece], classes: &mut [Class]) {
    let mut wrapped = false;
    let mut before = 0;
    for (piece, class) in pieces.iter().zip(classes.iter_mut()) {
        *class |= gap(text, before, piece, &mut wrapped);
        *class |= if piece.sentence_start { SENTENCE } else { 0 };
        before = piece.end as usize;
    }
    if let Some(first) = classes.first_mut() {
        *first |= LINE | SPACED | SENTENCE;
    }
}

/// What stands before a token: a blank, the end of a paragraph.
///
/// The cut begins a sentence after each line end, unless lines end where the page did: a line end
/// inside a sentence says that this is so, and then only blank lines end paragraphs.
#[inline]
fn gap(text: &str, from: usize, piece: &Piece, wrapped: &mut bool) -> Class {
    let to = piece.start as usize;
    if from >= to {
        return 0;
    }
    let lines = match text.as_bytes()[from..to] {
        // A blank, also one that does not break the line.
        [b' '] | [0xC2, 0xA0] => return SPACED,
        [b'\n'] => 1,
        _ => lines(&text[from..to]),
    };
    *wrapped |= lines == 1 && !piece.sentence_start;
    if lines > 1 || lines == 1 && !*wrapped {
        return LINE | SPACED;
    }
    let seen = text[from..to].chars().any(|c| !is_invisible(c) && c != '-');
    if seen { SPACED } else { 0 }
}

/// How many line ends there are in `gap`; a paragraph separator is two.
fn lines(gap: &str) -> usize {
    let ends = |(i, c): (usize, char)| match c {
        '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' => 1,
        '\r' if !gap[i + 1..].starts_with('\n') => 1,
        '\u{2029}' => 2,
        _ => 0,
    };
    gap.char_indices().map(ends).sum()
}

/// What the end of a word tells. Most words end in none of four letters.
#[inline]
fn suffix(bytes: &[u8], start: usize, end: usize) -> Class {
    match bytes[end - 1] | 0x20 {
        b's' | b'y' | b'g' | b't' => long_suffix(&bytes[start..end]),
        _ => 0,
    }
}

fn long_suffix(word: &[u8]) -> Class {
    match word {
        [.., b'\'' | 0x99, b's' | b'S'] => OWNER,
        [.., b'n', b'\'', b't' | b'T'] | [.., b'n', 0xE2, 0x80, 0x99, b't' | b'T'] => NOT | NEG,
        [_, _, .., b'l', b'y'] => ADV,
        [_, _, .., b'i', b'n', b'g'] => GERUND,
        [.., b's' | b'u' | b'i', b's'] => 0,
        [_, .., b's'] => PLURAL,
        _ => 0,
    }
}

fn sign(token: &str) -> Class {
    match token.chars().next().unwrap_or(' ') {
        ',' | '，' | '、' => COMMA,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' => STOP,
        ':' | '：' => COLON,
        ';' | '；' => SEMICOLON,
        '-' | '–' | '—' | '―' | '‒' | '‐' => DASH,
        '(' | '[' | '{' | '（' => OPEN,
        ')' | ']' | '}' | '）' => CLOSE,
        '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '＂' | '‘' | '’' | '‚' | '‛' | '«' | '»'
        | '‹' | '›' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' => MARK,
        c if c.is_uppercase() => UPPER,
        c if c.is_alphanumeric() || c == '@' || c == '#' => 0,
        _ => OTHER,
    }
}
