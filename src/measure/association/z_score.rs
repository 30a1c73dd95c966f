//! How many standard deviations of chance is it above chance? z-score.
//!
//! ```text
//! z = (O₁₁ − E₁₁) / √E₁₁
//! ```
//!
//! Range: −√E₁₁ and above. Too large for rare pairs, whose count is not normal. NaN if the event or
//! the first side never occurs: E₁₁ is 0.
//!
//! Berry-Rogghe, G. L. M. (1973). The computation of collocations and their relevance in lexical
//! studies. In *The computer and literary studies*, 103–112, here without its factor 1 − p, as in
//! Evert, S. (2005). *The statistics of word cooccurrences*.

use super::Contingency;

/// z-score of the table; see the [module](self).
pub fn z_score(table: Contingency) -> f64 {
    if table.expects_none() { f64::NAN } else { table.difference() / table.e11().sqrt() }
}
