//! Which words are acronyms, and how is an acronym written?
//!
//! `U.S.`, `U.S` and `US` are one term, `US`, which keeps its capitals and so never equals the
//! pronoun. Decided from the word alone:
//!
//! * two or more capitals with full stops between them are an acronym, in any language;
//! * two to five capitals are one, unless they spell an ordinary word: a stop word of the
//!   language, or in English one of the words and names of `ordinary.txt` (those of two to five
//!   letters that UN speeches and news write in small letters, or with one capital), which
//!   headlines set in capitals;
//! * acronyms that are read as words are one with one capital, too (`Nato`, `Covid`).
//!
//! Known errors: `LET US TALK` has the acronym; a name in capitals that is not in the list is one
//! (`XIAO`); longer ones are words as any other (`UNESCO` and `Unesco` are `unesco`); a plural
//! (`UAVs`) is another term.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::term::normalize;
use super::{Language, Tokenizer, chars, stop};

/// Letters of an acronym without full stops.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=5;

/// Said as words, and therefore often written as one.
const SPOKEN: &[&str] = &[
    "Apec", "Asean", "Aukus", "Brics", "Covid", "Fifa", "Isis", "Mers", "Nasa", "Nato", "Opec",
    "Sars", "Uefa",
];

/// For each initial of a spoken acronym, the second letters: asked of every capitalized word.
const SECOND: [u32; 26] = {
    let (mut seconds, mut i) = ([0; 26], 0);
    while i < SPOKEN.len() {
        let word = SPOKEN[i].as_bytes();
        seconds[(word[0] - b'A') as usize] |= 1 << (word[1] - b'a');
        i += 1;
    }
    seconds
};

/// Whether `word`, which begins with a capital, begins as a spoken acronym does.
fn may_be_spoken(word: &str) -> bool {
    match word.as_bytes() {
        [first, second @ b'a'..=b'z', ..] => {
            SECOND[usize::from(first - b'A')] >> (second - b'a') & 1 != 0
        }
        _ => false,
    }
}

/// Capitals that are an acronym in news although their letters spell an ordinary word.
const EXCEPT: &[&str] = &["US", "WHO", "IT"];

static ORDINARY: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("ordinary.txt").split_ascii_whitespace().collect());

/// Whether a word may hold an acronym: nearly all have not the capitals for it.
pub(super) fn may_stand_in(surface: &str) -> bool {
    if !surface.is_ascii() {
        return surface.chars().any(char::is_uppercase);
    }
    let Some(first) = surface.bytes().position(|b| b.is_ascii_uppercase()) else { return false };
    let rest = &surface[first..];
    rest.bytes().skip(1).any(|b| b.is_ascii_uppercase())
        || (may_be_spoken(rest) && SPOKEN.iter().any(|spoken| rest.starts_with(spoken)))
}

/// Whether `word` is two or more capitals with full stops between them: `U.S`, without the last.
pub(super) fn is_dotted(word: &str) -> bool {
    word.len() > 2
        && word.as_bytes()[0] != b'.'
        && word.contains('.')
        && word.chars().all(|c| c == '.' || chars::is_mark(c) || c.is_uppercase())
        && chars::is_initials(word)
}

impl Tokenizer {
    /// Whether `word` is two or more small letters with full stops between them, which in a
    /// pattern also stand for the acronym.
    pub fn is_small_acronym(&self, word: &str) -> bool {
        self.acronyms
            && word.contains('.')
            && word.contains(char::is_lowercase)
            && is_dotted(&word.to_uppercase())
    }
}

/// `word` (normal form, no possessive) with its acronyms in capitals without full stops and, with
/// `fold`, all else in lower case. The parts of a compound are decided one by one.
pub(super) fn written(word: Cow<'_, str>, language: Language, fold: bool) -> Cow<'_, str> {
    if !fold && !word.contains('.') {
        return word;
    }
    let parts = word.split('-').map(|part| {
        let bare = part.strip_suffix('.').unwrap_or(part);
        match is_dotted(bare) {
            true if bare.chars().count() < 2 * LENGTHS.end() => Cow::Owned(bare.replace('.', "")),
            _ if !fold => Cow::Borrowed(part),
            true => Cow::Owned(normalize(&bare.replace('.', ""), true).into_owned()),
            false => whole(part, language).map_or_else(|| normalize(part, true), Cow::Owned),
        }
    });
    Cow::Owned(parts.collect::<Vec<_>>().join("-"))
}

/// `word` as an acronym, if it is one without full stops.
fn whole(word: &str, language: Language) -> Option<String> {
    if SPOKEN.contains(&word) {
        return Some(word.to_uppercase());
    }
    let letters = word.chars().filter(|c| !chars::is_mark(*c));
    let is_short = LENGTHS.contains(&letters.clone().take(LENGTHS.end() + 1).count());
    if !is_short || !letters.clone().all(char::is_uppercase) {
        return None;
    }
    let english = language == Language::English;
    if english && EXCEPT.contains(&word) {
        return Some(word.to_owned());
    }
    let key = normalize(word, true);
    let ordinary = stop::is_stop_word(language, &key)
        || (english && ORDINARY.binary_search(&key.as_ref()).is_ok());
    (!ordinary).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(word: &str) -> String {
        written(Cow::Borrowed(word), Language::English, true).into_owned()
    }

    #[test]
    fn acronyms_are_written_in_capitals_without_full_stops() {
        for (word, term) in [
            ("U.S.", "US"),
            ("U.S", "US"),
            ("US", "US"),
            ("us", "us"),
            ("Us", "us"),
            ("U.S.A", "USA"),
            ("U.N.", "UN"),
            ("UN", "UN"),
            ("W.H.O.", "WHO"),
            ("WHO", "WHO"),
            ("NATO", "NATO"),
            ("Nato", "NATO"),
            ("AUKUS", "AUKUS"),
            ("BRICS", "BRICS"),
            ("SCO", "SCO"),
            ("EU", "EU"),
            ("DNA", "DNA"),
            ("COVID-19", "COVID-19"),
            ("Covid-19", "COVID-19"),
            ("U.S.-led", "US-led"),
            ("pro-U.S.", "pro-US"),
            ("US-China", "US-china"),
            ("G20", "g20"),
            ("F-16", "f-16"),
            ("J.K", "JK"),
            ("J", "j"),
            ("e.g", "e.g"),
            ("UNESCO", "unesco"),
            ("U.N.E.S.C.O.", "unesco"),
            ("MPs", "mps"),
        ] {
            assert_eq!(english(word), term, "{word}");
        }
    }

    #[test]
    fn ordinary_words_in_capitals_are_words() {
        for word in "PUTIN AND XI VOW TO MEET AS WAR TALKS BEGIN IN CHINA".split(' ') {
            assert_eq!(english(word), word.to_lowercase());
        }
    }

    #[test]
    fn other_languages_know_their_stop_words_alone() {
        let german = |word| written(Cow::Borrowed(word), Language::German, true).into_owned();
        assert_eq!(["UND", "EU", "E.U."].map(german), ["und", "EU", "EU"]);
        let russian = written(Cow::Borrowed("С.Ш.А."), Language::Russian, true);
        assert_eq!(russian, "США");
    }

    #[test]
    fn the_list_of_ordinary_words_is_sorted_and_holds_no_acronym() {
        assert!(ORDINARY.is_sorted() && ORDINARY.len() > 2500);
        for word in ORDINARY.iter() {
            assert!(LENGTHS.contains(&word.len()), "{word}");
            assert!(!SPOKEN.iter().any(|spoken| spoken.eq_ignore_ascii_case(word)), "{word}");
        }
    }
}
