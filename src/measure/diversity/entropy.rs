//! Entropy of the terms, in bits.
//!
//! ```text
//! H = −Σ Vᵢ · (i/N) · log₂(i/N)
//! ```
//!
//! Range: 0 (one term) to log₂ V (all terms equally often). No tokens: NaN.
//!
//! Shannon (1948), A mathematical theory of communication, Bell System Technical Journal 27.

use super::Words;

/// H of a text.
pub fn entropy(words: &Words) -> f64 {
    let n = words.tokens() as f64;
    if words.tokens() == 0 {
        return f64::NAN;
    }
    let term = |&(i, types): &(u64, u64)| {
        let p = i as f64 / n;
        -(types as f64) * p * libm::log2(p)
    };
    // Adding 0 makes −0 a 0.
    words.spectrum().iter().map(term).sum::<f64>() + 0.0
}
