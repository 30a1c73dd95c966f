//! What does one term add to the difference between two texts?
//!
//! p and q: its shares of the target and of the reference.
//!
//! ```text
//! jsd         ½ p log₂(p/m) + ½ q log₂(q/m),  m = (p + q)/2     sum: the divergence, parts ≥ 0
//! proportion  p − q                                            sum: 0
//! entropy     q log₂ q − p log₂ p                              sum: H(target) − H(reference)
//! dictionary  (p − q) · (φ − Φ)                                sum: Φ(target) − Φ(reference)
//! ```
//!
//! φ: the score of the term; Φ: mean score of a text, here of the reference, over its terms with a
//! score. Unit: bits, shares, bits, that of the score.
//!
//! Gallagher, R. J. et al. (2021). Generalized word shift graphs: a method for visualizing and
//! explaining pairwise comparisons between texts. *EPJ Data Science* 10:4, table 1.

use std::str::FromStr;

use super::proximity::jsd::jsd_part;
use crate::{Error, Result};

/// Which difference is taken apart; see the [module](self).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shift {
    /// Jensen-Shannon divergence.
    Jsd,
    /// Difference of shares.
    Proportion,
    /// Difference of entropies.
    Entropy,
    /// Difference of mean scores.
    Dictionary,
}

impl Shift {
    /// All, in the order of [`Shift::NAMES`].
    pub const ALL: &'static [Self] =
        &[Self::Jsd, Self::Proportion, Self::Entropy, Self::Dictionary];

    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["jsd", "proportion", "entropy", "dictionary"];

    /// What a term adds whose shares are `p` and `q` and whose score is so far above Φ.
    pub fn part(self, p: f64, q: f64, score: f64) -> f64 {
        let surprise = |p: f64| if p == 0.0 { 0.0 } else { -p * libm::log2(p) };
        match self {
            Self::Jsd => jsd_part(p, q),
            Self::Proportion => p - q,
            Self::Entropy => surprise(p) - surprise(q),
            Self::Dictionary => (p - q) * score,
        }
    }
}

impl FromStr for Shift {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let place = Self::NAMES.iter().position(|&known| known == name);
        place.map(|place| Self::ALL[place]).ok_or_else(|| Error::UnknownName {
            parameter: "method",
            got: name.to_owned(),
            allowed: Self::NAMES,
        })
    }
}
