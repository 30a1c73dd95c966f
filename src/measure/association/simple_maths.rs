//! How many times as frequent is it, rare words held back? Simple maths.
//!
//! ```text
//! S = (10⁶ · a/n₁ + k) / (10⁶ · b/n₂ + k)
//! ```
//!
//! k > 0 in occurrences per million: the larger, the commoner the words that come first. Unit: a
//! ratio; 1 is no difference. Range: above 0; exchanging the sides gives 1 / S. NaN if a side is
//! empty.
//!
//! Kilgarriff, A. (2009). Simple maths for keywords. *Corpus Linguistics*, Liverpool.

use super::Contingency;

/// Simple maths of the table; see the [module](self).
pub fn simple_maths(table: Contingency, k: f64) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    let per_million = |count: u64, size: u64| 1e6 * (count as f64 / size as f64);
    (per_million(table.o11, table.n1()) + k) / (per_million(table.o12, table.n2()) + k)
}
