//! What share of the smaller set does the larger one hold? An excerpt in a long text has 1.
//!
//! ```text
//! C(A, B) = |A ∩ B| / min(|A|, |B|)          contained in the larger: the smaller
//! C(A in B) = |A ∩ B| / |A|                   contained: A
//! ```
//!
//! Unit: none. Range: 0 (nothing in common) to 1 (the one holds all of the other). NaN if the set
//! that is contained, or either of two, is empty.
//!
//! Broder, A. Z. (1997). On the resemblance and containment of documents. *Compression and
//! Complexity of Sequences*, 21–29 (the second form).

use super::Sets;
use crate::measure::share;

/// Containment of the first set in the second; see the [module](self).
pub fn contained(Sets { both, a, .. }: Sets) -> f64 {
    share(both, a)
}

/// Containment of the smaller set from |A ∩ B|, |A| and |B|; see the [module](self).
pub fn containment_of_sizes(both: u64, a: u64, b: u64) -> f64 {
    let smaller = a.min(b);
    if smaller == 0 { f64::NAN } else { both as f64 / smaller as f64 }
}
