//! Under which entry of the vocabulary does a token go?

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::chars::{is_apostrophe, is_emoji_tag, is_hyphen, is_invisible};
use super::{Case, Hyphens, Kind, Tokenizer, acronym, kind};

/// Longer words are not stemmed: no language has them, and stemmers are not made for them.
const LONGEST_STEMMED: usize = 100;

/// Pronouns and the like whose `'s` is "is", "has" or "us".
const CONTRACTED: &[&str] = &[
    "he", "here", "how", "it", "let", "she", "that", "there", "this", "what", "when", "where",
    "who", "why",
];

impl Tokenizer {
    /// The vocabulary entry of `surface`: NFC, invisible signs removed, apostrophes as ', hyphens
    /// as -, possessive stripped, lower case and stem, as far as the settings say.
    pub fn term<'s>(&self, surface: &'s str) -> Cow<'s, str> {
        if let Some(term) = self.variant(surface) {
            return Cow::Owned(term.to_owned());
        }
        let fold = self.case == Case::Fold;
        let term = self.respelt(self.entry(surface, fold));
        if !self.stem {
            return term;
        }
        let key = if fold { term } else { self.respelt(self.entry(surface, true)) };
        if is_acronym(&key) {
            return key;
        }
        self.stem_of(&key).map_or(key, Cow::Owned)
    }

    fn respelt<'s>(&self, word: Cow<'s, str>) -> Cow<'s, str> {
        match self.spelling.and_then(|side| side.respell(&word)) {
            Some(respelt) => Cow::Owned(respelt),
            None => word,
        }
    }

    /// What patterns are matched against: as the term, but always folded and never stemmed.
    pub fn key<'s>(&self, surface: &'s str) -> Cow<'s, str> {
        if let Some(term) = self.variant(surface) {
            return Cow::Owned(normalize(term, true).into_owned());
        }
        let key = self.entry(surface, true);
        if is_acronym(&key) { Cow::Owned(normalize(&key, true).into_owned()) } else { key }
    }

    /// [`Tokenizer::term`] and [`Tokenizer::key`] of `surface`, with one look at it where one does.
    pub fn term_and_key<'s>(&self, surface: &'s str) -> (Cow<'s, str>, Cow<'s, str>) {
        if self.case != Case::Fold || self.stem || self.variant(surface).is_some() {
            return (self.term(surface), self.key(surface));
        }
        let entry = self.entry(surface, true);
        let key = if is_acronym(&entry) {
            Cow::Owned(normalize(&entry, true).into_owned())
        } else {
            entry.clone()
        };
        (self.respelt(entry), key)
    }

    /// Whether `surface` is no stop word and has no stem, whatever its letters spell.
    pub(super) fn is_acronym(&self, surface: &str) -> bool {
        let acronym = || self.acronyms && is_acronym(&self.entry(surface, true));
        self.variant(surface).map_or_else(acronym, is_acronym)
    }

    fn entry<'s>(&self, surface: &'s str, fold: bool) -> Cow<'s, str> {
        let acronyms = self.acronyms && acronym::may_stand_in(surface);
        let entry = normalize(surface, fold && !acronyms);
        if !(acronyms || entry.contains(['\'', '-'])) {
            return entry;
        }
        if kind::of(&entry) != Kind::Word {
            return if acronyms { normalize(surface, fold) } else { entry };
        }
        let mut entry = map(entry, |text| bare(text, self.strips()));
        if acronyms {
            entry = acronym::written(entry, self.language, fold);
        }
        if self.hyphens == Hyphens::Fold && entry.contains('-') {
            return Cow::Owned(without_hyphens(&entry));
        }
        entry
    }

    /// The stem of a word of letters and apostrophes, if it is another.
    fn stem_of(&self, key: &str) -> Option<String> {
        let is_word = key.chars().any(char::is_alphabetic)
            && key.chars().all(|c| {
                c.is_alphabetic() || c == '\'' || unicode_normalization::char::is_combining_mark(c)
            });
        if !is_word || key.chars().count() > LONGEST_STEMMED {
            return None;
        }
        let stem = self.language.stem(key)?;
        (stem != key && !stem.is_empty()).then(|| stem.into_owned())
    }
}

/// Whether a folded word has kept its capitals, as acronyms do.
fn is_acronym(folded: &str) -> bool {
    folded.bytes().any(|b| b.is_ascii_uppercase())
        || (!folded.is_ascii() && folded.chars().any(|c| c.is_uppercase() && lower(c).ne([c])))
}

/// A part of a text, borrowed if the text is.
fn map(text: Cow<'_, str>, part: impl FnOnce(&str) -> &str) -> Cow<'_, str> {
    let (start, len) = {
        let part = part(&text);
        (part.as_ptr().addr() - text.as_ptr().addr(), part.len())
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[start..start + len]),
        Cow::Owned(text) => Cow::Owned(text[start..start + len].to_owned()),
    }
}

/// A word without apostrophes at its ends (U+02BC, itself a letter, can stand there) and, with
/// `strip`, without possessive. After a Hebrew letter it is a geresh, part of the word.
pub(super) fn bare(word: &str, strip: bool) -> &str {
    let mut bare = word;
    loop {
        bare = Some(trimmed(bare)).filter(|text| !text.is_empty()).unwrap_or(bare);
        match bare.strip_suffix("'s").or_else(|| bare.strip_suffix("'S")) {
            Some(owner) if strip && !is_contracted(owner) => bare = owner,
            _ => return bare,
        }
    }
}

fn trimmed(word: &str) -> &str {
    let trimmed = word.trim_matches('\'');
    let end = trimmed.as_ptr().addr() - word.as_ptr().addr() + trimmed.len();
    let geresh = trimmed.ends_with(|c| matches!(c, '\u{5D0}'..='\u{5EA}')) && end < word.len();
    if geresh { &word[end - trimmed.len()..=end] } else { trimmed }
}

fn is_contracted(owner: &str) -> bool {
    CONTRACTED.iter().any(|word| owner.eq_ignore_ascii_case(word))
}

fn without_hyphens(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let is_letter = |i: Option<usize>| {
        i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphabetic() || is_combining(*c))
    };
    let stays =
        |i: usize| chars[i] != '-' || !is_letter(i.checked_sub(1)) || !is_letter(Some(i + 1));
    (0..chars.len()).filter(|i| stays(*i)).map(|i| chars[i]).collect()
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// NFC, one sign for all apostrophes and one for all hyphens, no invisible signs and, with
/// `fold`, lower case.
pub(super) fn normalize(surface: &str, fold: bool) -> Cow<'_, str> {
    if surface.is_ascii() {
        let tick = surface.contains('`');
        let upper = fold && surface.bytes().any(|b| b.is_ascii_uppercase());
        if !tick && !upper {
            return Cow::Borrowed(surface);
        }
        let text = if tick { surface.replace('`', "'") } else { surface.to_owned() };
        return Cow::Owned(if fold { text.to_ascii_lowercase() } else { text });
    }
    // A sequence of emoji is another than its parts, so its joiners stay.
    let emoji = surface.chars().find(|c| !is_invisible(*c)).is_some_and(is_pictorial);
    // A byte order mark can stand in a token only if others cut the text.
    let gone = |c: char| is_invisible(c) || c == '\u{FEFF}';
    let seen = |c: &char| !gone(*c) || (emoji && (*c == '\u{200D}' || is_emoji_tag(*c)));
    let composed = surface.chars().filter(seen).nfc().map(plain);
    Cow::Owned(if fold {
        composed.flat_map(lower).nfc().collect()
    } else {
        composed.nfc().collect()
    })
}

/// Whether `c` can begin an emoji.
fn is_pictorial(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::OtherSymbol
}

fn plain(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

/// Full lower-casing, the same at every place of a word.
pub(super) fn lower(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Possessives};
    use super::*;

    fn tokenizer() -> Tokenizer {
        Tokenizer::plain(Language::English)
    }

    #[test]
    fn one_word_has_one_term_however_it_is_written() {
        for (surface, term) in [
            ("Peace", "peace"),
            ("China’s", "china"),
            ("CHINA'S", "china"),
            ("it's", "it's"),
            ("Don‘t", "don't"),
            ("dogsʼ", "dogs"),
            ("ʼtis", "tis"),
            ("ג'ורג'", "ג'ורג'"),
            ("ג’ורג’", "ג'ורג'"),
            ("G20's", "g20"),
            ("No‑Limits", "no-limits"),
            ("multi\u{AD}po\u{200B}lar", "multipolar"),
            ("e\u{301}te\u{200D}\u{301}", "été"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("οδυσσευς", "οδυσσευσ"),
            ("İ", "i\u{307}"),
            ("Straße", "straße"),
            ("K", "k"),
            ("❤\u{FE0F}", "❤"),
            ("`\u{E0067}", "'"),
            ("👩\u{200D}👧", "👩\u{200D}👧"),
            ("https://E.org/it's", "https://e.org/it's"),
        ] {
            assert_eq!(tokenizer().term(surface), term, "{surface:?}");
        }
    }

    #[test]
    fn case_is_kept_in_terms_and_ignored_in_keys() {
        let keep = Tokenizer { case: Case::Keep, ..tokenizer() };
        assert_eq!(keep.term("NATO’s"), "NATO");
        assert_eq!(keep.key("NATO’s"), "nato");
    }

    #[test]
    fn folding_joins_letters_only() {
        let fold = Tokenizer { hyphens: Hyphens::Fold, ..tokenizer() };
        for (surface, term) in [
            ("no-limits", "nolimits"),
            ("multi‐polar", "multipolar"),
            ("F-16", "f-16"),
            ("2017-2018", "2017-2018"),
            ("U.S.-led", "u.s.-led"),
            ("www.a-b.org", "www.a-b.org"),
            ("-", "-"),
        ] {
            assert_eq!(fold.term(surface), term);
        }
    }

    #[test]
    fn possessives_are_kept_on_request_and_in_other_languages() {
        let keep = Tokenizer { possessives: Possessives::Keep, ..tokenizer() };
        assert_eq!(keep.term("China’s"), "china's");
        let french = Tokenizer { language: Language::French, ..tokenizer() };
        assert_eq!(french.term("China's"), "china's");
    }

    #[test]
    fn stems_are_those_of_the_folded_word_without_possessive() {
        let stem = Tokenizer { stem: true, case: Case::Keep, ..tokenizer() };
        for (surface, term) in [
            ("Nations’", "nation"),
            ("China's", "china"),
            ("connections", "connect"),
            ("F-16s", "f-16s"),
        ] {
            let surface = surface.trim_end_matches('’');
            assert_eq!(stem.term(surface), term);
        }
        assert_eq!(stem.key("connections"), "connections");
        let long = "s".repeat(LONGEST_STEMMED + 1);
        assert_eq!(stem.term(&long), long);
    }
}
