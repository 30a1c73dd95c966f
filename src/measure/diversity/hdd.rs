//! HD-D: the type-token ratio to expect of 42 tokens drawn from the text without return.
//!
//! ```text
//! HD-D = Σ over types (1 − h(f)) / 42,   h(f) = C(N − f, 42) / C(N, 42)
//! ```
//!
//! for a type that occurs f times; h is the chance that none of the 42 is of it. Range: 1/42 (one
//! term) to 1 (every token another). Fewer than 42 tokens: NaN.
//!
//! h is a product of min(f, 42) factors below 1, so nothing overflows and no logarithm is needed.
//!
//! `McCarthy` & Jarvis (2007), vocd: A theoretical and empirical evaluation, Language Testing
//! 24(4), pp. 459-488.

use super::Words;

/// Tokens that are drawn.
pub const DRAWN: u64 = 42;

/// HD-D of a text.
pub fn hdd(words: &Words) -> f64 {
    let n = words.tokens();
    if n < DRAWN {
        return f64::NAN;
    }
    let found = |&(f, types): &(u64, u64)| types as f64 * (1.0 - none(n, f));
    words.spectrum().iter().map(found).sum::<f64>() / DRAWN as f64
}

/// C(N − f, 42) / C(N, 42), which is the same with f and 42 exchanged.
fn none(n: u64, f: u64) -> f64 {
    let (few, many) = (f.min(DRAWN), f.max(DRAWN));
    let factor = |j: u64| (n - j).saturating_sub(many) as f64 / (n - j) as f64;
    (0..few).map(factor).product()
}
