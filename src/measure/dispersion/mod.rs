//! How evenly does an item spread over the parts of a corpus? Counts and sizes, one number.
//!
//! An item has v₁ … vₙ occurrences in n parts of S₁ … Sₙ tokens; f = Σ v, S = Σ Sᵢ, s = Sᵢ / S.
//! Parts need not be equally large. Directions differ: [`dp()`], [`dp_norm()`] and [`kl()`] are 0
//! for an even spread, all others are 1. Where a sum can stay whole numbers it does. What is read
//! off the places of the occurrences instead is in [`distances`].

pub mod ald;
pub mod arf;
pub mod awt;
pub mod carroll_d2;
pub mod da;
pub mod distances;
pub mod dp;
pub mod dp_2020;
pub mod dp_norm;
pub mod juilland_d;
pub mod kl;
pub mod rosengren_s;

pub use ald::{ald, f_ald};
pub use arf::arf;
pub use awt::{awt, f_awt};
pub use carroll_d2::carroll_d2;
pub use da::da;
pub use distances::{Distance, Distances};
pub use dp::dp;
pub use dp_2020::dp_2020;
pub use dp_norm::dp_norm;
pub use juilland_d::juilland_d;
pub use kl::kl;
pub use rosengren_s::rosengren_s;

/// The parts of a corpus; those without tokens are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// Number of parts, n.
    pub n: u64,
    /// Tokens of all parts, S.
    pub size: u64,
    /// Tokens of the smallest part.
    pub smallest: u64,
}

impl Division {
    /// Adds a part of `size` tokens.
    pub fn add(&mut self, size: u64) {
        if size > 0 {
            self.smallest = if self.n == 0 { size } else { self.smallest.min(size) };
            self.size += size;
            self.n += 1;
        }
    }
}

/// Occurrences in a part, and the tokens of that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Occurrences, v.
    pub v: u64,
    /// Tokens, S.
    pub size: u64,
}

impl Part {
    /// p = v / S, the rate in this part.
    fn rate(self) -> f64 {
        self.v as f64 / self.size as f64
    }
}

/// How an item lies in the parts of a corpus.
#[derive(Clone, Copy, Debug)]
pub struct Spread<'a> {
    /// Parts with the item; others may be there or not. Sums run in this order.
    pub parts: &'a [Part],
    /// All parts.
    pub of: Division,
}

impl Spread<'_> {
    /// Occurrences in all parts, f.
    pub fn count(&self) -> u64 {
        self.parts.iter().map(|part| part.v).sum()
    }

    /// Number of parts with at least one.
    pub fn range(&self) -> u64 {
        self.parts.iter().map(|part| u64::from(part.v > 0)).sum()
    }

    /// Whether there is nothing to measure: no occurrence, or one in a part without tokens, which
    /// has no rate.
    fn is_undefined(&self) -> bool {
        self.count() == 0 || self.parts.iter().any(|part| part.v > 0 && part.size == 0)
    }

    /// Whether the number is read off too little: fewer than five occurrences or parts.
    pub fn is_unstable(&self) -> bool {
        self.count() < 5 || self.of.n < 5
    }

    /// Σ |vᵢ·S − Sᵢ·f| over all parts, and 2·f: the whole numbers that DP is made of.
    fn deviation(&self) -> (f64, f64) {
        let (f, size) = (u128::from(self.count()), u128::from(self.of.size));
        let (mut sum, mut seen) = (0_u128, 0_u128);
        for part in self.parts {
            let (v, part) = (u128::from(part.v), u128::from(part.size));
            sum += (v * size).abs_diff(part * f);
            seen += part;
        }
        // A part without the item is off by its own share.
        sum += (size - seen) * f;
        (sum as f64, 2.0 * f as f64)
    }
}

/// What to compute from a [`Spread`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dispersion {
    /// [`dp()`]: deviation of proportions.
    Dp,
    /// [`dp_norm()`]: the same, so that the worst case is 1.
    DpNorm,
    /// [`dp_2020()`]: turned round, so that an item of one part alone has 0.
    Dp2020,
    /// [`juilland_d()`]: from the variation of the rates.
    JuillandD,
    /// [`carroll_d2()`]: entropy of the rates.
    CarrollD2,
    /// [`rosengren_s()`]: adjusted frequency as a share of the frequency.
    RosengrenS,
    /// [`kl()`]: divergence from the sizes, in bits.
    Kl,
    /// [`da()`]: from the differences between all pairs of rates.
    Da,
}

impl Dispersion {
    /// All measures, in the order of [`Dispersion::NAMES`].
    pub const ALL: &'static [Self] = &[
        Self::Dp,
        Self::DpNorm,
        Self::Dp2020,
        Self::JuillandD,
        Self::CarrollD2,
        Self::RosengrenS,
        Self::Kl,
        Self::Da,
    ];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] =
        &["dp", "dp_norm", "dp_2020", "juilland_d", "carroll_d2", "rosengren_s", "kl", "da"];

    /// The name of the column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dp => "dp",
            Self::DpNorm => "dp_norm",
            Self::Dp2020 => "dp_2020",
            Self::JuillandD => "juilland_d",
            Self::CarrollD2 => "carroll_d2",
            Self::RosengrenS => "rosengren_s",
            Self::Kl => "kl",
            Self::Da => "da",
        }
    }

    /// The value of the measure; NaN for an item that does not occur, or occurs in a part of no
    /// size.
    pub fn of(self, spread: Spread<'_>) -> f64 {
        if spread.is_undefined() {
            return f64::NAN;
        }
        match self {
            Self::Dp => dp(spread),
            Self::DpNorm => dp_norm(spread),
            Self::Dp2020 => dp_2020(spread),
            Self::JuillandD => juilland_d(spread),
            Self::CarrollD2 => carroll_d2(spread),
            Self::RosengrenS => rosengren_s(spread),
            Self::Kl => kl(spread),
            Self::Da => da(spread),
        }
    }
}
