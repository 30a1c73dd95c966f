//! Which stretches of two sequences run alike best, and item by item how?
//!
//! ```text
//! S(i, j) = max( 0,  S(i−1, j−1) + w(a_i, b_j),  S(i−1, j) + gap,  S(i, j−1) + gap )
//! ```
//!
//! with w = `same` for equal items, else `changed`; S is 0 where i or j is. The score is the
//! greatest S, and the stretches end there: of several cells with it at the first i, then at the
//! first j. Read from that end back, of several ways that lead to a cell a pair comes before an
//! item of a alone, and that before one of b alone; a cell of 0 is where the stretches begin. So
//! there is one alignment, whatever the order of work.
//!
//! Time: |a|·|b| cells. Memory: a row of b, nothing of |a|·|b|, for each cell carries where its way
//! began. What lies between the ends is for [`path`](super::path()).
//!
//! Smith, T. F. & Waterman, M. S. (1981). Identification of common molecular subsequences.
//! *Journal of Molecular Biology* 147, 195–197.

use std::ops::Range;

use crate::Result;
use crate::error::try_vec;

pub(super) const PURPOSE: &str = "the alignment";

/// What the steps of an alignment are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Two equal items.
    pub same: i64,
    /// Two items that differ.
    pub changed: i64,
    /// An item that has no partner.
    pub gap: i64,
}

impl Scores {
    pub(super) fn pair(self, x: u32, y: u32) -> i64 {
        if x == y { self.same } else { self.changed }
    }
}

/// Where two sequences run alike best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The greatest S; 0 if no item is in both.
    pub score: i64,
    /// Items of a.
    pub a: Range<usize>,
    /// Items of b.
    pub b: Range<usize>,
}

/// Which way leads to a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Pair,
    Above,
    Left,
}

/// The best way to a cell, and its sum. This alone says what comes first of equals.
pub(super) fn best(pair: i64, above: i64, left: i64) -> (Way, i64) {
    if pair >= above && pair >= left {
        (Way::Pair, pair)
    } else if above >= left {
        (Way::Above, above)
    } else {
        (Way::Left, left)
    }
}

/// A cell of the row that moves down, with the place that its way came through.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) score: i64,
    pub(super) from: (u32, u32),
}

/// Moves `row` down to item `x` of a; `first` is its new cell left of b, `mend` sees each other
/// cell with its column and may change it.
pub(super) fn next_row(
    row: &mut [Cell],
    (x, b): (u32, &[u32]),
    scores: Scores,
    first: Cell,
    mut mend: impl FnMut(u32, &mut Cell),
) {
    let mut corner = std::mem::replace(&mut row[0], first);
    let mut left = first;
    for ((cell, &y), j) in row[1..].iter_mut().zip(b).zip(1_u32..) {
        let pair = corner.score + scores.pair(x, y);
        let (way, score) = best(pair, cell.score + scores.gap, left.score + scores.gap);
        let from = match way {
            Way::Pair => corner.from,
            Way::Above => cell.from,
            Way::Left => left.from,
        };
        corner = *cell;
        left = Cell { score, from };
        mend(j, &mut left);
        *cell = left;
    }
}

/// The stretches with the greatest score; `tick` hears of every row, in cells.
///
/// # Errors
///
/// Memory, and what `tick` says.
pub fn best_stretch(
    (a, b): (&[u32], &[u32]),
    scores: Scores,
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<Stretch> {
    let mut row: Vec<Cell> = try_vec(PURPOSE, b.len() + 1)?;
    row.extend((0_u32..).take(b.len() + 1).map(|j| Cell { score: 0, from: (0, j) }));
    let (mut score, mut begin, mut end) = (0, (0, 0), (0, 0));
    for (&x, i) in a.iter().zip(1_u32..) {
        next_row(&mut row, (x, b), scores, Cell { score: 0, from: (i, 0) }, |j, cell| {
            if cell.score <= 0 {
                *cell = Cell { score: 0, from: (i, j) };
            } else if cell.score > score {
                (score, begin, end) = (cell.score, cell.from, (i, j));
            }
        });
        tick(b.len())?;
    }
    let range = |from: u32, to: u32| from as usize..to as usize;
    Ok(Stretch { score, a: range(begin.0, end.0), b: range(begin.1, end.1) })
}
