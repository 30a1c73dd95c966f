//! What share of the smaller set does the larger one hold? An excerpt in a long text has 1.
//!
//! ```text
//! C(A, B) = |A ∩ B| / min(|A|, |B|)
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (the one holds all of the other). NaN if a set is
//! empty.
//!
//! Broder, A. Z. (1997). On the resemblance and containment of documents. *Compression and
//! Complexity of Sequences*, 21–29 (there the set that is contained is named; here it is the
//! smaller).

/// Containment from |A ∩ B|, |A| and |B|; see the [module](self).
pub fn containment_of_sizes(both: u64, a: u64, b: u64) -> f64 {
    let smaller = a.min(b);
    if smaller == 0 { f64::NAN } else { both as f64 / smaller as f64 }
}
