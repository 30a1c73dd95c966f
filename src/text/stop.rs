//! Which words are stop words?

use std::sync::OnceLock;

use super::Language;
use super::term::normalize;

/// What a tokenizer that cuts contractions leaves of them (`don't`: don, t). Ours keeps them
/// whole, so that `won`, `don` or `re` in a text is another word, which must not be dropped.
const ENGLISH_FRAGMENTS: &[&str] = &[
    "ain", "aren", "couldn", "d", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "ll",
    "m", "ma", "mightn", "mustn", "needn", "o", "re", "s", "shan", "shouldn", "t", "ve", "wasn",
    "weren", "won", "wouldn", "y",
];

/// One sorted list a language, made when first asked for.
static LISTS: [OnceLock<Vec<String>>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// Whether the list of `language` holds `key`, a word as patterns see it.
pub(super) fn is_stop_word(language: Language, key: &str) -> bool {
    let list = LISTS[language as usize].get_or_init(|| list(language));
    list.binary_search_by(|word| word.as_str().cmp(key)).is_ok()
}

fn list(language: Language) -> Vec<String> {
    let words = stop_words::lookup(language.name()).unwrap_or_default();
    let mut list: Vec<String> = words
        .iter()
        .filter(|word| language != Language::English || !ENGLISH_FRAGMENTS.contains(word))
        .map(|word| normalize(word.trim(), true).into_owned())
        .collect();
    list.sort_unstable();
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_list_is_the_short_one() {
        assert_eq!(list(Language::English).len(), 198 - ENGLISH_FRAGMENTS.len());
    }

    #[test]
    fn whole_contractions_are_stop_words_and_their_fragments_are_not() {
        for word in ["the", "of", "don't", "won't", "it's"] {
            assert!(is_stop_word(Language::English, word), "{word}");
        }
        for word in ["won", "don", "war", "us", ""] {
            assert!(!is_stop_word(Language::English, word), "{word}");
        }
    }

    #[test]
    fn a_language_has_its_own_list() {
        assert!(is_stop_word(Language::German, "nicht"));
        assert!(is_stop_word(Language::Russian, "что"));
        assert!(!is_stop_word(Language::Undetermined, "the"));
    }
}
