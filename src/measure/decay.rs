//! How much does a word count that stands further off from another?
//!
//! ```text
//! inverse   w(d) = 1 / d
//! linear    w(d) = (D + 1 − d) / D          D: how far windows reach
//! given     w(d) as listed, d = 1, 2, …
//!
//! weighted      W = Σ_d n_d · w(d)                       n_d: occurrences at distance d
//! weighted PMI  log2( W · N / (R₁ · W_all) )             W_all: W of all words together
//! ```
//!
//! Without unit; 1 beside the node under the first two. R₁ · `W_all` / N is what a word of R₁
//! occurrences can expect if the words are dealt out at random among the N places, so that the
//! weighted PMI is the [`pmi()`] of words that all weigh 1. Bits. Range: all reals; −∞ for W = 0.
//! NaN if nothing is expected. Summed by rising distance.
//!
//! Lund, K. & Burgess, C. (1996). Producing high-dimensional semantic spaces from lexical
//! co-occurrence. *Behavior Research Methods* 28(2), 203–208 (linear).
//!
//! [`pmi()`]: super::association::pmi()

use crate::{Error, Result};

/// Weights by distance.
#[derive(Clone, Debug, PartialEq)]
pub enum Decay {
    /// 1 / d.
    Inverse,
    /// Falling by the same step to that of the furthest distance.
    Linear(u32),
    /// Of each distance, from 1 on.
    Given(Vec<f64>),
}

impl Decay {
    /// Those that have names.
    pub const NAMES: &'static [&'static str] = &["inverse", "linear"];

    /// The weights called `name`, for windows of `reach` words.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownName`].
    pub fn named(name: &str, reach: u32) -> Result<Self> {
        match name {
            "inverse" => Ok(Self::Inverse),
            "linear" => Ok(Self::Linear(reach)),
            _ => {
                let (parameter, got) = ("weights", name.to_owned());
                Err(Error::UnknownName { parameter, got, allowed: Self::NAMES })
            }
        }
    }

    /// These weights, one for each distance of windows of `reach` words.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if there are more or fewer, or one is not a number above 0.
    pub fn given(weights: Vec<f64>, reach: u32) -> Result<Self> {
        if weights.len() != reach as usize {
            let wanted = format!("{reach}, one for each distance");
            return Err(Error::invalid("weights", format!("{} numbers", weights.len()), wanted));
        }
        if let Some(weight) = weights.iter().find(|w| !(w.is_finite() && **w > 0.0)) {
            return Err(Error::invalid("weights", weight, "numbers above 0"));
        }
        Ok(Self::Given(weights))
    }

    /// w(d), d ≥ 1.
    pub fn of(&self, distance: u32) -> f64 {
        match self {
            Self::Inverse => 1.0 / f64::from(distance),
            Self::Linear(reach) => {
                (f64::from(*reach) + 1.0 - f64::from(distance)) / f64::from(*reach)
            }
            Self::Given(weights) => weights.get(distance as usize - 1).copied().unwrap_or(0.0),
        }
    }

    /// W of occurrences by distance, which rises.
    pub fn sum(&self, far: &[(u32, u64)]) -> f64 {
        far.iter().map(|&(distance, n)| n as f64 * self.of(distance)).sum()
    }
}

/// Weighted PMI in bits; see the [module](self).
pub fn weighted_pmi(weighted: f64, all: f64, r1: u64, n: u64) -> f64 {
    if r1 == 0 || all <= 0.0 {
        return f64::NAN;
    }
    libm::log2(weighted / all * (n as f64 / r1 as f64))
}
