//! How far apart do the occurrences of an item stand, and what is made of it?
//!
//! f occurrences in N tokens have f distances, dᵢ, each in tokens from the one before; that of
//! the first is from the last, round the end of the corpus, so that Σ dᵢ = N. They ask for
//! positions and know no parts. No occurrence, or no token: NaN.

use super::{ald, arf, awt, f_ald, f_awt};

/// The distances of one item, position by position. Sums stay whole numbers where they can.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distances {
    first: Option<u64>,
    last: u64,
    sums: Sums,
}

/// What the measures are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Σ min(dᵢ·f, N).
    pub reduced: u128,
    /// Σ dᵢ².
    pub squares: u128,
    /// Σ dᵢ log₁₀ dᵢ, in the order of the positions; a distance of 0 adds nothing.
    pub logs: f64,
}

impl Sums {
    fn add(&mut self, d: u64, f: u64, n: u64) {
        let wide = u128::from(d);
        self.reduced += (wide * u128::from(f)).min(u128::from(n));
        self.squares += wide * wide;
        if d > 1 {
            self.logs += d as f64 * libm::log10(d as f64);
        }
    }
}

impl Distances {
    /// Adds an occurrence at `position` (from 0, never before the last one) of an item that has `f`
    /// in `n` tokens.
    pub fn add(&mut self, position: u64, f: u64, n: u64) {
        match self.first {
            Some(_) => self.sums.add(position - self.last, f, n),
            None => self.first = Some(position),
        }
        self.last = position;
    }

    /// The sums once all `f` are added; `None` if there is nothing to measure.
    fn closed(mut self, f: u64, n: u64) -> Option<Sums> {
        let round = (n + self.first?).saturating_sub(self.last);
        self.sums.add(round, f, n);
        (n > 0).then_some(self.sums)
    }
}

/// What to compute from [`Distances`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Distance {
    /// [`arf()`]: occurrences, those close together for less.
    Arf,
    /// [`awt()`]: tokens to wait for the next occurrence.
    Awt,
    /// [`f_awt()`]: the frequency that goes with such a time, were it spread evenly.
    FAwt,
    /// [`ald()`]: the order of magnitude of the distances.
    Ald,
    /// [`f_ald()`]: the frequency that goes with it, were it spread evenly.
    FAld,
}

impl Distance {
    /// All measures, in the order of [`Distance::NAMES`].
    pub const ALL: &'static [Self] = &[Self::Arf, Self::Awt, Self::FAwt, Self::Ald, Self::FAld];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["arf", "awt", "f_awt", "ald", "f_ald"];

    /// The name of the column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arf => "arf",
            Self::Awt => "awt",
            Self::FAwt => "f_awt",
            Self::Ald => "ald",
            Self::FAld => "f_ald",
        }
    }

    /// The value of the measure for an item with `f` occurrences in `n` tokens.
    pub fn of(self, distances: Distances, f: u64, n: u64) -> f64 {
        let Some(sums) = distances.closed(f, n) else { return f64::NAN };
        match self {
            Self::Arf => arf(sums, n),
            Self::Awt => awt(sums, n),
            Self::FAwt => f_awt(sums, n),
            Self::Ald => ald(sums, n),
            Self::FAld => f_ald(sums, n),
        }
    }
}
