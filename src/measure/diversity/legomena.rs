//! Types that occur once (hapax legomena, V₁) or twice (dis legomena, V₂).
//!
//! ```text
//! hapax_share = V₁ / V
//! sichel_s    = V₂ / V                                  Sichel 1975
//! honore_r    = 100 · ln N / (1 − V₁/V)                 Honoré 1979
//! ```
//!
//! The first two are 0 to 1. NaN: all without tokens; `honore_r` if every type occurs once.

use super::Words;
use crate::measure::share;

/// V₁ / V.
pub fn hapax_share(words: &Words) -> f64 {
    share(words.with_count(1), words.types())
}

/// V₂ / V.
pub fn sichel_s(words: &Words) -> f64 {
    share(words.with_count(2), words.types())
}

/// 100 · ln N / (1 − V₁/V).
pub fn honore_r(words: &Words) -> f64 {
    let more = words.types() - words.with_count(1);
    if more == 0 {
        return f64::NAN;
    }
    100.0 * libm::log(words.tokens() as f64) / share(more, words.types())
}
