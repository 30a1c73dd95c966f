//! Do the counts speak for two rates or for one? Approximate Bayes factor of G² (BIC).
//!
//! ```text
//! BIC = |G²| − ln N
//! ```
//!
//! G² of four cells, one degree of freedom, N tokens on both sides; natural logarithm. Unit: nats,
//! doubled. Range: −ln N and above, without a direction. Below 0: the counts speak for one rate;
//! 0–2 hardly worth a mention, 2–6 positive, 6–10 strong, above 10 very strong for two rates. NaN
//! if a side is empty.
//!
//! Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. In *New
//! approaches to the study of linguistic variability*, 3–11. Kass, R. E. & Raftery, A. E. (1995).
//! Bayes factors. *JASA* 90, 773–795 (the scale).

use super::{Contingency, g2};

/// The Bayes factor of the table; see the [module](self).
pub fn bic(table: Contingency) -> f64 {
    g2(table).abs() - libm::log(table.n() as f64)
}
