//! How far do two distributions of counts lie apart, and how much of that is due to few tokens?
//!
//! Both sides weigh the same, however many tokens they have. A new measure is one file beside
//! these, one variant of [`Divergence`] with its name, and one golden case.

pub mod alpha_jsd;
pub mod bias;

use super::proximity::{jsd, kl};
use crate::error::named;
use crate::{Error, Result};

pub use alpha_jsd::{alpha_jsd, alpha_jsd_maximum};
pub use bias::bias;

named! {
    /// What to compute from two distributions.
    #[non_exhaustive]
    enum Divergence is "method" {
        /// [`jsd()`] in bits.
        Jsd = "jsd",
        /// [`alpha_jsd()`] with entropies of any order.
        AlphaJsd = "alpha_jsd",
        /// [`kl()`] of the target from the reference, in bits, smoothed.
        Kl = "kl",
    }
}

/// A measure with its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The measure.
    pub measure: Divergence,
    /// Order of the entropies of [`Divergence::AlphaJsd`].
    pub alpha: f64,
    /// What [`Divergence::Kl`] adds to every count.
    pub smooth: f64,
}

impl Settings {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if !(self.alpha.is_finite() && self.alpha > 0.0) {
            return Err(Error::invalid("alpha", self.alpha, "a number above 0"));
        }
        if !(self.smooth.is_finite() && self.smooth >= 0.0) {
            return Err(Error::invalid("smooth", self.smooth, "a number, 0 or more"));
        }
        Ok(())
    }

    /// The value for the counts of both sides, term by term, target first.
    pub fn of(&self, counts: impl Iterator<Item = (u64, u64)> + Clone) -> f64 {
        match self.measure {
            Divergence::Jsd => jsd(shares(counts, 0.0)),
            Divergence::AlphaJsd => alpha_jsd(shares(counts, 0.0), self.alpha),
            Divergence::Kl => kl(shares(counts, self.smooth)),
        }
    }

    /// The largest value that sides with such shares could have; NaN for [`Divergence::Kl`].
    pub fn maximum(&self, counts: impl Iterator<Item = (u64, u64)> + Clone) -> f64 {
        match self.measure {
            Divergence::Jsd => 1.0,
            Divergence::AlphaJsd => alpha_jsd_maximum(shares(counts, 0.0), self.alpha),
            Divergence::Kl => f64::NAN,
        }
    }

    /// How much is added on the average because tokens are few; NaN for [`Divergence::Kl`].
    pub fn bias(&self, counts: impl Iterator<Item = (u64, u64)> + Clone) -> f64 {
        match self.measure {
            Divergence::Jsd => bias(counts, 1.0) / std::f64::consts::LN_2,
            Divergence::AlphaJsd => bias(counts, self.alpha),
            Divergence::Kl => f64::NAN,
        }
    }
}

/// Both shares of every term; NaN for a side without tokens.
pub fn shares(
    counts: impl Iterator<Item = (u64, u64)> + Clone,
    smooth: f64,
) -> impl Iterator<Item = (f64, f64)> + Clone {
    let add = |(x, y, n): (u64, u64, u64), (a, b): (u64, u64)| (x + a, y + b, n + 1);
    let (x, y, n) = counts.clone().fold((0, 0, 0), add);
    let whole = [x, y].map(|side| side as f64 + smooth * n as f64);
    let share = |part: f64, whole: f64| if whole == 0.0 { f64::NAN } else { part / whole };
    counts
        .map(move |(a, b)| (share(a as f64 + smooth, whole[0]), share(b as f64 + smooth, whole[1])))
}
