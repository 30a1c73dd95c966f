//! How much does the one variable tell of the other? Average mutual information.
//!
//! ```text
//! I = Σ_ij (O_ij / N) · log2(O_ij / E_ij) = |G²| / (2 · N · ln 2),   0 · log 0 = 0
//! ```
//!
//! Unit: bits. Range: 0 to 1, without a direction. Not the "MI" of collocations, which is the part
//! of one cell ([`pmi`](super::pmi())). NaN if a side is empty; 0 if a row is.
//!
//! Dunning, T. (1998). *Finding structure in text, genome and other symbolic sequences*. Thesis,
//! University of Sheffield.

use std::f64::consts::LN_2;

use super::{Contingency, g2};

/// Mutual information of the table in bits; see the [module](self).
pub fn average_mi(table: Contingency) -> f64 {
    g2(table).abs() / (2.0 * table.n() as f64 * LN_2)
}
