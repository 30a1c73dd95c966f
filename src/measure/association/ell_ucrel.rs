//! How large is G² for this size and expectation? The "ELL" of the page of UCREL.
//!
//! ```text
//! ELL = |G²| / (N · ln min(E₁, E₂)),   E_i = n_i · (a + b) / N,   N = n₁ + n₂
//! ```
//!
//! G² of two terms; natural logarithm. Range: 0 and above, without a direction; in practice close
//! to 0, since N counts all tokens. It puts an expected *frequency* where the paper that it cites
//! has an expected proportion ([`ell`](super::ell())), and has no meaning unless that frequency is
//! above 1: NaN otherwise, and NaN if a side is empty.
//!
//! Rayson, P. *Log-likelihood and effect size calculator*. UCREL, Lancaster.

use super::{Contingency, g2_two_terms};

/// |G²| over N · ln min E; see the [module](self).
pub fn ell_ucrel(table: Contingency) -> f64 {
    let rate = table.r1() as f64 / table.n() as f64;
    let least = rate * table.n1().min(table.n2()) as f64;
    if least > 1.0 {
        g2_two_terms(table).abs() / (table.n() as f64 * libm::log(least))
    } else {
        f64::NAN
    }
}
