//! In how many more columns do two sets agree than differ?
//!
//! ```text
//! H = (agreeing − differing) / n,   differing = |A| + |B| − 2·|A ∩ B|
//! ```
//!
//! Unit: none. Range: −1 (differ everywhere) to 1 (same set). A column that both lack agrees. NaN
//! without a column.
//!
//! Hamann, U. (1961). Merkmalsbestand und Verwandtschaftsbeziehungen der Farinosae.
//! *Willdenowia* 2, 639–768.

use super::Sets;

/// Hamann's coefficient; see the [module](self).
pub fn hamann(Sets { both, a, b, all }: Sets) -> f64 {
    let differing = (a + b - 2 * both) as f64;
    if all == 0 { f64::NAN } else { (all as f64 - 2.0 * differing) / all as f64 }
}
