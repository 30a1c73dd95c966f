//! How are groups compared, and with what?

use crate::error::named;
use crate::measure::association::Measure;
use crate::measure::interval::RateSettings;
use crate::resample::adjust::Adjust;
use crate::{Error, Result};
use std::collections::BTreeMap;

named! {
    /// What is drawn at random when p is asked for.
    enum Unit is "unit" {
        /// Documents if both groups have enough of them, otherwise nothing.
        Auto = "auto",
        /// Documents: what one text says is not independent evidence word by word.
        Document = "document",
        /// Tokens, as if each were drawn on its own: anti-conservative.
        Token = "token",
    }
}

named! {
    /// How documents are drawn.
    enum Test is "test" {
        /// They change sides at random.
        Permutation = "permutation",
        /// The same, and a term that is clearly not rare by chance is let go.
        Sequential = "sequential",
        /// They are drawn again, each side from its own.
        Bootstrap = "bootstrap",
        /// Not at all: the ranks of their rates are compared.
        MannWhitney = "mann_whitney",
    }
}

/// What a group is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    /// All documents of other groups.
    Rest,
    /// The documents of these groups.
    Groups(Vec<usize>),
    /// Occurrences of terms in texts that are not here, and of all terms together.
    Counts((BTreeMap<String, u64>, u64)),
}

/// What is believed of the terms before counting.
#[derive(Clone, Debug, PartialEq)]
pub enum WordPrior {
    /// So many tokens in all, by default the mean length of a document; a term has the share of
    /// them that it has of both sides together.
    Worth(Option<f64>),
    /// So many tokens for each of these terms.
    Words(BTreeMap<String, f64>),
}

/// How groups are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyness {
    /// Occurrences on both sides together below which an n-gram is not compared.
    pub min_count: u64,
    /// What to compute.
    pub measures: Vec<Measure>,
    /// What simple maths adds, in occurrences per million.
    pub simple_maths: f64,
    /// Per how many tokens rates are given, and the level of intervals.
    pub rates: RateSettings,
    /// The prior of the log-odds.
    pub prior: WordPrior,
    /// What is drawn at random.
    pub unit: Unit,
    /// How it is drawn.
    pub test: Test,
    /// How q is made of p.
    pub adjust: Adjust,
    /// How many draws.
    pub permutations: u64,
    /// Seed of the draws.
    pub seed: u64,
}

impl Keyness {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        let is_positive = |number: f64| number.is_finite() && number > 0.0;
        match &self.prior {
            WordPrior::Worth(Some(prior)) if !is_positive(*prior) => {
                return Err(Error::invalid("prior", prior, "a positive number of tokens"));
            }
            WordPrior::Words(words) => {
                if let Some((term, prior)) = words.iter().find(|(_, prior)| !is_positive(**prior)) {
                    let got = format!("{prior} for {term:?}");
                    return Err(Error::invalid("prior", got, "positive for every term"));
                }
            }
            WordPrior::Worth(_) => {}
        }
        if !is_positive(self.simple_maths) {
            let wanted = "a positive number of occurrences per million";
            return Err(Error::invalid("simple_maths", self.simple_maths, wanted));
        }
        if self.permutations == 0 {
            return Err(Error::invalid("permutations", 0, "1 or more"));
        }
        Ok(())
    }
}
