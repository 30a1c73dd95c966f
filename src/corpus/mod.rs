//! What was said, as ids.
//!
//! A [`Corpus`] keeps the texts, the distinct surfaces that occur ([`Forms`]) and one row per token
//! ([`Tokens`]). All that is known of a token but its place (its term, its kind, whether it counts)
//! is decided once per form; a token itself is a form number and a start. A [`View`] names the
//! documents that a question is about, a [`Pattern`] the tokens.

mod build;
mod forms;
mod glob;
mod ids;
mod intern;
mod kept;
mod keys;
mod lines;
mod lists;
mod lookup;
mod mark;
mod matcher;
mod opening;
mod part;
mod pattern;
mod region;
mod resolve;
mod sieve;
mod texts;
mod tokens;
mod view;
mod voice;
mod ways;
mod within;
mod without;

pub use forms::{Forms, TermId};
pub use ids::Ids;
pub use intern::Interner;
pub use keys::Keys;
pub use lines::Lines;
pub use lists::{Ends, Lists};
pub use matcher::{Match, Matcher};
pub use part::Reader;
pub use pattern::Pattern;
pub use region::Page;
pub use texts::{Packed, Texts};
pub use tokens::{DocTokens, FormId, Tokens};
pub use view::View;

use std::sync::Arc;

use crate::text::Tokenizer;

/// A column of texts after cutting: every later floor reads ids, not text.
#[derive(Debug)]
pub struct Corpus {
    texts: Arc<dyn Texts>,
    ids: Ids,
    tokenizer: Tokenizer,
    forms: Forms,
    tokens: Tokens,
    hashes: Vec<u128>,
    has_offsets: bool,
    page: Page,
    heard: voice::Heard,
    seen: kept::Kept<region::Runs>,
}

impl Corpus {
    /// Number of documents, those with a missing text included.
    pub fn n_docs(&self) -> usize {
        self.tokens.n_docs()
    }

    /// What follows from each distinct surface.
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The tokens of all documents.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// How the texts were cut.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// Whether spans point into the caller's own texts; false if the tokens came cut.
    pub fn has_offsets(&self) -> bool {
        self.has_offsets
    }

    /// What is known of the texts as pages.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The settings as JSON, always in the same order.
    pub fn settings_json(&self) -> String {
        // A struct of names and booleans has nothing that serialization could refuse.
        serde_json::to_string(&self.tokenizer).unwrap_or_default()
    }
}
