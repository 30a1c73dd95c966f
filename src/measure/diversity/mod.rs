//! How rich is the vocabulary of a text? A sequence of terms, one number.
//!
//! N tokens, V types, and Vᵢ types that occur i times (the frequency spectrum). Some measures know
//! the spectrum alone, others the order of the tokens. A new measure is one file beside these, one
//! variant of [`Diversity`] with its name, and one golden case.

pub mod entropy;
pub mod fisher_alpha;
pub mod hdd;
pub mod legomena;
pub mod mtld;
pub mod mtld_wrap;
pub mod pairs;
pub mod type_token;
pub mod windows;

use std::str::FromStr;

use crate::error::one_of;
use crate::{Error, Result};

pub use entropy::entropy;
pub use fisher_alpha::fisher_alpha;
pub use hdd::hdd;
pub use legomena::{hapax_share, honore_r, sichel_s};
pub use mtld::mtld;
pub use mtld_wrap::mtld_wrap;
pub use pairs::{herdan_vm, simpson_d, yule_i, yule_k};
pub use type_token::{corrected_ttr, dugast, log_ttr, maas, root_ttr, summer, ttr};
pub use windows::{mattr, msttr};

/// The terms of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    ids: Vec<u32>,
    counts: Vec<u64>,
    spectrum: Vec<(u64, u64)>,
}

impl Words {
    /// From the terms in reading order, numbered from 0 by first appearance.
    pub fn new(ids: Vec<u32>) -> Self {
        let types = ids.iter().max().map_or(0, |&id| id as usize + 1);
        let mut counts = vec![0_u64; types];
        for &id in &ids {
            counts[id as usize] += 1;
        }
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let runs = sorted.chunk_by(|a, b| a == b);
        let spectrum = runs.map(|run| (run[0], run.len() as u64)).collect();
        Self { ids, counts, spectrum }
    }

    /// The terms in reading order.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// Tokens, N.
    pub fn tokens(&self) -> u64 {
        self.ids.len() as u64
    }

    /// Types, V.
    pub fn types(&self) -> u64 {
        self.counts.len() as u64
    }

    /// i and Vᵢ where Vᵢ > 0, i ascending.
    pub fn spectrum(&self) -> &[(u64, u64)] {
        &self.spectrum
    }

    /// Vᵢ.
    pub fn with_count(&self, i: u64) -> u64 {
        let of = |&(n, types): &(u64, u64)| (n == i).then_some(types);
        self.spectrum.iter().find_map(of).unwrap_or(0)
    }

    /// Σ i²·Vᵢ.
    pub fn squares(&self) -> u128 {
        let square = |&(i, types): &(u64, u64)| u128::from(i) * u128::from(i) * u128::from(types);
        self.spectrum.iter().map(square).sum()
    }
}

/// What some measures have to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Tokens of a window, W.
    pub window: usize,
    /// Tokens that a factor of MTLD has at the least.
    pub min_factor: usize,
    /// Natural logarithm of the base of the logarithms.
    pub ln_base: f64,
}

impl Settings {
    /// Checks the values.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for a window or a factor without tokens, or a base not above 1.
    pub fn new(window: usize, min_factor: usize, base: f64) -> Result<Self> {
        for (name, value) in [("window", window), ("min_factor", min_factor)] {
            if value == 0 {
                return Err(Error::invalid(name, value, "1 or more"));
            }
        }
        if !(base > 1.0 && base.is_finite()) {
            return Err(Error::invalid("base", base, "a number above 1"));
        }
        Ok(Self { window, min_factor, ln_base: libm::log(base) })
    }
}

macro_rules! diversities {
    ($($variant:ident, $name:literal, $doc:literal, $of:expr;)+) => {
        /// What to compute from [`Words`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Diversity {
            $(#[doc = $doc] $variant,)+
        }

        impl Diversity {
            /// All measures, in the order of [`Diversity::NAMES`].
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their names, in the order of the documentation.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name under which a caller asks for this measure.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The value of the measure.
            pub fn of(self, words: &Words, settings: Settings) -> f64 {
                match self { $(Self::$variant => ($of)(words, settings)),+ }
            }
        }
    };
}

diversities! {
    Ttr, "ttr", "[`ttr()`]: types per token.", |w, _| ttr(w);
    RootTtr, "root_ttr", "[`root_ttr()`]: Guiraud's R.", |w, _| root_ttr(w);
    CorrectedTtr, "corrected_ttr", "[`corrected_ttr()`]: Carroll's.", |w, _| corrected_ttr(w);
    LogTtr, "log_ttr", "[`log_ttr()`]: Herdan's C.", |w, _| log_ttr(w);
    Maas, "maas", "[`maas()`]: a².", |w, s: Settings| maas(w, s.ln_base);
    Dugast, "dugast", "[`dugast()`]: U.", |w, s: Settings| dugast(w, s.ln_base);
    Summer, "summer", "[`summer()`]: S.", |w, s: Settings| summer(w, s.ln_base);
    YuleK, "yule_k", "[`yule_k()`]: repetition, times 10⁴.", |w, _| yule_k(w);
    YuleI, "yule_i", "[`yule_i()`]: its inverse.", |w, _| yule_i(w);
    SimpsonD, "simpson_d", "[`simpson_d()`]: repetition.", |w, _| simpson_d(w);
    HerdanVm, "herdan_vm", "[`herdan_vm()`]: variation of counts.", |w, _| herdan_vm(w);
    Entropy, "entropy", "[`entropy()`]: in bits.", |w, _| entropy(w);
    FisherAlpha, "fisher_alpha", "[`fisher_alpha()`]: of the log series.", |w, _| fisher_alpha(w);
    HapaxShare, "hapax_share", "[`hapax_share()`]: of the types.", |w, _| hapax_share(w);
    SichelS, "sichel_s", "[`sichel_s()`]: dis legomena.", |w, _| sichel_s(w);
    HonoreR, "honore_r", "[`honore_r()`]: from hapax legomena.", |w, _| honore_r(w);
    Mattr, "mattr", "[`mattr()`]: of all windows.", |w, s: Settings| mattr(w, s.window);
    Msttr, "msttr", "[`msttr()`]: of segments.", |w, s: Settings| msttr(w, s.window);
    Mtld, "mtld", "[`mtld()`]: mean length of factors.", |w, s: Settings| mtld(w, s.min_factor);
    MtldWrap, "mtld_wrap", "[`mtld_wrap()`]: from every token.",
        |w, s: Settings| mtld_wrap(w, s.min_factor);
    Hdd, "hdd", "[`hdd()`]: expected TTR of 42 tokens.", |w, _| hdd(w);
}

impl FromStr for Diversity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        one_of("measures", name, Self::NAMES, Self::ALL)
    }
}
