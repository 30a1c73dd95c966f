//! Where are the words, the sentences and the regions? Knows nothing of vocabularies and counts.
//!
//! A text is split at white space, and each chunk is cut as UAX #29 says, with named deviations:
//!
//! | what | UAX #29 | here |
//! |---|---|---|
//! | U+202F, U+00A0, U+2007, NUL, U+FEFF | may join, or are segments | separate, never in a token |
//! | `no-limits`, `F-16`, `U.S.-led` | cut at the hyphen | one token, unless [`Hyphens::Split`] |
//! | `- ‐ ‑ ﹣ －` between words | separate | join, as the setting says; `‒ – — ― − ﹘ ⸺` separate |
//! | `states’ rights` | cut before the apostrophe | one token, if possessives are stripped |
//! | `U.S.` | cut before the last full stop | one token, with acronyms |
//! | `don’t` with any of nine apostrophe signs | four of them join letters | all of them do |
//! | `G20's`, `1990's` | cut after the digit | one token |
//! | `https://…`, `www.…`, e-mail, `#tag`, `@user` | cut | one token |
//! | zero width space inside a word | cuts | stays inside the token |
//! | Thai, Khmer and Indic clusters that a word border would cut | cut | kept whole |
//!
//! White space is never in a token; every other character is in exactly one, except the hyphen
//! that [`Hyphens::Split`] takes out and *invisible signs* (zero width space and joiners, soft
//! hyphen, direction marks, variation selectors): those inside or after a word stay in its span,
//! those before it too, and a chunk of nothing else is no token. They vanish from terms.
//!
//! All of this is off with [`Rules::Unicode`].
//!
//! All of a token but its place is decided by its surface, the bytes that it covers: its
//! [kind](Tokenizer::kind), its [term](Tokenizer::term), its [key](Tokenizer::key).

mod abbreviation;
mod acronym;
mod alphabet;
mod ascii;
mod begin;
mod chars;
mod chunk;
mod cut;
mod dictionary;
mod eight;
mod general;
mod join;
mod kind;
mod language;
mod link;
mod negation;
mod offset;
mod owner;
mod phrase;
mod plain;
mod region;
mod role;
mod sentence;
mod settings;
mod spelling;
mod stop;
mod syllable;
mod term;
mod variant;
mod voice;
mod wrap;

pub use alphabet::{Alphabet, Units};
pub use chars::is_invisible;
pub use cut::Piece;
pub use dictionary::Segmenter;
pub use kind::Kind;
pub use language::Language;
pub use offset::{CodePoints, char_len};
pub use plain::{sentence_bounds, word_bounds};
pub use region::{Recurring, Region, Stretch, lines_that_may_recur, regions, regions_besides};
pub use settings::{Case, Drop, Hyphens, Possessives, Rules, Tokenizer};
pub use spelling::Spelling;
pub use syllable::syllables;
pub use variant::Variants;
pub use voice::{Attribution, Mark, Voice, Voices, Word, quotations, voices, voices_of};

/// What the cut of a text depends on besides the settings, as (name, version).
///
/// `unicode` is the version of the word borders, `unicode_categories` that of letters, digits,
/// punctuation and normal forms; they differ where the libraries follow Unicode at another pace.
pub const fn versions() -> [(&'static str, &'static str); 5] {
    [
        ("unicode", "17.0.0"),
        ("unicode_categories", "18.0.0"),
        ("frostem", "2.20261016.1"),
        ("stop_words", "NLTK, as in stop-words 0.10.1"),
        ("icu_segmenter", if cfg!(feature = "cjk") { "2.4.0" } else { "not in this build" }),
    ]
}

#[cfg(test)]
mod tests {
    use super::versions;

    const LOCK: &str = include_str!("../../Cargo.lock");

    fn locked(package: &str, version: &str) -> bool {
        LOCK.contains(&format!("name = \"{package}\"\nversion = \"{version}\""))
    }

    #[test]
    fn the_versions_named_are_those_built_in() {
        let [(_, unicode), (_, categories), (_, frostem), (_, stop), (_, icu)] = versions();
        let dotted = |(a, b, c): (u64, u64, u64)| format!("{a}.{b}.{c}");
        assert_eq!(unicode, dotted(unicode_segmentation::UNICODE_VERSION));
        assert_eq!(categories, dotted(unicode_properties::UNICODE_VERSION));
        let (a, b, c) = unicode_normalization::UNICODE_VERSION;
        assert_eq!(categories, dotted((a.into(), b.into(), c.into())));
        assert!(locked("frostem", frostem));
        assert_eq!(locked("icu_segmenter", icu), cfg!(feature = "cjk"));
        assert!(locked("stop-words", stop.rsplit(' ').next().unwrap_or_default()));
    }
}
