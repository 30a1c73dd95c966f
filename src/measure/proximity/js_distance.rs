//! How far apart are two distributions? The root of their Jensen-Shannon divergence, a metric.
//!
//! ```text
//! d = √JSD(P, Q)
//! ```
//!
//! Unit: none. Range: 0 (same shares) to 1 (nothing in common). NaN if a row is zeros.
//!
//! Endres, D. M. & Schindelin, J. E. (2003). A new metric for probability distributions. *IEEE
//! Transactions on Information Theory* 49(7), 1858–1860.

use super::jsd;

/// Jensen-Shannon distance from both shares of every column; see the [module](self).
pub fn js_distance(shares: impl Iterator<Item = (f64, f64)>) -> f64 {
    let jsd = jsd(shares);
    if jsd.is_nan() { f64::NAN } else { jsd.sqrt() }
}
