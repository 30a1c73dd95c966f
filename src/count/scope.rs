//! Do the frames of a dictionary see one another?

use crate::corpus::Match;
use crate::error::named;

named! {
    /// Where a hit keeps others from counting.
    enum Scope is "nested_scope" {
        /// Inside its own frame: the same words may count for several frames.
        Frame = "frame",
        /// In all frames: words inside longer hits of other frames count for these alone.
        Dictionary = "dictionary",
    }
}

/// Leaves out the hits of one document whose tokens all lie in longer hits.
///
/// Hits of the same tokens stay together: neither is longer.
pub(super) fn leave_out_nested(hits: &mut Vec<(usize, usize, Match)>, n_tokens: usize) {
    let mut order: Vec<usize> = (0..hits.len()).collect();
    let length = |hit: usize| hits[hit].2.end - hits[hit].2.first;
    order.sort_by_key(|&hit| std::cmp::Reverse(length(hit)));
    let (mut used, mut kept) = (vec![false; n_tokens], vec![false; hits.len()]);
    for same in order.chunk_by(|&a, &b| length(a) == length(b)) {
        for &hit in same {
            let Match { first, end, .. } = hits[hit].2;
            kept[hit] = used[first..end].iter().any(|used| !used);
        }
        for &hit in same.iter().filter(|&&hit| kept[hit]) {
            let Match { first, end, .. } = hits[hit].2;
            used[first..end].fill(true);
        }
    }
    let mut kept = kept.into_iter();
    hits.retain(|_| kept.next().unwrap_or(true));
}
