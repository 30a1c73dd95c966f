//! Which languages have a stemmer, and which a stop word list?

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use crate::error::named;

named! {
    /// The language of a corpus: of its stemmer, its stop words and its possessives.
    ///
    /// Named by its ISO 639-1 code. `und` (ISO 639-2: undetermined) is any other language.
    enum Language is "language" {
        /// English.
        English = "en",
        /// Arabic.
        Arabic = "ar",
        /// Armenian.
        Armenian = "hy",
        /// Basque.
        Basque = "eu",
        /// Catalan.
        Catalan = "ca",
        /// Czech.
        Czech = "cs",
        /// Danish.
        Danish = "da",
        /// Dutch.
        Dutch = "nl",
        /// Esperanto.
        Esperanto = "eo",
        /// Estonian.
        Estonian = "et",
        /// Finnish.
        Finnish = "fi",
        /// French.
        French = "fr",
        /// German.
        German = "de",
        /// Greek.
        Greek = "el",
        /// Hindi.
        Hindi = "hi",
        /// Hungarian.
        Hungarian = "hu",
        /// Indonesian.
        Indonesian = "id",
        /// Irish.
        Irish = "ga",
        /// Italian.
        Italian = "it",
        /// Lithuanian.
        Lithuanian = "lt",
        /// Nepali.
        Nepali = "ne",
        /// Norwegian.
        Norwegian = "no",
        /// Persian.
        Persian = "fa",
        /// Polish.
        Polish = "pl",
        /// Portuguese.
        Portuguese = "pt",
        /// Romanian.
        Romanian = "ro",
        /// Russian.
        Russian = "ru",
        /// Serbian.
        Serbian = "sr",
        /// Southern Sotho.
        Sesotho = "st",
        /// Spanish.
        Spanish = "es",
        /// Swedish.
        Swedish = "sv",
        /// Tamil.
        Tamil = "ta",
        /// Turkish.
        Turkish = "tr",
        /// Ukrainian.
        Ukrainian = "uk",
        /// Yiddish.
        Yiddish = "yi",
        /// Any other language: no stemmer, no stop words.
        Undetermined = "und",
    }
}

impl Language {
    /// Its Snowball algorithm. Written out, as codes and algorithm names are two different lists.
    pub(super) const fn stemmer(self) -> Option<Algorithm> {
        Some(match self {
            Self::English => Algorithm::English,
            Self::Arabic => Algorithm::Arabic,
            Self::Armenian => Algorithm::Armenian,
            Self::Basque => Algorithm::Basque,
            Self::Catalan => Algorithm::Catalan,
            Self::Czech => Algorithm::Czech,
            Self::Danish => Algorithm::Danish,
            Self::Dutch => Algorithm::Dutch,
            Self::Esperanto => Algorithm::Esperanto,
            Self::Estonian => Algorithm::Estonian,
            Self::Finnish => Algorithm::Finnish,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Greek => Algorithm::Greek,
            Self::Hindi => Algorithm::Hindi,
            Self::Hungarian => Algorithm::Hungarian,
            Self::Indonesian => Algorithm::Indonesian,
            Self::Irish => Algorithm::Irish,
            Self::Italian => Algorithm::Italian,
            Self::Lithuanian => Algorithm::Lithuanian,
            Self::Nepali => Algorithm::Nepali,
            Self::Norwegian => Algorithm::Norwegian,
            Self::Persian => Algorithm::Persian,
            Self::Polish => Algorithm::Polish,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Romanian => Algorithm::Romanian,
            Self::Russian => Algorithm::Russian,
            Self::Serbian => Algorithm::Serbian,
            Self::Sesotho => Algorithm::Sesotho,
            Self::Spanish => Algorithm::Spanish,
            Self::Swedish => Algorithm::Swedish,
            Self::Tamil => Algorithm::Tamil,
            Self::Turkish => Algorithm::Turkish,
            Self::Ukrainian => Algorithm::Ukrainian,
            Self::Yiddish => Algorithm::Yiddish,
            Self::Undetermined => return None,
        })
    }

    /// The Snowball stem of `word`, lower case; none where the language has no stemmer.
    pub fn stem(self, word: &str) -> Option<Cow<'_, str>> {
        self.stemmer().map(|algorithm| Stemmer::new(algorithm).stem(word))
    }

    /// Whether there is a stop word list.
    pub fn has_stop_words(self) -> bool {
        stop_words::lookup(self.name()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_snowball_algorithm_of_a_living_language_has_its_code() {
        // Two of Dutch and three of English: the one that Snowball recommends is taken.
        let others = ["dutch_porter", "earlymodernenglish", "lovins", "porter"];
        for algorithm in Algorithm::all().iter().filter(|a| !others.contains(&a.name())) {
            let known = Language::ALL.iter().any(|l| l.stemmer() == Some(*algorithm));
            assert!(known, "{}", algorithm.name());
        }
    }

    #[test]
    fn codes_name_the_language_that_snowball_means_by_them() {
        for language in Language::ALL.iter().filter(|l| **l != Language::Undetermined) {
            let algorithm = Algorithm::from_name(language.name()).ok();
            assert_eq!(algorithm, language.stemmer(), "{}", language.name());
        }
    }

    #[test]
    fn twenty_languages_have_stop_words() {
        assert!(Language::English.has_stop_words() && Language::Russian.has_stop_words());
        assert!(!Language::Polish.has_stop_words() && !Language::Undetermined.has_stop_words());
    }
}
