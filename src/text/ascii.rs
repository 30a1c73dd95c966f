//! Where are the tokens of a chunk that is all ASCII? The same answer as [`general`], sooner.
//!
//! [`general`]: super::general

use super::acronym;
use super::chars::is_initials;
use super::chunk::How;
use crate::Result;

/// Calls `emit(start, end, glued)` for every token of `chunk`, which is ASCII without white
/// space and without links.
#[inline]
pub(super) fn words(
    chunk: &str,
    how: How,
    emit: &mut impl FnMut(usize, usize, bool) -> Result<()>,
) -> Result<()> {
    let bytes = chunk.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if !is_core(bytes[start]) {
            emit(start, start + 1, false)?;
            start += 1;
            continue;
        }
        let mut segment = start;
        let mut glued = false;
        loop {
            let end = segment_end(bytes, segment);
            let end = if how.acronyms { acronym_end(chunk, segment, end) } else { end };
            let Some((hyphen, next)) = join(chunk, segment, end) else {
                emit(start, end, glued)?;
                start = end;
                break;
            };
            if let Some(hyphen) = hyphen.filter(|_| how.split) {
                emit(start, end, glued)?;
                if hyphen > end {
                    emit(end, hyphen, false)?;
                }
                (start, glued) = (next, true);
            }
            segment = next;
        }
    }
    Ok(())
}

/// Where the word ends whose segment is `segment..end`: after the full stop of capital initials.
fn acronym_end(chunk: &str, segment: usize, end: usize) -> usize {
    let stop = chunk.as_bytes().get(end) == Some(&b'.');
    if stop && acronym::is_dotted(&chunk[segment..end]) { end + 1 } else { end }
}

#[inline]
const fn is_core(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// Where the UAX #29 word ends that begins at `start`, which is a letter, digit or underscore.
#[inline]
fn segment_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(&b) = bytes.get(end) {
        if !is_core(b) && !bytes.get(end + 1).is_some_and(|next| is_infix(b, bytes[end - 1], *next))
        {
            break;
        }
        end += 1;
    }
    end
}

/// Rules WB6, WB7, WB11 and WB12: `b` between two letters or two digits.
#[inline]
const fn is_infix(b: u8, before: u8, after: u8) -> bool {
    match b {
        b'.' | b'\'' => {
            (before.is_ascii_alphabetic() && after.is_ascii_alphabetic())
                || (before.is_ascii_digit() && after.is_ascii_digit())
        }
        b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// If the segment is joined to the next one: the hyphen between, if any, and where that begins.
#[inline]
fn join(chunk: &str, segment: usize, end: usize) -> Option<(Option<usize>, usize)> {
    let bytes = chunk.as_bytes();
    let core_at = |i: usize| bytes.get(i).is_some_and(|b| is_core(*b));
    match bytes.get(end)? {
        b'-' if core_at(end + 1) => Some((Some(end), end + 1)),
        b'.' if bytes.get(end + 1) == Some(&b'-')
            && core_at(end + 2)
            && is_initials(&chunk[segment..end]) =>
        {
            Some((Some(end + 1), end + 2))
        }
        b'\'' | b'`' => {
            let (before, after) = (bytes[end - 1], *bytes.get(end + 1)?);
            let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
            // "1990's", and "U.S.'s" if the stop is part of the word
            let decade = (before.is_ascii_digit() || before == b'.')
                && after.eq_ignore_ascii_case(&b's')
                && segment_end(bytes, end + 1) == end + 2;
            (letters || decade).then_some((None, end + 1))
        }
        _ => None,
    }
}
