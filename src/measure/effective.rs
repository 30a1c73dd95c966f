//! Over how many entries is a frame spread?
//!
//! ```text
//! effective = (Σ n)² / Σ n²          n: hits of each entry
//! ```
//!
//! A number of entries: as many as equally frequent ones would be as uneven. Range: 1 (one entry
//! has all hits) to the number of entries with a hit (all have as many). NaN without a hit. Both
//! sums are whole numbers.
//!
//! Laakso, M. & Taagepera, R. (1979). "Effective" number of parties: a measure with application to
//! West Europe. *Comparative Political Studies* 12(1), 3–27. It is the number of Hill (1973),
//! Diversity and evenness, *Ecology* 54(2), 427–432, of order 2.

/// The effective number of entries with these hits.
pub fn effective(hits: impl Iterator<Item = u64>) -> f64 {
    let (mut sum, mut squares) = (0_u128, 0_u128);
    for n in hits {
        sum += u128::from(n);
        squares += u128::from(n) * u128::from(n);
    }
    if sum == 0 { f64::NAN } else { (sum * sum) as f64 / squares as f64 }
}
