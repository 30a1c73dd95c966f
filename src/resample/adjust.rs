//! How many of many findings are chance? p adjusted for the number of tests.
//!
//! NaN marks a test that was not made: it stays NaN and does not count in m, the number of tests.

use std::str::FromStr;

use crate::{Error, Result};

/// Benjamini–Hochberg q: the smallest false discovery rate at which a test would be a finding.
///
/// ```text
/// q_(i) = min( 1, min_{j ≥ i} m/j · p_(j) ),   p_(1) ≤ … ≤ p_(m)
/// ```
///
/// Range: p to 1; in the order of `p`.
///
/// Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. *Journal of the Royal
/// Statistical Society* B 57(1), 289–300.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let m = order.len() as f64;
    let mut q = vec![f64::NAN; p.len()];
    let mut smallest = 1.0_f64;
    for (rank, &at) in order.iter().enumerate().rev() {
        smallest = smallest.min(m / (rank + 1) as f64 * p[at]);
        q[at] = smallest;
    }
    q
}

/// Holm's adjusted p: the smallest family-wise error rate at which a test would be a finding.
///
/// ```text
/// p̃_(i) = min( 1, max_{j ≤ i} (m − j + 1) · p_(j) ),   p_(1) ≤ … ≤ p_(m)
/// ```
///
/// Range: p to 1; in the order of `p`.
///
/// Holm, S. (1979). A simple sequentially rejective multiple test procedure. *Scandinavian Journal
/// of Statistics* 6(2), 65–70.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let m = order.len();
    let mut adjusted = vec![f64::NAN; p.len()];
    let mut largest = 0.0_f64;
    for (rank, &at) in order.iter().enumerate() {
        largest = largest.max((m - rank) as f64 * p[at]).min(1.0);
        adjusted[at] = largest;
    }
    adjusted
}

/// The positions of all p that are numbers, smallest p first.
fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).filter(|&at| !p[at].is_nan()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    order
}

/// How many findings among many tests are allowed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Adjust {
    /// [`benjamini_hochberg`]: q, the share of false findings.
    Bh,
    /// [`holm`]: the chance of any false finding.
    Holm,
    /// p as it is.
    None,
}

impl Adjust {
    /// All ways, in the order of [`Adjust::NAMES`].
    pub const ALL: &'static [Self] = &[Self::Bh, Self::Holm, Self::None];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["bh", "holm", "none"];

    /// The adjusted values, in the order of `p`.
    pub fn of(self, p: &[f64]) -> Vec<f64> {
        match self {
            Self::Bh => benjamini_hochberg(p),
            Self::Holm => holm(p),
            Self::None => p.to_vec(),
        }
    }
}

impl FromStr for Adjust {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let known = Self::NAMES.iter().position(|&known| known == name);
        known.map(|place| Self::ALL[place]).ok_or_else(|| Error::UnknownName {
            parameter: "adjust",
            got: name.to_owned(),
            allowed: Self::NAMES,
        })
    }
}
