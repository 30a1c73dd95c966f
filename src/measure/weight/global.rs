//! What is a term worth that so many documents hold?

use super::Weight;
use crate::error::named;

named! {
    /// The global weight of a term that df of N documents hold.
    enum Df is "df" {
        /// 1
        None = "none",
        /// log(N / df)
        Inverse = "inverse",
        /// log(max df / df), the maximum over all terms
        Inversemax = "inversemax",
        /// max(0, log((N − df) / df))
        Inverseprob = "inverseprob",
        /// ln((1 + N) / (1 + df)) + 1, the smooth form of scikit-learn
        Smooth = "smooth",
        /// ln(1 + (N − df + 1/2) / (df + 1/2)), never below 0
        Bm25 = "bm25",
        /// df
        Count = "count",
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
