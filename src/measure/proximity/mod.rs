//! How alike are two documents, or how far apart? Two sparse rows, one number.
//!
//! A row is a list of ascending ids and, for measures that weigh, the count or weight of each.
//! Sums of counts are exact below 2⁵³, and therefore independent of their order. Some measures
//! read the rows as sets of ids, some as vectors, some as distributions, some as z-scores of all
//! columns, one as the words in their order; see [`Family`]. A new measure is one file beside
//! these, one line of the table below, and one golden case.

pub mod bag_jaccard;
pub mod burrows_delta;
pub mod canberra;
pub mod chi_squared;
pub mod containment;
pub mod correlation;
pub mod cosine;
pub mod cosine_delta;
pub mod dice;
pub mod eder_delta;
pub mod euclidean;
pub mod extended_dice;
pub mod extended_jaccard;
pub mod hamann;
pub mod hamming;
pub mod hellinger;
pub mod jaccard;
pub mod jeffreys;
pub mod js_distance;
pub mod jsd;
pub mod kl;
pub mod lcs;
pub mod manhattan;
pub mod maximum;
pub mod minkowski;
pub mod overlap;
mod pair;
pub mod ratio;
pub mod simple_matching;
pub mod standard;

use std::str::FromStr;

pub use bag_jaccard::bag_jaccard;
pub use burrows_delta::burrows_delta;
pub use canberra::canberra;
pub use chi_squared::chi_squared;
pub use containment::{contained, containment_of_sizes};
pub use correlation::correlation;
pub use cosine::{cosine, cosine_of_sums};
pub use cosine_delta::cosine_delta;
pub use dice::dice;
pub use eder_delta::eder_delta;
pub use euclidean::euclidean;
pub use extended_dice::extended_dice;
pub use extended_jaccard::extended_jaccard;
pub use hamann::hamann;
pub use hamming::hamming;
pub use hellinger::hellinger;
pub use jaccard::{jaccard, jaccard_of_sizes};
pub use jeffreys::jeffreys;
pub use js_distance::js_distance;
pub use jsd::jsd;
pub use kl::kl;
pub use lcs::lcs;
pub use manhattan::manhattan;
pub use maximum::maximum;
pub use minkowski::minkowski;
pub use overlap::overlap;
use pair::Pair;
pub use pair::{Row, Sets, Space, Sums};
pub use ratio::ratio;
pub use simple_matching::simple_matching;
pub use standard::Standard;

use crate::error::one_of;
use crate::{Error, Result};
use pair::shared;

/// As what a measure reads its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Which ids there are; weights do not matter.
    Sets,
    /// The weights.
    Vectors,
    /// The weights as shares of their sum, smoothed if asked for.
    Shares,
    /// z-scores of all columns, those of the most frequent terms first.
    Scores,
    /// The terms of a text, one after another, as its ids; without weights.
    Sequences,
}

macro_rules! proximities {
    ($($variant:ident, $name:literal, $family:ident, $distance:literal, $doc:literal, $of:expr;)+)
    => {
        /// What to compute from two rows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Proximity {
            $(#[doc = $doc] $variant,)+
        }

        impl Proximity {
            /// All measures, in the order of [`Proximity::NAMES`].
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their names, in the order of the documentation.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name under which a caller asks for this measure.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// As what it reads its rows.
            pub fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family),+ }
            }

            /// Whether a large number means far apart, and not alike.
            pub fn is_distance(self) -> bool {
                match self { $(Self::$variant => $distance),+ }
            }

            /// Whether it is the same from either row.
            pub fn is_symmetric(self) -> bool {
                !matches!(self, Self::Kl | Self::Containment | Self::Lcs)
            }

            /// The value of the measure for two rows, which are of one [`Family`].
            pub fn of(self, a: Row<'_, f64>, b: Row<'_, f64>, space: Space) -> f64 {
                let pair = Pair { a, b, space };
                match self { $(Self::$variant => ($of)(&pair)),+ }
            }
        }
    };
}

proximities! {
    Cosine, "cosine", Vectors, false, "[`cosine()`] of the angle.", |p: &Pair| cosine(p.a, p.b);
    Jaccard, "jaccard", Sets, false, "[`jaccard()`]: common share of the joint vocabulary.",
        |p: &Pair| jaccard(p.a.ids, p.b.ids);
    BagJaccard, "bag_jaccard", Vectors, false, "[`bag_jaccard()`]: common share of all weights.",
        |p: &Pair| bag_jaccard(p.cells());
    ExtendedJaccard, "extended_jaccard", Vectors, false, "[`extended_jaccard()`], weighted.",
        |p: &Pair| extended_jaccard(p.sums());
    Dice, "dice", Sets, false, "[`dice()`]: common share of the mean vocabulary.",
        |p: &Pair| dice(p.sets());
    ExtendedDice, "extended_dice", Vectors, false, "[`extended_dice()`], weighted.",
        |p: &Pair| extended_dice(p.sums());
    SimpleMatching, "simple_matching", Sets, false, "[`simple_matching()`]: both or neither.",
        |p: &Pair| simple_matching(p.sets());
    Hamann, "hamann", Sets, false, "[`hamann()`]: the same from −1.", |p: &Pair| hamann(p.sets());
    Overlap, "overlap", Sets, false, "[`overlap()`]: common share of the smaller vocabulary.",
        |p: &Pair| overlap(p.sets());
    Containment, "containment", Sets, false, "[`contained()`]: share of the first in the second.",
        |p: &Pair| contained(p.sets());
    Lcs, "lcs", Sequences, false, "[`lcs()`]: share of the first in the second, in its order.",
        |p: &Pair| lcs(p.a.ids, p.b.ids);
    Correlation, "correlation", Vectors, false, "[`correlation()`] over all columns.",
        |p: &Pair| correlation(p.sums());
    Hellinger, "hellinger", Shares, true, "[`hellinger()`]: between roots of shares.",
        |p: &Pair| hellinger(p.shares());
    Jsd, "jsd", Shares, true, "[`jsd()`] in bits.", |p: &Pair| jsd(p.shares());
    JsDistance, "js_distance", Shares, true, "[`js_distance()`]: its root, a metric.",
        |p: &Pair| js_distance(p.shares());
    Kl, "kl", Shares, true, "[`kl()`] of the first from the second, in bits.",
        |p: &Pair| kl(p.shares());
    Jeffreys, "jeffreys", Shares, true, "[`jeffreys()`]: the same both ways.",
        |p: &Pair| jeffreys(p.shares());
    Euclidean, "euclidean", Vectors, true, "[`euclidean()`].", |p: &Pair| euclidean(p.cells());
    Manhattan, "manhattan", Vectors, true, "[`manhattan()`].", |p: &Pair| manhattan(p.cells());
    Maximum, "maximum", Vectors, true, "[`maximum()`].", |p: &Pair| maximum(p.cells());
    Minkowski, "minkowski", Vectors, true, "[`minkowski()`] of any power.",
        |p: &Pair| minkowski(p.cells(), p.space.power);
    Canberra, "canberra", Vectors, true, "[`canberra()`].", |p: &Pair| canberra(p.cells());
    Hamming, "hamming", Vectors, true, "[`hamming()`]: cells that differ.",
        |p: &Pair| hamming(p.cells());
    ChiSquared, "chi_squared", Vectors, true, "[`chi_squared()`] of the table of both rows.",
        |p: &Pair| chi_squared(p.smoothed());
    BurrowsDelta, "burrows_delta", Scores, true, "[`burrows_delta()`].",
        |p: &Pair| burrows_delta(p.cells());
    CosineDelta, "cosine_delta", Scores, true, "[`cosine_delta()`].",
        |p: &Pair| cosine_delta(p.a, p.b);
    EderDelta, "eder_delta", Scores, true, "[`eder_delta()`].", |p: &Pair| eder_delta(p.cells());
}

impl FromStr for Proximity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        one_of("method", name, Self::NAMES, Self::ALL)
    }
}
