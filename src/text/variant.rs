//! Which words are written for another: `United States` for `US`?

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use ahash::RandomState;
use serde::{Deserialize, Serialize};

use super::begin::Beginnings;
use super::phrase::{canonical, folded, plain_words};
use super::term::bare;
use crate::{Error, Result};

/// Words of the longest variant; more are no name of anything.
const LONGEST: usize = 16;

/// Terms, and for each the words that stand for it: several words become one token.
///
/// Words match case ignored, with any white space between; `=Nato` matches case exactly. The term
/// itself, exactly as written, is always among its variants. Equal lists are equal, in any order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Listed", into = "Listed")]
pub struct Variants {
    listed: Listed,
    table: Option<Arc<Table>>,
}

type Listed = BTreeMap<String, Vec<String>>;

/// What the list says, ready to be asked.
#[derive(Debug)]
struct Table {
    /// By the folded phrase: the phrase as written if case matters, and the term.
    phrases: HashMap<String, (Option<String>, String), RandomState>,
    /// The folded phrases that are more than one token, in code-point order.
    sorted: Vec<String>,
    /// How all of them begin, and those that several tokens can make up.
    begin: Beginnings,
    begin_joined: Beginnings,
}

impl Variants {
    /// No variants.
    pub const NONE: Self = Self { listed: BTreeMap::new(), table: None };

    /// The variants of each term.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for a term or phrase without a word, or one phrase for two terms.
    pub fn new(mut listed: BTreeMap<String, Vec<String>>) -> Result<Self> {
        listed.retain(|_, phrases| !phrases.is_empty());
        let mut table = Table::new();
        for (term, phrases) in &mut listed {
            phrases.sort_unstable();
            phrases.dedup();
            Table::check_words(term, term)?;
            for phrase in phrases.iter() {
                table.add(term, phrase)?;
            }
        }
        for term in listed.keys() {
            table.phrases.entry(folded(term)).or_insert_with(|| {
                (Some(canonical(term, false)), term.clone()) // the name itself, exactly
            });
        }
        table.finish();
        let table = (!listed.is_empty()).then(|| Arc::new(table));
        Ok(Self { listed, table })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.table.is_none()
    }

    /// The term of `surface`; with `strip`, also of its possessive.
    pub(super) fn term_of(&self, surface: &str, strip: bool) -> Option<&str> {
        let table = self.table.as_ref().filter(|table| table.begin.has_surface(surface))?;
        table.find(surface, &folded(surface), strip)
    }

    /// How the variants of several tokens begin.
    pub(super) fn beginnings(&self) -> Option<&Beginnings> {
        self.table.as_ref().map(|table| &table.begin_joined)
    }

    /// Whether `text` is the beginning of a variant that goes on; `buffer` spares an allocation.
    pub(super) fn goes_on(&self, text: &str, buffer: &mut String) -> bool {
        let Some(table) = &self.table else { return false };
        fold_into(text, buffer);
        let text = buffer.as_str();
        let from = table.sorted.partition_point(|phrase| phrase.as_str() <= text);
        table.sorted.get(from).is_some_and(|phrase| phrase.starts_with(text))
    }

    /// Whether `text` is a variant or, with `strip`, the possessive of one.
    pub(super) fn holds(&self, text: &str, strip: bool, buffer: &mut String) -> bool {
        let Some(table) = &self.table else { return false };
        fold_into(text, buffer);
        table.find(text, buffer, strip).is_some()
    }
}

fn fold_into(text: &str, buffer: &mut String) {
    if !plain_words(text, true, buffer) {
        buffer.clear();
        buffer.push_str(&folded(text));
    }
}

impl Table {
    fn new() -> Self {
        let (begin, begin_joined) = (Beginnings::default(), Beginnings::default());
        Self { phrases: HashMap::default(), sorted: Vec::new(), begin, begin_joined }
    }

    fn add(&mut self, term: &str, phrase: &str) -> Result<()> {
        let (exact, words) = match phrase.strip_prefix('=') {
            Some(words) => (Some(canonical(words, false)), words),
            None => (None, phrase),
        };
        Self::check_words(term, words)?;
        match self.phrases.insert(folded(words), (exact, term.to_owned())) {
            Some((_, other)) if other != term => {
                let got = format!("{phrase:?} for both {other:?} and {term:?}");
                Err(Error::invalid("variants", got, "words that each stand for one term"))
            }
            _ => Ok(()),
        }
    }

    fn check_words(term: &str, words: &str) -> Result<()> {
        let folded = folded(words);
        let wanted = if !folded.contains(char::is_alphanumeric) {
            "words with letters or digits"
        } else if folded.split(' ').count() > LONGEST {
            "phrases of at most 16 words"
        } else {
            return Ok(());
        };
        Err(Error::invalid("variants", format!("{words:?} for {term:?}"), wanted))
    }

    fn finish(&mut self) {
        let one_token = |phrase: &&String| phrase.bytes().all(|b| b.is_ascii_alphanumeric());
        self.phrases.keys().for_each(|phrase| self.begin.add(phrase));
        self.sorted = self.phrases.keys().filter(|phrase| !one_token(phrase)).cloned().collect();
        self.sorted.sort_unstable();
        self.sorted.iter().for_each(|phrase| self.begin_joined.add(phrase));
    }

    /// The term of `surface`, which is `whole` when folded.
    fn find(&self, surface: &str, whole: &str, strip: bool) -> Option<&str> {
        let found = |phrase: &str| {
            let (exact, term) = self.phrases.get(phrase)?;
            let as_written = exact.as_ref().is_none_or(|exact| {
                let written = canonical(surface, false);
                written == *exact || (strip && bare(&written, true) == exact)
            });
            as_written.then_some(term.as_str())
        };
        found(whole).or_else(|| found(bare(whole, true)).filter(|_| strip))
    }
}

impl TryFrom<Listed> for Variants {
    type Error = Error;

    fn try_from(listed: Listed) -> Result<Self> {
        Self::new(listed)
    }
}

impl From<Variants> for Listed {
    fn from(variants: Variants) -> Self {
        variants.listed
    }
}

impl PartialEq for Variants {
    fn eq(&self, other: &Self) -> bool {
        self.listed == other.listed
    }
}

impl Eq for Variants {}

impl Hash for Variants {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.listed.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(list: &[(&str, &[&str])]) -> Result<Variants> {
        let owned = |phrases: &[&str]| phrases.iter().map(|&phrase| phrase.to_owned()).collect();
        Variants::new(list.iter().map(|(term, list)| ((*term).to_owned(), owned(list))).collect())
    }

    #[test]
    fn a_surface_is_looked_up_as_words() -> Result<()> {
        let variants = variants(&[("US", &["United States", "USA", "=Amerika"])])?;
        for (surface, term) in [
            ("United States", Some("US")),
            ("UNITED\u{A0}\n states’", Some("US")),
            ("U\u{AD}SA's", Some("US")),
            ("", None),
            ("US", Some("US")),
            ("US's", Some("US")),
            ("us", None),
            ("Amerika", Some("US")),
            ("amerika", None),
            ("United", None),
        ] {
            assert_eq!(variants.term_of(surface, true), term, "{surface:?}");
        }
        assert_eq!(variants.term_of("USA's", false), None);
        let goes_on = |text| variants.goes_on(text, &mut String::new());
        assert!(goes_on("United") && goes_on("unit") && !goes_on("United States") && !goes_on("x"));
        Ok(())
    }

    #[test]
    fn a_list_that_cannot_be_meant_is_an_error_that_names_it() {
        for (list, message) in [
            (&[("US", &["-"][..])][..], "must be words with letters or digits, got \"-\" for"),
            (&[("", &["a"])], "must be words with letters or digits, got \"\" for"),
            (&[("A", &["x"]), ("B", &["X"])], "got \"X\" for both \"A\" and \"B\""),
        ] {
            let error = variants(list).map_err(|error| error.to_string());
            assert!(error.is_err_and(|error| error.contains(message)), "{message}");
        }
    }

    #[test]
    fn the_order_of_a_list_does_not_matter() -> Result<()> {
        let (one, other) = (variants(&[("A", &["b", "c"])])?, variants(&[("A", &["c", "b"])])?);
        assert_eq!(one, other);
        let json = serde_json::to_string(&one).unwrap_or_default();
        assert_eq!(json, r#"{"A":["b","c"]}"#);
        assert_eq!(serde_json::from_str::<Variants>(&json).ok(), Some(one));
        Ok(())
    }
}
