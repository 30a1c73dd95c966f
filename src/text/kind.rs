//! What is a token: word, number, mark, symbol, address or tag?

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory};

use super::chars::{is_invisible, is_loose};
use super::{Tokenizer, link, stop};

/// What a token is, decided by its surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Kind {
    /// It has a letter.
    Word,
    /// It has a digit and no letter.
    Number,
    /// It is all punctuation (general category P).
    Punctuation,
    /// Anything else: currency, operators, emoji, lone combining marks, control characters.
    Symbol,
    /// A web or e-mail address.
    Url,
    /// `#hashtag` or `@user`.
    Tag,
}

/// The kind of `surface`.
pub(super) fn of(surface: &str) -> Kind {
    if surface.bytes().any(|b| matches!(b, b'@' | b'#' | b':' | b'w' | b'W')) {
        let seen = without_loose_signs(surface);
        if let Some(kind) = link::whole(&seen) {
            return kind;
        }
    }
    let mut kind = Kind::Punctuation;
    for c in surface.chars().filter(|c| !is_invisible(*c)) {
        match group(c) {
            Group::Letter => return Kind::Word,
            Group::Number => kind = Kind::Number,
            Group::Punctuation => {}
            _ if kind == Kind::Punctuation => kind = Kind::Symbol,
            _ => {}
        }
    }
    kind
}

fn group(c: char) -> Group {
    match c {
        'a'..='z' | 'A'..='Z' => Group::Letter,
        '0'..='9' => Group::Number,
        c => c.general_category_group(),
    }
}

/// `text` as it is cut: without the signs that belong to no cluster.
pub(super) fn without_loose_signs(text: &str) -> Cow<'_, str> {
    // The first bytes of loose signs, which are seldom met.
    let first = |b| matches!(b, 0xC2 | 0xD8 | 0xE1 | 0xE2);
    if !text.bytes().any(first) || !text.contains(is_loose) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_loose(*c)).collect())
}

impl Tokenizer {
    /// What a token is, from its surface alone.
    #[allow(clippy::unused_self, reason = "one door for all that a surface decides")]
    pub fn kind(&self, surface: &str) -> Kind {
        of(surface)
    }

    /// Whether `surface` is a stop word of the language; none is where there is no list.
    pub fn is_stop_word(&self, surface: &str) -> bool {
        stop::is_stop_word(self.language, &self.key(surface)) && !self.is_acronym(surface)
    }

    /// Whether a token is counted: false if its kind is dropped, or it is a stop word or a word
    /// of one letter and such are dropped. A sign of a script without spaces is not short.
    pub fn counted(&self, surface: &str, kind: Kind) -> bool {
        let drop = self.drop;
        match kind {
            Kind::Punctuation => !drop.punctuation,
            Kind::Number => !drop.numbers,
            Kind::Symbol => !drop.symbols,
            Kind::Url => !drop.urls,
            Kind::Tag => true,
            Kind::Word => {
                let short = drop.short && is_short(&self.key(surface));
                let stop = drop.stopwords && self.is_stop_word(surface);
                !short && !stop
            }
        }
    }
}

fn is_short(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(super::chars::is_joining_letter) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surface_alone_tells_what_it_is() {
        for (surface, kind) in [
            ("peace", Kind::Word),
            ("F-16", Kind::Word),
            ("和", Kind::Word),
            ("d\u{200B}og", Kind::Word),
            ("3.5", Kind::Number),
            ("2017-2018", Kind::Number),
            ("½", Kind::Number),
            ("—", Kind::Punctuation),
            ("'", Kind::Punctuation),
            ("___", Kind::Punctuation),
            ("#", Kind::Punctuation),
            ("$", Kind::Symbol),
            ("🇷🇺", Kind::Symbol),
            ("#\u{FE0F}\u{20E3}", Kind::Symbol),
            ("\u{1}", Kind::Symbol),
            ("https://example.org", Kind::Url),
            ("https\u{200B}://example.org", Kind::Url),
            ("a@example.org", Kind::Url),
            ("#peace", Kind::Tag),
            ("@user", Kind::Tag),
        ] {
            assert_eq!(of(surface), kind, "{surface}");
        }
    }
}
