//! What is a term worth that so many documents hold?

use std::str::FromStr;

use super::Weight;
use crate::{Error, Result};

/// The global weight of a term that df of N documents hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Df {
    /// 1
    None,
    /// log(N / df)
    Inverse,
    /// log(max df / df), the maximum over all terms
    Inversemax,
    /// max(0, log((N − df) / df))
    Inverseprob,
    /// ln((1 + N) / (1 + df)) + 1, the smooth form of scikit-learn
    Smooth,
    /// ln(1 + (N − df + 1/2) / (df + 1/2)), never below 0
    Bm25,
    /// df
    Count,
}

impl Df {
    /// All, in the order of [`Df::NAMES`].
    pub const ALL: &'static [Self] = &[
        Self::None,
        Self::Inverse,
        Self::Inversemax,
        Self::Inverseprob,
        Self::Smooth,
        Self::Bm25,
        Self::Count,
    ];

    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] =
        &["none", "inverse", "inversemax", "inverseprob", "smooth", "bm25", "count"];
}

impl FromStr for Df {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let place = Self::NAMES.iter().position(|&known| known == name);
        place.map(|place| Self::ALL[place]).ok_or_else(|| Error::UnknownName {
            parameter: "df",
            got: name.to_owned(),
            allowed: Self::NAMES,
        })
    }
}

impl Weight {
    /// The global weight of each term; `df` has one item a term, `n` documents have a text.
    pub fn global(&self, df: &[u64], n: u64) -> Vec<f64> {
        let most = df.iter().copied().max().unwrap_or(0) as f64;
        let n = n as f64;
        let of = |&df: &u64| {
            let df = df as f64;
            match self.df {
                Df::None => 1.0,
                Df::Inverse => self.log(n / df),
                Df::Inversemax => self.log(most / df),
                Df::Inverseprob if n - df > df => self.log((n - df) / df),
                Df::Inverseprob => 0.0,
                Df::Smooth => libm::log((1.0 + n) / (1.0 + df)) + 1.0,
                Df::Bm25 => libm::log(1.0 + (n - df + 0.5) / (df + 0.5)),
                Df::Count => df,
            }
        };
        df.iter().map(of).collect()
    }
}
