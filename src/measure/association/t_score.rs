//! How many standard errors of the count is it above chance? t-score.
//!
//! ```text
//! t = (O₁₁ − E₁₁) / √O₁₁
//! ```
//!
//! Range: −∞ (O₁₁ = 0: no standard error) to √N. A ranking, not a test: the numerator's error is
//! taken for that of a Poisson count. NaN if the event or the first side never occurs.
//!
//! Church, K., Gale, W., Hanks, P. & Hindle, D. (1991). Using statistics in lexical analysis. In
//! *Lexical acquisition*, 115–164.

use super::Contingency;

/// t-score of the table; see the [module](self).
pub fn t_score(table: Contingency) -> f64 {
    if table.expects_none() {
        f64::NAN
    } else if table.o11 == 0 {
        f64::NEG_INFINITY
    } else {
        table.difference() / (table.o11 as f64).sqrt()
    }
}
