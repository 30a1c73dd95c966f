//! Where are the tokens of a chunk with links, or with signs that are not seen?

use std::borrow::Cow;

use super::{ascii, chars, general, kind, link};
use crate::Result;

/// What of the settings the cut of a chunk depends on.
#[derive(Clone, Copy)]
pub(super) struct How {
    /// Hyphens between words are in no token.
    pub split: bool,
    /// The full stop after capital initials is part of their token.
    pub acronyms: bool,
    /// Words of scripts without spaces are looked up.
    pub dictionary: bool,
}

/// Calls `emit(start, end, glued)` for every token of `chunk`, which has no white space. Without
/// `links`, there are none to be found.
pub(super) fn words(
    chunk: &str,
    how: How,
    links: bool,
    emit: &mut impl FnMut(usize, usize, bool) -> Result<()>,
) -> Result<()> {
    match without_what_no_border_knows(chunk) {
        Cow::Borrowed(chunk) => with_links(chunk, how, links, emit),
        Cow::Owned(seen) if seen.is_empty() && chunk.contains(chars::is_new_mark) => {
            emit(0, chunk.len(), false)
        }
        Cow::Owned(seen) => {
            let mut origin = Origin::new(chunk);
            with_links(&seen, how, links, &mut |from, to, glued| {
                let (from, to) = (origin.start(from), origin.end(to));
                emit(from, to, glued)
            })
        }
    }
}

/// `chunk` without loose signs, and without marks that are too new for the tables of borders:
/// normal forms put such a mark at different places, and a word is not cut there.
fn without_what_no_border_knows(chunk: &str) -> Cow<'_, str> {
    // The first bytes of such marks.
    let first = |b| matches!(b, 0xD7 | 0xE0 | 0xE1 | 0xF0);
    if chunk.bytes().any(first) && chunk.contains(chars::is_new_mark) {
        return Cow::Owned(chunk.chars().filter(|c| !is_passed_over(*c)).collect());
    }
    kind::without_loose_signs(chunk)
}

const fn is_passed_over(c: char) -> bool {
    chars::is_loose(c) || chars::is_new_mark(c)
}

/// The same for a chunk without loose signs: links, and what is between them.
fn with_links(
    chunk: &str,
    how: How,
    links: bool,
    emit: &mut impl FnMut(usize, usize, bool) -> Result<()>,
) -> Result<()> {
    let mut from = 0;
    while from < chunk.len() {
        let link = if links { link::next(chunk, from).map(|(range, _)| range) } else { None };
        let plain = from..link.as_ref().map_or(chunk.len(), |link| link.start);
        let words = &chunk[plain.clone()];
        let mut shifted = |start, end, glued| emit(from + start, from + end, glued);
        if words.is_ascii() {
            ascii::words(words, how, &mut shifted)?;
        } else {
            general::words(words, how, &mut shifted)?;
        }
        from = plain.end;
        if let Some(link) = link {
            emit(link.start, link.end, false)?;
            from = link.end;
        }
    }
    Ok(())
}

/// The way from a chunk without such signs back to the chunk with them. A sign goes with the
/// token before it, or with the first.
struct Origin<'t> {
    chars: std::str::Chars<'t>,
    len: usize,
    /// Bytes passed, with and without loose signs.
    with: usize,
    without: usize,
}

impl<'t> Origin<'t> {
    fn new(chunk: &'t str) -> Self {
        Self { chars: chunk.chars(), len: chunk.len(), with: 0, without: 0 }
    }

    fn start(&mut self, start: usize) -> usize {
        if start == 0 { 0 } else { self.end(start) }
    }

    /// The first byte after the signs that follow byte `end` of the chunk without them.
    fn end(&mut self, end: usize) -> usize {
        while self.with < self.len {
            let rest = self.chars.clone();
            let Some(c) = self.chars.next() else { break };
            let loose = is_passed_over(c);
            if self.without == end && !loose {
                self.chars = rest;
                break;
            }
            self.with += c.len_utf8();
            self.without += if loose { 0 } else { c.len_utf8() };
        }
        self.with
    }
}
