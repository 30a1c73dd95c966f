//! What does this pair add to what the words tell of one another? Local mutual information.
//!
//! ```text
//! local MI = O₁₁ · log2(O₁₁ / E₁₁),   0 · log 0 = 0
//! ```
//!
//! Unit: bits. Range: all reals. NaN if the event or the first side never occurs.
//!
//! Evert, S. (2005). *The statistics of word cooccurrences*. Dissertation, Universität Stuttgart.

use super::{Contingency, pmi};

/// Local mutual information in bits; see the [module](self).
pub fn local_mi(table: Contingency) -> f64 {
    let pmi = pmi(table);
    if table.o11 == 0 && !pmi.is_nan() { 0.0 } else { table.o11 as f64 * pmi }
}
