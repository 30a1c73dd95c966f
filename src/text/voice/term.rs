//! Is a quotation without a cue speech, a term kept at a distance, a word spoken about, a title?

use super::super::Piece;
use super::Voice;
use super::class::{COLON, COMMA, VERB};
use super::clause::Clause;
use super::quote::Quotation;

/// A quotation in its sentence.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: &'t [Piece],
    pub(super) clause: &'t Clause<'t>,
    /// Its node.
    pub(super) node: usize,
}

/// Nouns that name what is mentioned.
const KINDS: &[&str] = &[
    "term",
    "terms",
    "word",
    "words",
    "phrase",
    "phrases",
    "expression",
    "expressions",
    "name",
    "label",
    "slogan",
    "adjective",
    "noun",
    "verb",
    "acronym",
    "hashtag",
    "formula",
];
/// Words that keep a distance from what follows.
const DISTANCE: &[&str] = &["so-called", "called", "dubbed", "termed", "supposed", "as", "known"];

impl Place<'_> {
    fn word(&self, token: usize) -> &str {
        let Some(piece) = self.pieces.get(token) else { return "" };
        &self.text[piece.start as usize..piece.end as usize]
    }

    fn is_one_of(&self, node: usize, words: &[&str]) -> bool {
        let token = self.clause.nodes.get(node).map_or(usize::MAX, |node| node.from);
        words.iter().any(|word| self.word(token).eq_ignore_ascii_case(word))
    }

    /// The voice of `quote`.
    pub(super) fn voice(&self, quote: &Quotation) -> Voice {
        let words = (quote.from..quote.to).filter(|i| self.is_word(*i)).count();
        let before = self.node.wrapping_sub(1);
        if self.node > 0 && words <= 6 && self.is_one_of(before, KINDS) {
            return Voice::Mention;
        }
        let clause = self.clause;
        let introduced = clause.is(before, COLON | COMMA) || clause.is(before, VERB);
        if words <= 7 && self.is_title(quote) && !introduced && self.node > 0 {
            return Voice::Own;
        }
        let alone = clause.end() <= 1;
        if words > 4 || alone && !clause.headline {
            return Voice::Direct;
        }
        if self.node > 0 && self.is_one_of(before, DISTANCE) {
            return Voice::Scare;
        }
        if introduced { Voice::Direct } else { Voice::Scare }
    }

    fn is_word(&self, token: usize) -> bool {
        self.word(token).starts_with(char::is_alphanumeric)
    }

    /// Whether the words are in title case, as those of books and nicknames are.
    fn is_title(&self, quote: &Quotation) -> bool {
        const SMALL: &[&str] =
            &["a", "an", "the", "and", "of", "in", "on", "for", "to", "with", "at", "from", "by"];
        let mut big = 0;
        for token in (quote.from..quote.to).filter(|i| self.is_word(*i)) {
            let word = self.word(token);
            if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                big += 1;
            } else if !SMALL.contains(&word) {
                return false;
            }
        }
        big >= 1 && !matches!(self.word(quote.to - 1), "!" | "?")
    }
}
