//! Which share of the largest possible G² is reached? Effect size of the log-likelihood (ELL).
//!
//! ```text
//! ELL = −1/ln q · Σ_i p_i · ln(p_i / q_i) = |G²| / (−2 · (a + b) · ln q)
//! p = (a, b) / (a + b),   q_i = n_i / (n₁ + n₂),   q = min(q₁, q₂),   0 · ln 0 = 0
//! ```
//!
//! G² of two terms ([`g2_two_terms`](super::g2_two_terms())), a test of how the occurrences of one
//! term are spread over two sides; it is largest if all stand on the smaller side. A ratio of
//! logarithms: no base. Range: 0 to 1, without a direction. NaN if a side is empty, or the term is
//! absent from both.
//!
//! This is the definition of the paper, with the smallest expected *proportion*. The page of UCREL
//! has another one under the same name: [`ell_ucrel`](super::ell_ucrel()).
//!
//! Johnston, J. E., Berry, K. J. & Mielke, P. W. (2006). Measures of effect size for chi-squared
//! and likelihood-ratio goodness-of-fit tests. *Perceptual and Motor Skills* 103(2), 412–414.

use super::{Contingency, g2_two_terms};

/// Effect size of the two-term G²; see the [module](self).
pub fn ell(table: Contingency) -> f64 {
    if table.has_empty_side() || table.r1() == 0 {
        return f64::NAN;
    }
    let smaller = table.n1().min(table.n2()) as f64 / table.n() as f64;
    let largest = -2.0 * table.r1() as f64 * libm::log(smaller);
    (g2_two_terms(table).abs() / largest).min(1.0)
}
