//! Where are the tokens of any chunk? UAX #29 word borders, then the joins that we add.

use std::rc::Rc;

use unicode_segmentation::{GraphemeIndices, UWordBoundIndices, UnicodeSegmentation};

use super::acronym;
use super::chars::{
    is_apostrophe, is_hyphen, is_initials, is_invisible, is_joining_letter, is_mark, joins,
};
use super::chunk::How;
use super::dictionary::{is_spaceless, word_ends};
use crate::Result;

/// Calls `emit(start, end, glued)` for every token of `chunk`, which has no white space, no
/// links and no loose signs.
pub(super) fn words(
    chunk: &str,
    how: How,
    emit: &mut impl FnMut(usize, usize, bool) -> Result<()>,
) -> Result<()> {
    let mut segments = Segments::new(chunk, how.dictionary);
    let (mut start, mut segment, mut glued) = (0, 0, false);
    while let Some(end) = segments.next() {
        if chunk[segment..end].chars().all(is_invisible) {
            segment = end; // only before the first token, and goes with it
            continue;
        }
        let end = if how.acronyms { segments.acronym_end(chunk, segment, end) } else { end };
        match join(chunk, segment, end, &segments) {
            None => {
                emit(start, end, glued)?;
                (start, segment, glued) = (end, end, false);
            }
            Some(join) => {
                if let Some(hyphen) = join.hyphen.filter(|_| how.split) {
                    emit(start, end, glued)?;
                    if hyphen > end {
                        emit(end, hyphen, false)?;
                    }
                    (start, glued) = (join.next, true);
                }
                segment = join.next;
                segments.skip_to(join.next);
            }
        }
    }
    Ok(())
}

/// How a segment goes on in the next word.
struct Join {
    /// Where the hyphen between is, if there is one.
    hyphen: Option<usize>,
    /// Where the next word begins.
    next: usize,
}

/// If the segment `start..end`, after which `rest` come, is joined to the next word.
fn join(chunk: &str, start: usize, end: usize, rest: &Segments) -> Option<Join> {
    let sign = chunk[end..].chars().next()?;
    if !(is_hyphen(sign) || is_apostrophe(sign) || sign == '.') {
        return None;
    }
    let seen = |c: &char| !is_mark(*c) && !is_invisible(*c);
    let stopped = |c: &char| *c == '.' && end - start > 1;
    let before = chunk[start..end].chars().rev().find(seen).filter(|c| joins(*c) || stopped(c))?;
    let mut rest = rest.clone();
    let mut sign_end = rest.next_alone(chunk, end)?;
    let mut hyphen = is_hyphen(sign).then_some(end);
    if sign == '.' {
        let next = chunk[sign_end..].chars().next().filter(|c| is_hyphen(*c));
        if next.is_none() || !is_initials(&visible(&chunk[start..end])) {
            return None;
        }
        hyphen = Some(sign_end);
        sign_end = rest.next_alone(chunk, sign_end)?;
    }
    let after = chunk[sign_end..].chars().next().filter(|c| joins(*c))?;
    let joined = hyphen.is_some()
        || (is_joining_letter(before) && is_joining_letter(after))
        || ((before.is_numeric() || before == '.') && is_lone_s(&chunk[sign_end..rest.next()?]));
    joined.then_some(Join { hyphen, next: sign_end })
}

fn is_lone_s(segment: &str) -> bool {
    visible(segment).eq_ignore_ascii_case("s")
}

fn visible(segment: &str) -> String {
    segment.chars().filter(|c| !is_invisible(*c)).collect()
}

/// The ends of segments, of UAX #29 or looked up.
#[derive(Clone)]
enum Bounds<'t> {
    Uax29(UWordBoundIndices<'t>),
    /// All of them, and how many are behind; shared, as the way ahead is looked at by a copy.
    Words(Rc<[usize]>, usize),
}

impl Iterator for Bounds<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Self::Uax29(bounds) => bounds.next().map(|(start, segment)| start + segment.len()),
            Self::Words(ends, behind) => {
                *behind += 1;
                ends.get(*behind - 1).copied()
            }
        }
    }
}

/// The ends of UAX #29 segments, moved where they would cut a grapheme cluster.
#[derive(Clone)]
struct Segments<'t> {
    bounds: Bounds<'t>,
    clusters: Option<GraphemeIndices<'t>>,
    cluster_end: usize,
    end: usize,
}

impl<'t> Segments<'t> {
    fn new(chunk: &'t str, dictionary: bool) -> Self {
        // The first bytes of complex characters: most other scripts have none of them.
        let first = |b| matches!(b, 0xD8..=0xE1 | 0xEA | 0xF0);
        let complex = chunk.bytes().any(first) && chunk.contains(is_complex);
        let clusters = complex.then(|| chunk.grapheme_indices(true));
        let bounds = if dictionary && chunk.contains(is_spaceless) {
            Bounds::Words(word_ends(chunk).into(), 0)
        } else {
            Bounds::Uax29(chunk.split_word_bound_indices())
        };
        Self { bounds, clusters, cluster_end: 0, end: 0 }
    }

    /// Where the word ends whose segment is `start..end`: after the stop of capital initials.
    fn acronym_end(&mut self, chunk: &str, start: usize, end: usize) -> usize {
        if !chunk[end..].starts_with('.') || !acronym::is_dotted(&visible(&chunk[start..end])) {
            return end;
        }
        let mut rest = self.clone();
        let Some(stop) = rest.next_alone(chunk, end) else { return end };
        *self = rest;
        stop
    }

    /// The end of the next segment if that is one character and invisible signs.
    fn next_alone(&mut self, chunk: &str, start: usize) -> Option<usize> {
        let end = self.next()?;
        chunk[start..end].chars().skip(1).all(is_invisible).then_some(end)
    }

    /// Goes on at `start`, the end of a segment.
    fn skip_to(&mut self, start: usize) {
        while self.end < start && self.next().is_some() {}
    }
}

impl Iterator for Segments<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            self.end = self.bounds.next()?;
            let Some(clusters) = &mut self.clusters else { return Some(self.end) };
            while self.cluster_end < self.end {
                let (start, cluster) = clusters.next()?;
                self.cluster_end = start + cluster.len();
            }
            if self.cluster_end == self.end {
                return Some(self.end);
            }
        }
    }
}

/// Where a UAX #29 word border can fall inside a grapheme cluster: scripts with prepended signs,
/// spacing vowels or conjuncts, and halves of flags with signs between them.
const fn is_complex(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{1FFF}' | '\u{A800}'..='\u{ABFF}' | '\u{10000}'..='\u{1EFFF}'
        | '\u{1F1E6}'..='\u{1F1FF}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::ascii;
    use super::*;

    type Cut = Vec<(usize, usize, bool)>;

    fn cut(chunk: &str, how: How) -> Cut {
        let mut cut = Vec::new();
        let done = words(chunk, how, &mut |start, end, glued| {
            cut.push((start, end, glued));
            Ok(())
        });
        assert!(done.is_ok());
        cut
    }

    fn ascii_cut(chunk: &str, how: How) -> Cut {
        let mut cut = Vec::new();
        let done = ascii::words(chunk, how, &mut |start, end, glued| {
            cut.push((start, end, glued));
            Ok(())
        });
        assert!(done.is_ok());
        cut
    }

    fn tokens(chunk: &str) -> Vec<&str> {
        cut(chunk, How { split: false, acronyms: false, dictionary: false })
            .into_iter()
            .map(|(start, end, _)| &chunk[start..end])
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn ascii_is_cut_the_same_way_by_both_paths(
            any in "[!-~\\x01-\\x08\\x7f]{0,30}",
            dense in "[aS1_.,:;'`-]{0,16}",
            split: bool,
            acronyms: bool,
        ) {
            let how = How { split, acronyms, dictionary: false };
            prop_assert_eq!(ascii_cut(&any, how), cut(&any, how));
            prop_assert_eq!(ascii_cut(&dense, how), cut(&dense, how));
        }
    }

    #[test]
    fn words_join_over_every_hyphen_and_apostrophe() {
        for sign in "-\u{2010}\u{2011}\u{FE63}\u{FF0D}'’ʼ′‘`´＇‛".chars() {
            let word = format!("né{sign}à");
            assert_eq!(tokens(&word), [&word]);
        }
    }

    #[test]
    fn dashes_and_quotes_do_not_join() {
        assert_eq!(tokens("peace—not"), ["peace", "—", "not"]);
        assert_eq!(tokens("2014–2015"), ["2014", "–", "2015"]);
        assert_eq!(tokens("“né”"), ["“", "né", "”"]);
        assert_eq!(tokens("né-“a”"), ["né", "-", "“", "a", "”"]);
    }

    #[test]
    fn a_grapheme_cluster_is_never_cut() {
        for cluster in
            ["🇷\u{200C}", "👩\u{200D}👩\u{200D}👧", "🇷🇺", "👍🏽", "❤\u{FE0F}", "กำ", "\u{600}+"]
        {
            assert_eq!(tokens(cluster), [cluster]);
        }
        assert_eq!(tokens("🇷🇺🇨🇳"), ["🇷🇺", "🇨🇳"]);
        assert_eq!(tokens("🇷\u{200C}🇷🇺"), ["🇷\u{200C}🇷🇺"]);
    }

    #[test]
    fn signs_that_are_not_seen_go_with_a_token_or_are_none() {
        assert_eq!(tokens("\u{200D}\u{FE0F}a"), ["\u{200D}\u{FE0F}a"]);
        assert_eq!(tokens("a\u{200C}b"), ["a\u{200C}b"]);
        assert!(tokens("\u{200D}\u{FE0F}").is_empty());
    }
}
