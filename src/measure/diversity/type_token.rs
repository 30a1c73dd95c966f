//! Types against tokens: seven ways to hold V against N, for V alone grows with N.
//!
//! ```text
//! ttr           = V / N                                 Johnson 1944
//! root_ttr      = V / √N                                Guiraud 1954, R
//! corrected_ttr = V / √(2N)                             Carroll 1964
//! log_ttr       = log V / log N                         Herdan 1960, C; any base
//! maas          = (log N − log V) / (log N)²            Maas 1972, a²; 0 is the richest
//! dugast        = (log N)² / (log N − log V)            Dugast 1979, U
//! summer        = log log V / log log N                 Somers 1966, S
//! ```
//!
//! Not defined, NaN: all without tokens; `log_ttr` and `maas` for one token (log 1 is 0); `dugast`
//! if every token is a type of its own; `summer` unless log N > 1 and V > 1, since the logarithm of
//! a logarithm has no sense below.

use super::Words;
use crate::measure::share;

/// V / N.
pub fn ttr(words: &Words) -> f64 {
    share(words.types(), words.tokens())
}

/// V / √N.
pub fn root_ttr(words: &Words) -> f64 {
    over_root(words, 1.0)
}

/// V / √(2N).
pub fn corrected_ttr(words: &Words) -> f64 {
    over_root(words, 2.0)
}

fn over_root(words: &Words, times: f64) -> f64 {
    if words.tokens() == 0 {
        return f64::NAN;
    }
    words.types() as f64 / (times * words.tokens() as f64).sqrt()
}

/// log V / log N.
pub fn log_ttr(words: &Words) -> f64 {
    logarithms(words, 1.0).map_or(f64::NAN, |(v, n)| v / n)
}

/// (log N − log V) / (log N)², with a logarithm whose base has the natural logarithm `ln_base`.
pub fn maas(words: &Words, ln_base: f64) -> f64 {
    logarithms(words, ln_base).map_or(f64::NAN, |(v, n)| (n - v) / (n * n))
}

/// (log N)² / (log N − log V).
pub fn dugast(words: &Words, ln_base: f64) -> f64 {
    match logarithms(words, ln_base) {
        Some((v, n)) if words.types() < words.tokens() => n * n / (n - v),
        _ => f64::NAN,
    }
}

/// log log V / log log N.
pub fn summer(words: &Words, ln_base: f64) -> f64 {
    match logarithms(words, ln_base) {
        // log log x = ln(log x) / ln b, and ln b cancels.
        Some((v, n)) if n > 1.0 && v > 0.0 => libm::log(v) / libm::log(n),
        _ => f64::NAN,
    }
}

/// log V and log N, unless log N is 0 or none.
fn logarithms(words: &Words, ln_base: f64) -> Option<(f64, f64)> {
    let log = |x: u64| libm::log(x as f64) / ln_base;
    (words.tokens() > 1).then(|| (log(words.types()), log(words.tokens())))
}
