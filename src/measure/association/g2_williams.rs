//! How unlikely is it that both sides have the same rate, in small samples? G² after Williams.
//!
//! ```text
//! G²_W = G² / q,   q = 1 + (N/R₁ + N/R₂ − 1) · (N/C₁ + N/C₂ − 1) / (6 · N)
//! ```
//!
//! G² as in [`g2`](super::g2()): four cells, natural logarithm, signed. q > 1: the corrected value
//! is always nearer to 0, and its distribution nearer to χ². Range: all reals. NaN if a side is
//! empty; 0 if a row is empty. The correction divides whatever the cells are, zeros included.
//!
//! Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables.
//! *Biometrika* 63(1), 33–37.

use super::{Contingency, g2};

/// Signed and corrected G² of the table; see the [module](self).
pub fn g2_williams(table: Contingency) -> f64 {
    let g2 = g2(table);
    if g2 == 0.0 {
        return g2; // also where a row is empty, and q infinite
    }
    let n = table.n() as f64;
    let both = |one: u64, other: u64| n / one as f64 + n / other as f64 - 1.0;
    g2 / (1.0 + both(table.r1(), table.r2()) * both(table.n1(), table.n2()) / (6.0 * n))
}
