//! What do the occurrences of weighted entries come to?
//!
//! ```text
//! W = Σ_e w_e · n_e          n_e: occurrences of entry e, of weight w_e
//! ```
//!
//! In the unit of the weights. Range: all reals. 0 without an occurrence. Occurrences are whole
//! numbers; summed in the order of the entries.

/// W of entries in their order.
pub fn weighted(entries: impl Iterator<Item = (f64, u64)>) -> f64 {
    entries.fold(0.0, |sum, (weight, n)| if n == 0 { sum } else { sum + weight * n as f64 })
}
