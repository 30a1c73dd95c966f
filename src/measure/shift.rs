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

use super::proximity::jsd::jsd_part;
use crate::error::named;

named! {
    /// Which difference is taken apart; see the [module](self).
    #[non_exhaustive]
    enum Shift is "method" {
        /// Jensen-Shannon divergence.
        Jsd = "jsd",
        /// Difference of shares.
        Proportion = "proportion",
        /// Difference of entropies.
        Entropy = "entropy",
        /// Difference of mean scores.
        Dictionary = "dictionary",
    }
}

impl Shift {
    /// What a term adds whose shares are `p` and `q` and whose score is so far above Φ.
    pub fn part(self, p: f64, q: f64, score: f64) -> f64 {
        match self {
            Self::Jsd => jsd_part(p, q),
            Self::Proportion => p - q,
            Self::Entropy => surprise(p) - surprise(q),
            Self::Dictionary => (p - q) * score,
        }
    }

    /// What all terms add, from the shares of all of them and the scores of all, found without the
    /// parts; `scores` are empty where there are none.
    pub fn total(self, p: &[f64], q: &[f64], scores: &[f64]) -> f64 {
        let entropy = |shares: &[f64]| sum(shares.iter().map(|&share| surprise(share)));
        match self {
            Self::Jsd => {
                let middle: Vec<f64> =
                    p.iter().zip(q).map(|(&p, &q)| f64::midpoint(p, q)).collect();
                entropy(&middle) - f64::midpoint(entropy(p), entropy(q))
            }
            Self::Proportion => sum(p.iter().copied()) - sum(q.iter().copied()),
            Self::Entropy => entropy(p) - entropy(q),
            Self::Dictionary => mean_score(p, scores) - mean_score(q, scores),
        }
    }
}

/// Φ: the mean score of a text in which terms have these shares.
pub fn mean_score(shares: &[f64], scores: &[f64]) -> f64 {
    sum(shares.iter().zip(scores).map(|(share, score)| share * score))
}

fn surprise(share: f64) -> f64 {
    if share == 0.0 { 0.0 } else { -share * libm::log2(share) }
}

/// In the order of the terms, from 0 on.
fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}
