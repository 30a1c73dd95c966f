//! Where does each token begin and end?

use super::chars::{self, CLASS, DOT, HIGH, LINK, MARK, W, WHITE, word_len};
use super::chunk::How;
use super::join::Joiner;
use super::owner::Quotes;
use super::sentence::Sentences;
use super::{Hyphens, Rules, Tokenizer, ascii, chunk, plain};
use crate::{Error, Result};

/// One token: where it is, and how it stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// First byte of the token in its text.
    pub start: u32,
    /// First byte after the token.
    pub end: u32,
    /// Whether a hyphen that is in no token ties it to the one before ([`Hyphens::Split`]).
    pub glued: bool,
    /// Whether it is the first token of a sentence.
    pub sentence_start: bool,
}

impl Tokenizer {
    /// Cuts `text`, calling `sink` for every token in reading order.
    ///
    /// # Errors
    ///
    /// The first error of `sink`; [`Error::TextTooLong`] from 4 GiB on (as row 0: a caller that
    /// knows the row checks before).
    pub fn cut(&self, text: &str, sink: &mut impl FnMut(Piece) -> Result<()>) -> Result<()> {
        if u32::try_from(text.len()).is_err() {
            return Err(Error::TextTooLong { row: 0, bytes: text.len() });
        }
        if self.rules == Rules::Unicode {
            let mut joiner = Joiner::new(text, self);
            plain::cut(text, &mut |piece| match &mut joiner {
                Some(joiner) => joiner.push(piece, sink),
                None => sink(piece),
            })?;
            return joiner.map_or(Ok(()), |mut joiner| joiner.flush(sink));
        }
        let how = How {
            split: self.hyphens == Hyphens::Split,
            acronyms: self.acronyms,
            dictionary: self.segmenter.is_some(),
        };
        let mut cutter = Cutter {
            text,
            how,
            sentences: Sentences::new(text),
            spaced: false,
            lines: 0,
            quotes: self.strips().then(Quotes::default),
            taken: 0,
            joiner: Joiner::new(text, self),
            sink,
        };
        cutter.text()?;
        let Cutter { joiner, sink, .. } = cutter;
        joiner.map_or(Ok(()), |mut joiner| joiner.flush(sink))
    }
}

struct Cutter<'t, 's, S> {
    text: &'t str,
    how: How,
    sentences: Sentences<'t>,
    /// White space, and how many line ends in it, since the last token.
    spaced: bool,
    lines: u8,
    /// Where possessives are stripped, those after `s` belong to their word.
    quotes: Option<Quotes>,
    /// Where the last token ended that took an apostrophe.
    taken: usize,
    joiner: Option<Joiner<'t>>,
    sink: &'s mut S,
}

impl<S: FnMut(Piece) -> Result<()>> Cutter<'_, '_, S> {
    /// Separators and chunks in turn.
    fn text(&mut self) -> Result<()> {
        let bytes = self.text.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            let class = CLASS[bytes[i] as usize];
            if class & WHITE != 0 {
                self.blank(bytes, i);
                i += 1;
                continue;
            }
            if class & HIGH != 0
                && let Some((width, lines)) = chars::separator(&bytes[i..])
            {
                self.spaced = true;
                self.lines = self.lines.saturating_add(lines);
                i += width;
                continue;
            }
            i = self.chunk(bytes, i)?;
        }
        Ok(())
    }

    /// The tokens of the chunk that begins at `start`; says where it ends.
    ///
    /// Nearly all are one word, or a word and a mark after it, which need no second look.
    #[inline]
    fn chunk(&mut self, bytes: &[u8], start: usize) -> Result<usize> {
        let end = start + word_len(&bytes[start..]);
        if end > start {
            if ends_chunk(bytes, end) {
                self.token(start, end, false)?;
                return Ok(end);
            }
            if CLASS[bytes[end] as usize] & MARK != 0 && ends_chunk(bytes, end + 1) {
                self.token(start, end, false)?;
                self.token(end, end + 1, false)?;
                return Ok(end + 1);
            }
        }
        self.any_chunk(bytes, start)
    }

    /// The same without a short cut.
    fn any_chunk(&mut self, bytes: &[u8], start: usize) -> Result<usize> {
        let (mut end, mut seen) = (start, 0);
        while !ends_chunk(bytes, end) {
            seen |= CLASS[bytes[end] as usize];
            end += 1;
        }
        let text = &self.text[start..end];
        let how = self.how;
        let mut emit = |from, to, glued| self.token(start + from, start + to, glued);
        let links = seen & LINK != 0 || seen & (DOT | W) == DOT | W;
        if links || seen & HIGH != 0 {
            chunk::words(text, how, links, &mut emit)?;
        } else {
            ascii::words(text, how, &mut emit)?;
        }
        Ok(end)
    }

    #[inline]
    fn blank(&mut self, bytes: &[u8], i: usize) {
        self.spaced = true;
        let ends_line = match bytes[i] {
            b'\n' | 0x0B | 0x0C => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        };
        self.lines = self.lines.saturating_add(u8::from(ends_line));
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GiB")]
    fn token(&mut self, start: usize, end: usize, glued: bool) -> Result<()> {
        if start < self.taken {
            return Ok(());
        }
        let mut end = end;
        if let Some(quotes) = &mut self.quotes {
            if self.lines > 1 {
                quotes.end_paragraph();
            }
            let with_sign = quotes.owner_end(self.text, start, end);
            if with_sign > end {
                (end, self.taken) = (with_sign, with_sign);
            }
        }
        let sentence_start = self.sentences.begins(start, end, self.spaced, self.lines);
        (self.spaced, self.lines) = (false, 0);
        let piece = Piece { start: start as u32, end: end as u32, glued, sentence_start };
        match &mut self.joiner {
            Some(joiner) if !joiner.lets_pass(piece) => joiner.push(piece, self.sink),
            _ => (self.sink)(piece),
        }
    }
}

/// Whether `bytes` end at `i`, or a separator stands there.
#[inline]
fn ends_chunk(bytes: &[u8], i: usize) -> bool {
    let Some(byte) = bytes.get(i) else { return true };
    let class = CLASS[*byte as usize];
    class & WHITE != 0 || (class & HIGH != 0 && chars::separator(&bytes[i..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn tokenizer(hyphens: Hyphens) -> Tokenizer {
        Tokenizer { hyphens, ..Tokenizer::plain(Language::English) }
    }

    fn pieces(text: &str, hyphens: Hyphens) -> Vec<(&str, Piece)> {
        let mut pieces = Vec::new();
        let done = tokenizer(hyphens).cut(text, &mut |piece| {
            pieces.push((&text[piece.start as usize..piece.end as usize], piece));
            Ok(())
        });
        assert_eq!(done, Ok(()));
        pieces
    }

    fn tokens(text: &str) -> Vec<&str> {
        pieces(text, Hyphens::Keep).into_iter().map(|(token, _)| token).collect()
    }

    #[test]
    fn hard_cases_are_cut_as_documented() {
        for (text, expected) in [
            ("a well-thought-out plan", &["a", "well-thought-out", "plan"][..]),
            ("the U.S.-led side", &["the", "U.S.-led", "side"]),
            ("the U.S. side", &["the", "U.S", ".", "side"]),
            ("F-16s in 2017-2018", &["F-16s", "in", "2017-2018"]),
            ("G20's 1990's 5'9", &["G20's", "1990's", "5'9"]),
            ("states' rights", &["states'", "rights"]),
            ("$3.5 1,000 19:30 -5", &["$", "3.5", "1,000", "19", ":", "30", "-", "5"]),
            ("peace--not war -", &["peace", "-", "-", "not", "war", "-"]),
            ("AT&T and/or", &["AT", "&", "T", "and", "/", "or"]),
            ("see (www.e.org).", &["see", "(", "www.e.org", ")", "."]),
            ("wow.www.e.org", &["wow", ".", "www.e.org"]),
            ("a.b-c@e-f.org, x", &["a.b-c@e-f.org", ",", "x"]),
            ("@user: #tag-b", &["@user", ":", "#tag", "-", "b"]),
            ("of\u{A0}the\u{202F}a\u{2007}b", &["of", "the", "a", "b"]),
            ("a\0b\u{FEFF}c\u{85}d\u{2028}e", &["a", "b", "c", "d", "e"]),
            ("\u{FEFF}Mr. Xi", &["Mr", ".", "Xi"]),
            ("和平。", &["和", "平", "。"]),
            ("", &[]),
            (" \u{200B} \u{FE0F} ", &[]),
        ] {
            assert_eq!(tokens(text), expected, "{text:?}");
        }
    }

    #[test]
    fn split_takes_the_hyphen_out_and_glues_what_follows() {
        let cut = |text| -> Vec<(&str, bool)> {
            pieces(text, Hyphens::Split).into_iter().map(|(t, p)| (t, p.glued)).collect()
        };
        assert_eq!(cut("no-limits x"), [("no", false), ("limits", true), ("x", false)]);
        assert_eq!(cut("U.S.-led"), [("U.S", false), (".", false), ("led", true)]);
        assert_eq!(cut("vis‑à-vis"), [("vis", false), ("à", true), ("vis", true)]);
        assert_eq!(cut("a- b"), [("a", false), ("-", false), ("b", false)]);
    }

    #[test]
    fn the_full_stop_of_an_acronym_is_part_of_it_on_request() {
        for (text, expected) in [
            ("The U.S. and U.S, (E.U.)", &["The", "U.S.", "and", "U.S", ",", "(", "E.U.", ")"][..]),
            ("U.S.'s U.S.’s U.N.-led", &["U.S.'s", "U.S.’s", "U.N.-led"]),
            ("pro-U.S. J. A.B. e.g. a.m.", &["pro-U.S.", "J", ".", "A.B.", "e.g", ".", "a.m", "."]),
            ("С.Ш.А. и", &["С.Ш.А.", "и"]),
            ("É.U. E\u{301}.U. US.", &["É.U.", "E\u{301}.U.", "US", "."]),
            ("U.S. The end. U.S.", &["U.S.", "The", "end", ".", "U.S."]),
        ] {
            let acronyms = Tokenizer { acronyms: true, ..tokenizer(Hyphens::Keep) };
            let mut tokens = Vec::new();
            let done = acronyms.cut(text, &mut |piece| {
                tokens.push(&text[piece.start as usize..piece.end as usize]);
                Ok(())
            });
            assert_eq!((done, &tokens[..]), (Ok(()), expected), "{text:?}");
        }
    }

    #[test]
    fn an_invisible_sign_anywhere_in_a_word_stays_in_its_span() {
        let signs = "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202C}\u{202E}\u{2060}\
                     \u{2066}\u{2069}\u{61C}\u{180E}\u{FE00}\u{FE0F}\u{34F}\u{E0100}";
        for word in ["well-known", "don't", "né", "3.5", "www.e.org", "#tag", "a@e.org"] {
            let at = word.char_indices().map(|(i, _)| i).chain([word.len()]);
            for (i, sign) in at.flat_map(|i| signs.chars().map(move |sign| (i, sign))) {
                let text = format!("{}{sign}{}", &word[..i], &word[i..]);
                let is_cluster = !chars::is_loose(sign);
                if is_cluster && word.contains(['@', '#', 'w']) {
                    continue; // a sign that makes another character of the one before it
                }
                assert_eq!(tokens(&text), [&text], "{text:?}");
            }
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_cut() {
        let mut seen = 0;
        let done = tokenizer(Hyphens::Keep).cut("a b c", &mut |_| {
            seen += 1;
            Err(Error::Interrupted)
        });
        assert_eq!((done, seen), (Err(Error::Interrupted), 1));
    }
}
