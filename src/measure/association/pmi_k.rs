//! How often do two things meet, frequent pairs first? PMI with the count raised to a power.
//!
//! ```text
//! PMI^k = log2(O₁₁^k / E₁₁) = PMI + (k − 1) · log2 O₁₁
//! ```
//!
//! k = 2 and k = 3 are also called MI² and MI³. Unit: bits. Range: −∞ (O₁₁ = 0) and above. NaN if
//! the event or the first side never occurs.
//!
//! Daille, B. (1994). *Approche mixte pour l'extraction automatique de terminologie*. Thèse,
//! Université Paris 7, p. 139.

use super::{Contingency, pmi};

/// PMI with O₁₁ to the power `k`, in bits; see the [module](self).
pub fn pmi_k(table: Contingency, k: u32) -> f64 {
    let pmi = pmi(table);
    if table.o11 == 0 {
        return pmi;
    }
    pmi + f64::from(k.saturating_sub(1)) * libm::log2(table.o11 as f64)
}
