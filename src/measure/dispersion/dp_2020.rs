//! The `D_P` of 2020: 1 for even, and 0 for every item that lies in one part alone.
//!
//! ```text
//! D_P = 1 − DP / (1 − min {sᵢ : vᵢ > 0})
//! ```
//!
//! Range: 0 (one part has all) to 1 (even); the direction is the opposite of DP's, as its authors
//! print it. One part: NaN, there is no other.
//!
//! Egbert, Burch & Biber (2020), Lexical dispersion and corpus design, IJCL 25(1), p. 99.

use super::Spread;

/// `D_P` of an item that occurs.
pub fn dp_2020(spread: Spread<'_>) -> f64 {
    let with = spread.parts.iter().filter(|part| part.v > 0).map(|part| part.size);
    match with.min() {
        Some(smallest) if spread.of.n > 1 => {
            let (sum, twice_f) = spread.deviation();
            1.0 - sum / (twice_f * (spread.of.size - smallest) as f64)
        }
        _ => f64::NAN,
    }
}
