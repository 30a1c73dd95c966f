//! What counts as a word? The settings that decide it; two corpora compare only under equal ones.

use serde::{Deserialize, Serialize};

use super::{Language, Segmenter, Spelling, Variants};
use crate::error::named;
use crate::{Error, Result};

named! {
    /// By which rules text is cut.
    enum Rules is "rules" {
        /// UAX #29 with the deviations that the module names.
        Words = "words",
        /// The words and sentences of UAX #29 as they are; white space alone is no token.
        Unicode = "unicode",
    }
}

named! {
    /// Whether terms are lower-cased. Patterns ignore case in any case.
    enum Case is "case" {
        /// Lower case, and ς as σ, so that a term does not depend on its place in a word.
        Fold = "fold",
        /// As written.
        Keep = "keep",
    }
}

named! {
    /// What a hyphen between two words does.
    enum Hyphens is "hyphens" {
        /// `no-limits` is one token and one term.
        Keep = "keep",
        /// `no-limits` is the tokens `no` and `limits`; the hyphen is in neither.
        Split = "split",
        /// `no-limits` is one token with the term `nolimits`; a hyphen beside a digit stays.
        Fold = "fold",
    }
}

named! {
    /// What becomes of the English `'s`.
    enum Possessives is "possessives" {
        /// `China's` has the term `china`; contractions of pronouns (`it's`, `let's`) stay.
        Strip = "strip",
        /// `China's` is a term of its own.
        Keep = "keep",
    }
}

/// Which tokens are not counted. They are still there, and patterns see them.
#[allow(clippy::struct_excessive_bools, reason = "a set of named flags is what the caller writes")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Drop {
    /// Tokens of punctuation marks.
    pub punctuation: bool,
    /// Numbers without letters.
    pub numbers: bool,
    /// Everything without letter or digit that is not punctuation: currency, emoji, operators.
    pub symbols: bool,
    /// Web and e-mail addresses.
    pub urls: bool,
    /// Words of the language's stop word list.
    pub stopwords: bool,
    /// Words of one letter.
    pub short: bool,
}

impl Drop {
    /// The names that [`Drop::from_names`] takes.
    pub const NAMES: &'static [&'static str] =
        &["punctuation", "numbers", "symbols", "urls", "stopwords", "short"];

    /// The set of the named flags.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownName`] for a name that is not in [`Drop::NAMES`].
    pub fn from_names<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Result<Self> {
        let mut drop = Self::default();
        for name in names {
            match name.as_ref() {
                "punctuation" => drop.punctuation = true,
                "numbers" => drop.numbers = true,
                "symbols" => drop.symbols = true,
                "urls" => drop.urls = true,
                "stopwords" => drop.stopwords = true,
                "short" => drop.short = true,
                other => {
                    return Err(Error::UnknownName {
                        parameter: "drop",
                        got: other.to_owned(),
                        allowed: Self::NAMES,
                    });
                }
            }
        }
        Ok(drop)
    }

    /// The names of the flags that are set, in the order of [`Drop::NAMES`].
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let set =
            [self.punctuation, self.numbers, self.symbols, self.urls, self.stopwords, self.short];
        Self::NAMES.iter().zip(set).filter_map(|(name, set)| set.then_some(*name))
    }
}

/// How text becomes tokens, and tokens become terms.
#[allow(clippy::struct_excessive_bools, reason = "a set of named settings is what callers write")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tokenizer {
    /// Of the stemmer, the stop words and the possessives.
    pub language: Language,
    /// By which rules text is cut; only [`Rules::Words`] has links, and hyphens that join.
    pub rules: Rules,
    /// Who finds the words of scripts without spaces; without it each ideograph is one.
    pub segmenter: Option<Segmenter>,
    /// Whether terms are lower-cased.
    pub case: Case,
    /// What a hyphen between two words does.
    pub hyphens: Hyphens,
    /// What becomes of the English `'s`.
    pub possessives: Possessives,
    /// Whether `U.S.`, `U.S` and `US` are the term `US`, and the last full stop of the token.
    pub acronyms: bool,
    /// Words that stand for a term; several of them become one token.
    pub variants: Variants,
    /// The side of the Atlantic whose spelling terms take; English alone has two.
    pub spelling: Option<Spelling>,
    /// Whether terms are stems (Snowball).
    pub stem: bool,
    /// Which tokens are not counted.
    pub drop: Drop,
}

impl Tokenizer {
    /// The settings that change least: folded case, no possessives, and nothing else.
    pub const fn plain(language: Language) -> Self {
        Self {
            language,
            rules: Rules::Words,
            segmenter: None,
            case: Case::Fold,
            hyphens: Hyphens::Keep,
            possessives: Possessives::Strip,
            acronyms: false,
            variants: Variants::NONE,
            spelling: None,
            stem: false,
            drop: Drop {
                punctuation: false,
                numbers: false,
                symbols: false,
                urls: false,
                stopwords: false,
                short: false,
            },
        }
    }

    /// Whether the language carries what the other settings ask of it.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if `stem` or the stop words are wanted where there are none.
    pub fn check(&self) -> Result<()> {
        let language = self.language.name();
        if self.stem && self.language.stemmer().is_none() {
            return Err(Error::invalid("stem", true, format!("false for language {language:?}")));
        }
        if let Some(segmenter) = self.segmenter.filter(|segmenter| !segmenter.is_built_in()) {
            let wanted = "none in this build, which lacks the cargo feature cjk";
            return Err(Error::invalid("segmenter", format!("{:?}", segmenter.name()), wanted));
        }
        if let (Some(_), Rules::Unicode) = (self.segmenter, self.rules) {
            return Err(Error::invalid("segmenter", "\"icu\"", "none with rules \"unicode\""));
        }
        if let Some(spelling) = self.spelling.filter(|_| self.language != Language::English) {
            let wanted = format!("none for language {language:?}");
            return Err(Error::invalid("spelling", format!("{:?}", spelling.name()), wanted));
        }
        if self.drop.stopwords && !self.language.has_stop_words() {
            let wanted = format!("without it for language {language:?}, which has no list");
            return Err(Error::invalid("drop", "\"stopwords\"", wanted));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back_as_its_variant() {
        for case in Case::ALL {
            assert_eq!(case.name().parse(), Ok(*case));
        }
        for hyphens in Hyphens::ALL {
            assert_eq!(hyphens.name().parse(), Ok(*hyphens));
        }
        for possessives in Possessives::ALL {
            assert_eq!(possessives.name().parse(), Ok(*possessives));
        }
        let all = Drop::from_names(Drop::NAMES).map(|drop| drop.names().collect::<Vec<_>>());
        assert_eq!(all.as_deref(), Ok(Drop::NAMES));
    }

    #[test]
    fn an_unknown_name_is_told_with_the_parameter_and_the_choice() {
        let error = "lower".parse::<Case>().map_err(|error| error.to_string());
        assert_eq!(error, Err("case must be one of fold, keep, got \"lower\"".to_owned()));
        let error = Drop::from_names(["numbers", "emoji"]);
        assert!(matches!(error, Err(Error::UnknownName { parameter: "drop", .. })));
    }

    #[test]
    fn settings_survive_json_under_the_names_that_callers_write() {
        let tokenizer = Tokenizer {
            case: Case::Keep,
            hyphens: Hyphens::Split,
            stem: true,
            drop: Drop { urls: true, ..Drop::default() },
            ..Tokenizer::plain(Language::German)
        };
        let json = serde_json::to_string(&tokenizer).unwrap_or_default();
        let start = r#"{"language":"de","rules":"words","segmenter":null,"case":"keep","hyphens""#;
        assert!(json.starts_with(start), "{json}");
        assert_eq!(serde_json::from_str::<Tokenizer>(&json).ok(), Some(tokenizer));
    }
}
