//! Where are the borders of UAX #29 itself, without any deviation?

use unicode_segmentation::UnicodeSegmentation;

use super::{Piece, chars};
use crate::Result;

/// The word borders of `text` as UAX #29 has them, 0 and the length among them.
pub fn word_bounds(text: &str) -> impl Iterator<Item = usize> {
    let ends = (!text.is_empty()).then_some(text.len());
    text.split_word_bound_indices().map(|(start, _)| start).chain(ends)
}

/// The sentence borders of `text` as UAX #29 has them, 0 and the length among them.
pub fn sentence_bounds(text: &str) -> impl Iterator<Item = usize> {
    let ends = (!text.is_empty()).then_some(text.len());
    text.split_sentence_bound_indices().map(|(start, _)| start).chain(ends)
}

/// Calls `sink` for every segment that is seen: not for white space and invisible signs alone.
///
/// The caller has looked that `text` is shorter than 4 GiB.
#[allow(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GiB")]
pub(super) fn cut(text: &str, sink: &mut impl FnMut(Piece) -> Result<()>) -> Result<()> {
    let mut sentences = sentence_bounds(text).peekable();
    let mut begins = false;
    for (start, segment) in text.split_word_bound_indices() {
        begins |= sentences.next_if(|border| *border <= start).is_some();
        if segment.chars().all(|c| chars::is_separator(c) || chars::is_invisible(c)) {
            continue;
        }
        let (start, end) = (start as u32, (start + segment.len()) as u32);
        sink(Piece { start, end, glued: false, sentence_start: begins })?;
        begins = false;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Rules, Tokenizer};

    #[test]
    fn segments_of_the_standard_are_tokens_as_they_are() {
        let plain = Tokenizer { rules: Rules::Unicode, ..Tokenizer::plain(Language::English) };
        let text = "No-limits\u{202F}pact; U.S. 3.5 don’t. \u{200B} “Go!” http://e.org";
        let (mut tokens, mut first) = (Vec::new(), Vec::new());
        let done = plain.cut(text, &mut |piece| {
            let token = &text[piece.start as usize..piece.end as usize];
            tokens.push(token);
            first.extend(piece.sentence_start.then_some(token));
            Ok(())
        });
        assert_eq!(done, Ok(()));
        let expected = "No|-|limits\u{202F}pact|;|U.S|.|3.5|don’t|.|“|Go|!|”|http|:|/|/|e.org";
        assert_eq!(tokens, expected.split('|').collect::<Vec<_>>());
        assert_eq!(first, ["No", "3.5", "“", "http"]);
    }
}
