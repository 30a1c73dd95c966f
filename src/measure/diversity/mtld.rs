//! MTLD: how many tokens does it take on average until the type-token ratio is down to 0.72?
//!
//! ```text
//! MTLD = mean over both directions of N / (factors + (1 − TTR) / (1 − 0.72))
//! ```
//!
//! Reading on from the last factor, a factor is complete at the token that brings the ratio of
//! types to tokens *below* 0.72; the ratio of what is left at the end counts as a part of one. A
//! factor may be told to have so many tokens at least: 1 in the paper, 10 in some programs. Range:
//! above 1. NaN: without tokens, and if a direction sees nothing twice, so that there is no part of
//! a factor.
//!
//! `McCarthy` & Jarvis (2010), MTLD, vocd-D, and HD-D, Behavior Research Methods 42(2), p. 384.

use super::Words;

/// Whether so many types in so many tokens are less than 0.72, in whole numbers.
pub(super) fn is_below(types: u64, tokens: u64) -> bool {
    100 * types < 72 * tokens
}

/// The mean length of factors, each of at least `min_factor` tokens.
pub fn mtld(words: &Words, min_factor: usize) -> f64 {
    let n = words.tokens() as f64;
    let mut seen = vec![0_u32; words.counts.len()];
    let forward = factors(words.ids().iter(), &mut seen, min_factor);
    seen.fill(0);
    let backward = factors(words.ids().iter().rev(), &mut seen, min_factor);
    if forward > 0.0 && backward > 0.0 {
        f64::midpoint(n / forward, n / backward)
    } else {
        f64::NAN
    }
}

/// Whole factors and the part of one at the end; `seen` has the factor, from 1, of each term.
fn factors<'a>(ids: impl Iterator<Item = &'a u32>, seen: &mut [u32], min_factor: usize) -> f64 {
    let (mut types, mut tokens, mut factor) = (0_u64, 0_u64, 1_u32);
    for &id in ids {
        let last = &mut seen[id as usize];
        types += u64::from(*last != factor);
        *last = factor;
        tokens += 1;
        if is_below(types, tokens) && tokens >= min_factor as u64 {
            (types, tokens, factor) = (0, 0, factor + 1);
        }
    }
    let rest = if tokens == 0 { 0.0 } else { 1.0 - types as f64 / tokens as f64 };
    f64::from(factor - 1) + rest / 0.28
}
