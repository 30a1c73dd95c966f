//! Is a quotation speech, a term kept at a distance, a word spoken about, a title?

use super::super::Piece;
use super::Voice;
use super::class::{COLON, COMMA, Class, OWNER, POSSIBLE, QUOTE, VERB};
use super::clause::Clause;
use super::quote::Quotation;

/// A text with its tokens.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: &'t [Piece],
}

/// Nouns before a word that is mentioned, and verbs after it.
const KINDS: &[&str] = &[
    "term",
    "terms",
    "word",
    "words",
    "phrase",
    "phrases",
    "expression",
    "expressions",
    "label",
    "slogan",
    "adjective",
    "noun",
    "verb",
    "acronym",
    "hashtag",
];
const HAPPENS: &[&str] =
    &["appears", "appeared", "mean", "means", "meant", "occurs", "occurred", "times"];
/// Words before which somebody is said to use a word.
const USES: &[&str] = &["say", "says", "said", "saying"];
/// Things that have titles.
const WORKS: &[&str] = &[
    "book",
    "novel",
    "memoir",
    "film",
    "movie",
    "documentary",
    "series",
    "show",
    "program",
    "programme",
    "podcast",
    "song",
    "anthem",
    "hit",
    "album",
    "poem",
    "essay",
    "editorial",
    "column",
    "commentary",
];
/// Words that keep a distance from what follows.
const DISTANCE: &[&str] = &["so-called", "dubbed", "termed", "supposed", "self-styled"];
/// Small words of titles.
const SMALL: &[&str] =
    &["a", "an", "the", "and", "of", "in", "on", "for", "to", "with", "at", "from", "by"];

/// A longer quotation speaks, whatever stands around it.
const TERM: usize = 4;
/// A longer title is none.
const TITLE: usize = 7;

impl Words<'_> {
    fn word(&self, token: usize) -> &str {
        let Some(piece) = self.pieces.get(token) else { return "" };
        &self.text[piece.start as usize..piece.end as usize]
    }

    fn is_word(&self, token: usize) -> bool {
        self.word(token).starts_with(char::is_alphanumeric)
    }

    fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(token).eq_ignore_ascii_case(word))
    }

    fn count(&self, quote: &Quotation) -> usize {
        (quote.from..quote.to).take(64).filter(|i| self.is_word(*i)).count()
    }

    /// Whether `quote` holds a word that is spoken about: "the term 'x'", "'x' appeared twice".
    pub(super) fn is_mention(&self, quote: &Quotation) -> bool {
        let before = quote.open.wrapping_sub(1);
        let such = self.is_one_of(before, &["like"]) && self.is_one_of(before - 1, KINDS);
        self.count(quote) <= TERM
            && (self.is_one_of(before, KINDS)
                || such
                || self.is_meant(before)
                || self.is_one_of(quote.close, &["came"])
                    && self.is_one_of(quote.close + 1, &["up"])
                || (quote.close..quote.close + 3).any(|i| self.is_one_of(i, HAPPENS)))
    }

    /// Whether the token `before` a quotation ends "what they mean by", or that with an article.
    fn is_meant(&self, before: usize) -> bool {
        let article = self.is_one_of(before, &["a", "an", "the"]);
        let by = if article { before.wrapping_sub(1) } else { before };
        let means = ["mean", "means", "meant", "meaning"];
        self.is_one_of(by, &["by"]) && self.is_one_of(by.wrapping_sub(1), &means)
    }

    /// Whether `quote`, which stands inside of what somebody says, is a word that others use:
    /// "people who say 'x'".
    pub(super) fn is_used(&self, quote: &Quotation) -> bool {
        self.count(quote) <= TERM && self.is_one_of(quote.open.wrapping_sub(1), USES)
    }

    /// Whether `quote` is the title of something, not what is said: "on CNN's 'State of the
    /// Union'".
    pub(super) fn is_title_of(&self, quote: &Quotation, before: Class) -> bool {
        let named = before & OWNER != 0 && self.is_title(quote) || self.is_work(quote);
        named && self.count(quote) <= TITLE
    }

    /// Whether a word for a work stands before `quote`: "his book, 'x'".
    fn is_work(&self, quote: &Quotation) -> bool {
        let before = quote.open.wrapping_sub(1);
        let comma = self.word(before) == ",";
        self.is_one_of(if comma { before.wrapping_sub(1) } else { before }, WORKS)
    }

    /// Whether the word before `quote` says that others use it: "so-called", "known as a".
    pub(super) fn is_distant(&self, quote: &Quotation, before: Class) -> bool {
        let at = quote.open.wrapping_sub(1);
        let article = self.is_one_of(at, &["a", "an", "the"]);
        let at = if article { at.wrapping_sub(1) } else { at };
        let known = self.is_one_of(at, &["as"]) && self.is_one_of(at.wrapping_sub(1), &["known"]);
        let named = self.is_one_of(at, DISTANCE) || before & POSSIBLE != 0;
        self.count(quote) <= TERM && (known || named)
    }

    /// The voice of `quote`, node `node` of its sentence, if nothing attributes it.
    pub(super) fn voice(&self, quote: &Quotation, clause: &Clause<'_>, node: usize) -> Voice {
        let words = self.count(quote);
        let first = node == 0;
        let before = node.wrapping_sub(1);
        let told = || (0..node).any(|i| clause.is_finite(i) || clause.is(i, VERB | QUOTE));
        let set_off = clause.is(before, COLON)
            || clause.is(before, COMMA) && (node + 1 >= clause.end() && told() || words > TERM);
        let introduced = !first && (set_off || clause.is(before, VERB));
        let alone = clause.end() <= 1 && !clause.headline;
        let title = words <= TITLE && self.is_title(quote) && !clause.headline;
        let named = words <= TITLE && self.is_work(quote);
        if named || title && !introduced && (!first || self.is_paragraph(quote)) {
            return Voice::Own;
        }
        if words > TERM || alone || introduced { Voice::Direct } else { Voice::Scare }
    }

    /// Whether `quote` is a paragraph of its own.
    fn is_paragraph(&self, quote: &Quotation) -> bool {
        let line = |i: usize| {
            let (Some(one), Some(next)) = (self.pieces.get(i.wrapping_sub(1)), self.pieces.get(i))
            else {
                return true;
            };
            self.text[one.end as usize..next.start as usize].contains('\n')
        };
        line(quote.open) && line(quote.close)
    }

    /// Whether the words are in title case, as those of books and nicknames are.
    fn is_title(&self, quote: &Quotation) -> bool {
        let mut big = false;
        for token in (quote.from..quote.to).filter(|i| self.is_word(*i)) {
            let word = self.word(token);
            let upper = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            if !upper && !SMALL.contains(&word) {
                return false;
            }
            big |= upper;
        }
        big && !matches!(self.word(quote.to - 1), "!" | "?")
    }
}
