//! Where are the web addresses, e-mail addresses, hashtags and user names?

use std::ops::Range;

use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

use super::Kind;
use super::chars::{is_invisible, is_mark, joins};

/// The first link of `chunk` (no white space, no loose signs) that begins at `from` or later.
///
/// Bytes are read twice at most: a link that is found is never searched again, and what is
/// looked back at ends at the sign that was found before.
pub(super) fn next(chunk: &str, from: usize) -> Option<(Range<usize>, Kind)> {
    let bytes = chunk.as_bytes();
    for (i, byte) in bytes.iter().enumerate().skip(from) {
        let found = match byte {
            b':' => scheme(chunk, from, i),
            b'w' | b'W' => www(chunk, i),
            b'@' => email(chunk, from, i).or_else(|| tag(chunk, i)),
            b'#' => tag(chunk, i),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether the whole of `surface` is one link, and of which kind.
pub(super) fn whole(surface: &str) -> Option<Kind> {
    let (range, kind) = next(surface, 0)?;
    (range == (0..surface.len())).then_some(kind)
}

fn scheme(chunk: &str, from: usize, colon: usize) -> Option<(Range<usize>, Kind)> {
    let bytes = chunk.as_bytes();
    let body = colon + 3;
    if bytes.get(colon..body)? != b"://" || !begins_with_alphanumeric(&chunk[body..]) {
        return None;
    }
    let start = ["https", "http", "ftp"].iter().find_map(|name| {
        let start = colon.checked_sub(name.len()).filter(|start| *start >= from)?;
        bytes[start..colon].eq_ignore_ascii_case(name.as_bytes()).then_some(start)
    })?;
    is_free(chunk, start).then(|| (start..address_end(chunk, body), Kind::Url))
}

fn www(chunk: &str, start: usize) -> Option<(Range<usize>, Kind)> {
    let body = start + 4;
    if !chunk.as_bytes().get(start..body)?.eq_ignore_ascii_case(b"www.")
        || !begins_with_alphanumeric(&chunk[body..])
        || !is_free(chunk, start)
    {
        return None;
    }
    Some((start..address_end(chunk, body), Kind::Url))
}

fn begins_with_alphanumeric(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether a link may begin at `start`: not right after a word.
fn is_free(chunk: &str, start: usize) -> bool {
    match chunk[..start].chars().rev().find(|c| !is_invisible(*c)) {
        None => true,
        Some(c) if c.is_ascii() => !c.is_ascii_alphanumeric() && c != '_',
        Some(c) if c.is_alphanumeric() => !joins(c),
        Some(c) => matches!(c.general_category_group(), Group::Punctuation | Group::Symbol),
    }
}

/// Where the address ends whose host begins at `body`: before the first character that no
/// address holds, and without the punctuation that belongs to the sentence around it.
fn address_end(chunk: &str, body: usize) -> usize {
    let stop = |c: char| match c {
        '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^' => true,
        c => !(c.is_ascii() || c.is_alphanumeric() || is_mark(c) || is_invisible(c)),
    };
    let end = chunk[body..].find(stop).map_or(chunk.len(), |len| body + len);
    let address = &chunk[body..end];
    let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    let address = address.as_bytes();
    let mut len = address.len();
    while let Some(last) = address[..len].last() {
        match last {
            b')' if unopened > 0 => unopened -= 1,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' | b'*' | b'_' | b'(' => {}
            _ => break,
        }
        len -= 1;
    }
    cluster_end(chunk, body + len)
}

/// `end`, or where the cluster ends that it would cut: after signs that precede what they mark.
fn cluster_end(chunk: &str, end: usize) -> usize {
    let last = chunk[..end].chars().next_back().map_or(0, char::len_utf8);
    let cluster = if last > 1 { chunk[end - last..].graphemes(true).next() } else { None };
    cluster.map_or(end, |cluster| end - last + cluster.len())
}

fn email(chunk: &str, from: usize, at: usize) -> Option<(Range<usize>, Kind)> {
    let bytes = chunk.as_bytes();
    let local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let name = bytes[from..at].iter().rev().take_while(|b| local(b)).count();
    let skipped = bytes[at - name..at].iter().take_while(|b| !b.is_ascii_alphanumeric()).count();
    let start = at - name + skipped;
    let host = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let mut end = at + 1 + bytes[at + 1..].iter().take_while(|b| host(b)).count();
    while matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let (_, top) = chunk[at + 1..end.max(at + 1)].rsplit_once('.')?;
    let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    let open = |c: char| c == '_' || (!c.is_ascii() && !is_separate(c));
    if start == at || !is_top || chunk[end..].starts_with(open) || !is_free(chunk, start) {
        return None;
    }
    Some((start..end, Kind::Url))
}

/// Beyond ASCII: whether nothing before `c` can be part of it.
fn is_separate(c: char) -> bool {
    !is_mark(c) && matches!(c.general_category_group(), Group::Punctuation | Group::Symbol)
}

fn tag(chunk: &str, sign: usize) -> Option<(Range<usize>, Kind)> {
    let body = &chunk[sign + 1..];
    let first = body.chars().next()?;
    if !(first.is_alphanumeric() || first == '_') || !is_free(chunk, sign) {
        return None;
    }
    let inside = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c) || is_invisible(c);
    let len = body.find(|c| !inside(c)).unwrap_or(body.len());
    // "#1" is a number, "@5" a price.
    let end = cluster_end(chunk, sign + 1 + len);
    body[..len].contains(char::is_alphabetic).then_some((sign..end, Kind::Tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(chunk: &str) -> Vec<&str> {
        let mut from = 0;
        std::iter::from_fn(|| {
            let (range, _) = next(chunk, from)?;
            from = range.end;
            Some(&chunk[range])
        })
        .collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_the_sentence() {
        for (chunk, link) in [
            ("https://example.org/a?b=c#d.", "https://example.org/a?b=c#d"),
            ("(http://example.org)", "http://example.org"),
            ("“www.example.org/a,b”,", "www.example.org/a,b"),
            ("HTTPS://EXAMPLE.ORG!?", "HTTPS://EXAMPLE.ORG"),
            ("https://e.org/a_(b))", "https://e.org/a_(b)"),
            ("参见https://e.org。谢谢", "https://e.org"),
            ("<ftp://e.org/>", "ftp://e.org/"),
            ("mailto:first.last@news.example.org.", "first.last@news.example.org"),
            ("“@user:", "@user"),
            ("(#НатоСаммит)", "#НатоСаммит"),
            ("❤\u{FE0F}#peace", "#peace"),
        ] {
            assert_eq!(links(chunk), [link]);
        }
    }

    #[test]
    fn what_only_looks_like_a_link_is_none() {
        for chunk in [
            "http://",
            "://x",
            "xhttp://e.org",
            "www.",
            "awww.e.org",
            "a@b",
            "@",
            "#",
            "#1",
            "a#b",
            "a@b.c",
            "#\u{FE0F}\u{20E3}",
            "wow.",
            "12:30",
            "_@_",
        ] {
            assert_eq!(links(chunk), [""; 0], "{chunk}");
        }
    }

    #[test]
    fn links_side_by_side_are_all_found() {
        assert_eq!(links("#a#b,@c/www.d.org"), ["#a", "@c", "www.d.org"]);
    }
}
