//! How strongly does a word belong to a group, or to another word? One 2 × 2 table, one number.
//!
//! The same measures serve keyness (a term by two groups) and collocation (a word by a word), for
//! both read a [`Contingency`] and nothing else. A new measure is one file beside these, one
//! variant of [`Measure`] with its name, and one golden case.

pub mod g2;
pub mod log_odds;
pub mod log_ratio;

use std::str::FromStr;

pub use g2::g2;
pub use log_odds::{LogOdds, Prior, log_odds};
pub use log_ratio::{log_ratio, log_ratio_interval};

use crate::{Error, Result};

/// Counts of an event and of its absence, on two sides.
///
/// Keyness: the event is the term, the sides are target and reference. Collocation: the event is
/// the collocate, the sides are near the node and elsewhere. Cells are counts of tokens, below 2⁵³.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contingency {
    /// Event on the first side: the term in the target.
    pub o11: u64,
    /// Event on the second side: the term in the reference.
    pub o12: u64,
    /// No event on the first side: all other tokens of the target.
    pub o21: u64,
    /// No event on the second side: all other tokens of the reference.
    pub o22: u64,
}

impl Contingency {
    /// The size of the first side, n₁ = O₁₁ + O₂₁.
    pub fn n1(self) -> u64 {
        self.o11 + self.o21
    }

    /// The size of the second side, n₂ = O₁₂ + O₂₂.
    pub fn n2(self) -> u64 {
        self.o12 + self.o22
    }

    /// Whether a side is empty, so that there is nothing to compare.
    pub fn has_empty_side(self) -> bool {
        self.n1() == 0 || self.n2() == 0
    }
}

/// What to compute from a [`Contingency`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// [`g2()`]: signed log-likelihood ratio.
    G2,
    /// [`log_ratio()`]: binary logarithm of the ratio of two rates.
    LogRatio,
    /// [`log_odds()`]: weighted log-odds ratio with an informative prior, as z.
    LogOdds,
}

impl Measure {
    /// All measures, in the order of [`Measure::NAMES`].
    pub const ALL: &'static [Self] = &[Self::G2, Self::LogRatio, Self::LogOdds];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["g2", "log_ratio", "log_odds"];

    /// The name under which a caller asks for this measure.
    pub fn name(self) -> &'static str {
        match self {
            Self::G2 => "g2",
            Self::LogRatio => "log_ratio",
            Self::LogOdds => "log_odds",
        }
    }

    /// The value of the measure; `prior` matters to [`Measure::LogOdds`] alone.
    pub fn of(self, table: Contingency, prior: Prior) -> f64 {
        match self {
            Self::G2 => g2(table),
            Self::LogRatio => log_ratio(table),
            Self::LogOdds => prior.log_odds(table).z,
        }
    }
}

impl FromStr for Measure {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::ALL.iter().copied().find(|measure| measure.name() == name).ok_or_else(|| {
            Error::UnknownName { parameter: "measures", got: name.to_owned(), allowed: Self::NAMES }
        })
    }
}
