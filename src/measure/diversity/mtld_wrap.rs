//! MTLD-W: the mean length of the factors that begin at each token, going round the text's end.
//!
//! ```text
//! MTLD-W = Σ length of the factor from token i / number of factors
//! ```
//!
//! A factor is that of [`mtld`](super::mtld()), with no part of one: at the end of the text it goes
//! on with the beginning, until it has all tokens. Range: 2 or more. NaN: without tokens, and if no
//! factor is ever complete.
//!
//! Vidal & Jarvis (2020), Effects of English-medium instruction on Spanish students' proficiency
//! and lexical diversity, Language Teaching Research 24(5), pp. 568-587.

use super::Words;
use super::mtld::is_below;
use crate::measure::share;

/// The mean length of factors, each of at least `min_factor` tokens.
pub fn mtld_wrap(words: &Words, min_factor: usize) -> f64 {
    let ids = words.ids();
    // The start, from 1, of the factor in which each term was last seen.
    let mut seen = vec![0_u32; words.counts.len()];
    let (mut sum, mut whole) = (0_u64, 0_u64);
    for (number, start) in (1_u32..).zip(0..ids.len()) {
        let (mut types, mut tokens) = (0_u64, 0_u64);
        for &id in ids[start..].iter().chain(&ids[..start]) {
            let last = &mut seen[id as usize];
            types += u64::from(*last != number);
            *last = number;
            tokens += 1;
            if is_below(types, tokens) && tokens >= min_factor as u64 {
                sum += tokens;
                whole += 1;
                break;
            }
        }
    }
    share(sum, whole)
}
