//! How many of many findings are chance? p adjusted for the number of tests.
//!
//! NaN marks a test that was not made: it stays NaN and does not count in m, the number of tests.

use crate::error::named;

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

named! {
    /// How many findings among many tests are allowed for.
    enum Adjust is "adjust" {
        /// [`benjamini_hochberg`]: q, the share of false findings.
        Bh = "bh",
        /// [`holm`]: the chance of any false finding.
        Holm = "holm",
        /// p as it is.
        None = "none",
    }
}

impl Adjust {
    /// The adjusted values, in the order of `p`.
    pub fn of(self, p: &[f64]) -> Vec<f64> {
        match self {
            Self::Bh => benjamini_hochberg(p),
            Self::Holm => holm(p),
            Self::None => p.to_vec(),
        }
    }
}
