//! How alike are two documents? Two sparse rows, one number.
//!
//! A row is a list of ascending ids and, for measures that weigh, the count or weight of each.
//! Weights may be `u32` counts or `f64`; sums of counts are exact below 2⁵³, and therefore
//! independent of their order.

pub mod containment;
pub mod cosine;
pub mod jaccard;
pub mod ratio;

use std::str::FromStr;

pub use containment::containment_of_sizes;
pub use cosine::{cosine, cosine_of_sums};
pub use jaccard::{jaccard, jaccard_of_sizes};
pub use ratio::ratio;

use crate::{Error, Result};

/// What to compute from two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Proximity {
    /// [`cosine()`] of the angle between the weights.
    Cosine,
    /// [`jaccard()`]: share of the joint vocabulary that is common.
    Jaccard,
}

impl Proximity {
    /// All measures, in the order of [`Proximity::NAMES`].
    pub const ALL: &'static [Self] = &[Self::Cosine, Self::Jaccard];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["cosine", "jaccard"];

    /// The name under which a caller asks for this measure.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cosine => "cosine",
            Self::Jaccard => "jaccard",
        }
    }

    /// The value of the measure for two rows; weights matter to [`Proximity::Cosine`] alone.
    pub fn of<W: Copy + Into<f64>>(self, a: Row<'_, W>, b: Row<'_, W>) -> f64 {
        match self {
            Self::Cosine => cosine(a, b),
            Self::Jaccard => jaccard(a.ids, b.ids),
        }
    }
}

impl FromStr for Proximity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::ALL.iter().copied().find(|measure| measure.name() == name).ok_or_else(|| {
            Error::UnknownName { parameter: "method", got: name.to_owned(), allowed: Self::NAMES }
        })
    }
}

/// One sparse row: ascending ids and the weight of each, equally many.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, W> {
    /// Ids, strictly ascending.
    pub ids: &'a [u32],
    /// Weights, one an id.
    pub weights: &'a [W],
}

/// The positions in `a` and `b` of the ids that both have, in ascending order.
fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            let here = (i, j);
            i += usize::from(x <= y);
            j += usize::from(y <= x);
            if x == y {
                return Some(here);
            }
        }
        None
    })
}
