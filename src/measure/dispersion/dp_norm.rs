//! Deviation of proportions, as a share of the largest that these parts allow.
//!
//! ```text
//! DPnorm = DP / (1 − min s)
//! ```
//!
//! Range: 0 (even) to 1 (all in the smallest part). One part: NaN, there is no other.
//!
//! Lijffijt & Gries (2012), Correction, IJCL 17(1), pp. 147-149.

use super::Spread;

/// `DPnorm` of an item that occurs.
pub fn dp_norm(spread: Spread<'_>) -> f64 {
    if spread.of.n < 2 {
        return f64::NAN;
    }
    let (sum, twice_f) = spread.deviation();
    sum / (twice_f * (spread.of.size - spread.of.smallest) as f64)
}
