//! What share of two sequences do they have in common, in the same order?
//!
//! ```text
//! r = 2·m / (|a| + |b|),   m: pairs of equal items in an alignment
//! ```
//!
//! Unit: none. Range: 0 (nothing equal) to 1 (the same sequence). NaN if both are empty. With sets
//! in the place of sequences this is Dice's coefficient; with the longest alignment it is the ratio
//! of Ratcliff and Obershelp's matcher.
//!
//! Dice, L. R. (1945). Measures of the amount of ecologic association between species. *Ecology*
//! 26, 297–302.

/// The ratio from m, |a| and |b|; see the [module](self).
pub fn ratio(equal: u64, a: u64, b: u64) -> f64 {
    if a + b == 0 { f64::NAN } else { (2 * equal) as f64 / (a + b) as f64 }
}
