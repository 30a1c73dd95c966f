//! Mean type-token ratio of stretches of W tokens, which makes texts of any length comparable.
//!
//! ```text
//! mattr = mean of V/W over all N − W + 1 windows        Covington & McFall 2010
//! msttr = mean of V/W over ⌊N / W⌋ segments, end to end Johnson 1944; the rest is left out
//! ```
//!
//! Range: 1/W to 1. A text shorter than W: NaN, and never a smaller window for it or for others.
//!
//! Covington & `McFall` (2010), Cutting the Gordian knot: the moving-average type-token ratio,
//! Journal of Quantitative Linguistics 17(2), pp. 94-100.

use super::Words;
use crate::measure::share;

/// The mean over all windows of `width` tokens.
pub fn mattr(words: &Words, width: usize) -> f64 {
    let ids = words.ids();
    if width == 0 || ids.len() < width {
        return f64::NAN;
    }
    let mut inside = vec![0_u32; words.counts.len()];
    let (mut types, mut sum) = (0_u64, 0_u64);
    for (i, &id) in ids.iter().enumerate() {
        types += u64::from(inside[id as usize] == 0);
        inside[id as usize] += 1;
        if i + 1 >= width {
            sum += types;
            let first = ids[i + 1 - width] as usize;
            inside[first] -= 1;
            types -= u64::from(inside[first] == 0);
        }
    }
    share(sum, width as u64 * (ids.len() - width + 1) as u64)
}

/// The mean over segments of `width` tokens.
pub fn msttr(words: &Words, width: usize) -> f64 {
    let ids = words.ids();
    if width == 0 || ids.len() < width {
        return f64::NAN;
    }
    // The segment, from 1, in which each term was last seen.
    let mut seen = vec![0_u32; words.counts.len()];
    let segments = ids.chunks_exact(width);
    let n = segments.len() as u64;
    let mut sum = 0_u64;
    for (number, segment) in (1..).zip(segments) {
        for &id in segment {
            sum += u64::from(seen[id as usize] != number);
            seen[id as usize] = number;
        }
    }
    share(sum, width as u64 * n)
}
