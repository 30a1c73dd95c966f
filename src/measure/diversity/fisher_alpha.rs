//! Fisher's α: the index of the logarithmic series with as many tokens and types.
//!
//! ```text
//! V = α · ln(1 + N / α)
//! ```
//!
//! Range: above 0, without bound as V nears N. NaN: without tokens, and if every token is a type of
//! its own, which no α gives.
//!
//! Fisher, Corbet & Williams (1943), The relation between the number of species and the number of
//! individuals, Journal of Animal Ecology 12(1), p. 55.

use super::Words;

/// α of a text.
pub fn fisher_alpha(words: &Words) -> f64 {
    alpha(words.tokens(), words.types())
}

/// α of so many tokens and types.
pub fn alpha(tokens: u64, types: u64) -> f64 {
    if tokens == 0 || types >= tokens {
        return f64::NAN;
    }
    let (n, v) = (tokens as f64, types as f64);
    // The right side grows with α and is concave: Newton from below, at V/(1 + ln N) or less,
    // climbs to the root and never passes it.
    let mut a = 0.5 * v / (1.0 + libm::log(n));
    for _ in 0..200 {
        let log = libm::log1p(n / a);
        let step = (v - a * log) / (log - n / (n + a));
        let next = a + step;
        if next.is_nan() || next <= a {
            break;
        }
        a = next;
    }
    a
}
