//! How unlikely is it that both sides have the same rate? Signed log-likelihood ratio, 2 terms.
//!
//! ```text
//! G² = 2 · ( a · ln(a / E₁) + b · ln(b / E₂) ),   E_i = n_i · (a + b) / (n₁ + n₂),   0 · ln 0 = 0
//! ```
//!
//! Natural logarithm. Unit: nats, doubled. Range: all reals, with the sign of a − E₁. It leaves out
//! the two cells of the other tokens, and is therefore a little smaller than [`g2`](super::g2())
//! (nearly equal for rare terms); tools that say "log-likelihood" give the one or the other. A term
//! absent from both sides gives 0. NaN if a side is empty.
//!
//! Since E₁ + E₂ = a + b, it is the sum of two deviances, both ≥ 0.
//!
//! Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling. *Workshop on
//! Comparing Corpora*, ACL, 1–6.

use super::Contingency;
use crate::measure::special::deviance::deviance;

/// Signed G² of the two cells of the term; see the [module](self).
pub fn g2_two_terms(table: Contingency) -> f64 {
    if table.has_empty_side() {
        return f64::NAN;
    }
    let (rate, difference) = (table.r1() as f64 / table.n() as f64, table.difference());
    let g2 = 2.0
        * (deviance(table.o11 as f64, rate * table.n1() as f64, difference)
            + deviance(table.o12 as f64, rate * table.n2() as f64, -difference));
    if difference < 0.0 { -g2 } else { g2 }
}
