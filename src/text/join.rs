//! Which tokens become one, because together they are a variant of a term?

use super::begin::Beginnings;
use super::language::Language;
use super::{Piece, Possessives, Tokenizer};
use crate::Result;

/// Holds tokens back while they may begin a variant; the longest one wins.
///
/// Only the text between the first and the last token is compared, so that what a joined token is
/// follows from its surface, as for any other. No variant reaches over the border of a sentence.
pub(super) struct Joiner<'t> {
    text: &'t str,
    tokenizer: &'t Tokenizer,
    begin: &'t Beginnings,
    held: Vec<Piece>,
    buffer: String,
}

impl<'t> Joiner<'t> {
    /// None if there is nothing to join.
    pub(super) fn new(text: &'t str, tokenizer: &'t Tokenizer) -> Option<Self> {
        let begin = tokenizer.variants.beginnings()?;
        Some(Self { text, tokenizer, begin, held: Vec::new(), buffer: String::new() })
    }

    /// Whether `piece` can be handed on at once: nothing is held, and no variant begins with it.
    #[inline]
    pub(super) fn lets_pass(&self, piece: Piece) -> bool {
        let (start, end) = (piece.start as usize, piece.end as usize);
        self.held.is_empty() && !self.begin.has_token(self.text.as_bytes(), start, end)
    }

    /// Takes the next token, and hands on those that are decided.
    pub(super) fn push(
        &mut self,
        piece: Piece,
        sink: &mut impl FnMut(Piece) -> Result<()>,
    ) -> Result<()> {
        if piece.sentence_start {
            self.flush(sink)?;
        }
        self.held.push(piece);
        while !self.held.is_empty() && !self.goes_on(self.held.len()) {
            self.settle(sink)?;
        }
        Ok(())
    }

    /// Hands on all that is held.
    pub(super) fn flush(&mut self, sink: &mut impl FnMut(Piece) -> Result<()>) -> Result<()> {
        while !self.held.is_empty() {
            self.settle(sink)?;
        }
        Ok(())
    }

    /// Hands on the first held token, or the longest variant that it begins.
    fn settle(&mut self, sink: &mut impl FnMut(Piece) -> Result<()>) -> Result<()> {
        let taken = (2..=self.held.len()).rev().find(|n| self.is_variant(*n)).unwrap_or(1);
        let piece = Piece { end: self.held[taken - 1].end, ..self.held[0] };
        self.held.drain(..taken);
        sink(piece)
    }

    fn goes_on(&mut self, n: usize) -> bool {
        let text = self.slice(n);
        self.tokenizer.variants.goes_on(text, &mut self.buffer)
    }

    fn is_variant(&mut self, n: usize) -> bool {
        let (text, strip) = (self.slice(n), self.tokenizer.strips());
        self.tokenizer.variants.holds(text, strip, &mut self.buffer)
    }

    /// The text from the first held token to the `n`-th.
    fn slice(&self, n: usize) -> &'t str {
        &self.text[self.held[0].start as usize..self.held[n - 1].end as usize]
    }
}

impl Tokenizer {
    /// Whether possessives are cut off.
    pub(super) fn strips(&self) -> bool {
        self.possessives == Possessives::Strip && self.language == Language::English
    }

    /// The term that `words` are a variant of.
    pub fn variant(&self, words: &str) -> Option<&str> {
        self.variants.term_of(words, self.strips())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Hyphens, Variants};
    use super::*;

    fn tokenizer(hyphens: Hyphens) -> Result<Tokenizer> {
        let list = [
            ("US", vec!["United States", "United States of America", "USA"]),
            ("AT&T", vec!["AT&T", "American Telephone"]),
            ("EU", vec!["the European Union", "Union"]),
        ];
        let owned = list.map(|(term, phrases)| {
            (term.to_owned(), phrases.into_iter().map(str::to_owned).collect())
        });
        let variants = Variants::new(owned.into_iter().collect())?;
        let acronyms = true;
        Ok(Tokenizer { hyphens, acronyms, variants, ..Tokenizer::plain(Language::English) })
    }

    fn cut(text: &str, tokenizer: &Tokenizer) -> Result<Vec<(String, String)>> {
        let mut tokens = Vec::new();
        tokenizer.cut(text, &mut |piece| {
            let surface = &text[piece.start as usize..piece.end as usize];
            tokens.push((surface.to_owned(), tokenizer.term(surface).into_owned()));
            Ok(())
        })?;
        Ok(tokens)
    }

    #[test]
    fn the_longest_variant_becomes_one_token() -> Result<()> {
        for (text, expected) in [
            ("The United\u{A0}States, USA.", "The|United\u{A0}States=US|,|USA=US|."),
            ("UNITED STATES OF AMERICA", "UNITED STATES OF AMERICA=US"),
            ("united states of mind", "united states=US|of|mind"),
            ("the united the European Union", "the|united|the European Union=EU"),
            ("the the European\u{202F}Union", "the|the European\u{202F}Union=EU"),
            ("The United States' goal. USA's", "The|United States'=US|goal|.|USA's=US"),
            ("is United. States are", "is|United|.|States|are"),
            ("United\n\nStates", "United|States"),
            ("United-States United States-led", "United-States|United|States-led"),
            ("AT&T AT & T", "AT&T=AT&T|AT|&|T"),
            ("U.S. and United", "U.S.=US|and|United"),
        ] {
            let written = |(surface, term): (String, String)| {
                let own = term == surface.to_lowercase();
                if own { surface } else { format!("{surface}={term}") }
            };
            let cut = cut(text, &tokenizer(Hyphens::Keep)?)?.into_iter().map(written);
            assert_eq!(cut.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
        Ok(())
    }

    #[test]
    fn a_compound_that_is_split_frees_the_variant_in_it() -> Result<()> {
        let cut = cut("United States-led", &tokenizer(Hyphens::Split)?)?;
        let terms: Vec<_> = cut.iter().map(|(_, term)| term.as_str()).collect();
        assert_eq!(terms, ["US", "led"]);
        Ok(())
    }
}
