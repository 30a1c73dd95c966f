//! What share of the one text stands in the other, in the same order?
//!
//! ```text
//! lcs(A in B) = |LCS(A, B)| / |A|
//! ```
//!
//! LCS: the longest sequence of words that both have in this order, other words between or not.
//! Unit: none. Range: 0 (no word in common) to 1 (B is A with words put in). NaN if A is empty.
//!
//! A row of the table of lengths is kept as bits, 64 columns a word of the machine, each set where
//! the length does not grow. Time: |A|·|B| / 64 steps; memory: as many bits as A has words, for
//! each distinct word of A.
//!
//! Crochemore, M., Iliopoulos, C., Pinzon, Y. & Reid, J. (2001). A fast and practical bit-vector
//! algorithm for the longest common subsequence problem. *Information Processing Letters* 80,
//! 279–285. Clough, P. & Stevenson, M. (2011). Developing a corpus of plagiarised short answers.
//! *Language Resources and Evaluation* 45, 5–24 (the share, of answers in sources).

use std::collections::HashMap;

use ahash::RandomState;

const BITS: usize = u64::BITS as usize;

/// Share of `a` that `b` holds in the same order; see the [module](self).
pub fn lcs(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() { f64::NAN } else { lcs_len(a, b) as f64 / a.len() as f64 }
}

/// Items of the longest common subsequence.
pub fn lcs_len(a: &[u32], b: &[u32]) -> usize {
    let words = a.len().div_ceil(BITS);
    let mut places: HashMap<u32, Vec<u64>, RandomState> = HashMap::default();
    for (i, &item) in a.iter().enumerate() {
        places.entry(item).or_insert_with(|| vec![0; words])[i / BITS] |= 1 << (i % BITS);
    }
    let mut same = vec![u64::MAX; words];
    for item in b {
        let Some(places) = places.get(item) else { continue };
        let mut carry = false;
        for (row, at) in same.iter_mut().zip(places) {
            let (sum, over) = row.overflowing_add(*row & at);
            let (sum, more) = sum.overflowing_add(u64::from(carry));
            (*row, carry) = (sum | *row & !at, over || more);
        }
    }
    // The bits past the end of A are never cleared: no item stands there.
    same.iter().map(|row| row.count_zeros() as usize).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table of lengths, cell by cell.
    fn plainly(a: &[u32], b: &[u32]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut corner = 0;
            for (j, y) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if x == y { corner + 1 } else { above.max(row[j]) };
                corner = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn bits_count_what_the_table_counts(
            terms in 1_u32..9,
            a in prop::collection::vec(0_u32..9, 0..200),
            b in prop::collection::vec(0_u32..9, 0..200),
        ) {
            let [a, b] = [a, b].map(|row| row.into_iter().map(|x| x % terms).collect::<Vec<_>>());
            prop_assert_eq!(lcs_len(&a, &b), plainly(&a, &b));
            prop_assert_eq!(lcs_len(&b, &a), plainly(&a, &b));
        }
    }
}
