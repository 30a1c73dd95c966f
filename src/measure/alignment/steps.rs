//! Item by item, how is one sequence laid on another with the greatest sum?
//!
//! Both as a whole, with the steps and the rule for equals of [`local`](super::local). Time: at
//! most twice |a|·|b| cells. Memory: a row of b and the path, nothing of |a|·|b|: the work is cut
//! in halves at the cell where the path leaves the middle row, which the cells below carry along.
//!
//! Hirschberg, D. S. (1975). A linear space algorithm for computing maximal common subsequences.
//! *Communications of the ACM* 18, 341–343.

use super::local::{Cell, PURPOSE, Scores, Way, best, next_row};
use crate::Result;
use crate::error::{reserve, try_vec};

/// Cells of a rectangle that is not cut any more, as many bytes.
const SMALL: usize = 1 << 16;

/// One position of an alignment, as places in a and b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An item of each, equal or not.
    Pair(u32, u32),
    /// An item of a without a partner.
    OnlyA(u32),
    /// An item of b without a partner.
    OnlyB(u32),
}

impl Step {
    /// The item of a, if it has one.
    pub fn a(self) -> Option<u32> {
        match self {
            Self::Pair(i, _) | Self::OnlyA(i) => Some(i),
            Self::OnlyB(_) => None,
        }
    }

    /// The item of b, if it has one.
    pub fn b(self) -> Option<u32> {
        match self {
            Self::Pair(_, j) | Self::OnlyB(j) => Some(j),
            Self::OnlyA(_) => None,
        }
    }
}

/// How all of `a` is laid on all of `b` with the greatest sum, from the start on; `tick` hears of
/// every row, in cells.
///
/// # Errors
///
/// Memory, and what `tick` says.
pub fn path(
    (a, b): (&[u32], &[u32]),
    scores: Scores,
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<Vec<Step>> {
    cut(Rectangle { a, b, corner: (0, 0) }, (scores, SMALL), tick)
}

/// Pieces of two sequences, and where they begin in these.
#[derive(Clone, Copy)]
struct Rectangle<'s> {
    a: &'s [u32],
    b: &'s [u32],
    corner: (u32, u32),
}

fn cut(
    whole: Rectangle<'_>,
    (scores, small): (Scores, usize),
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    let mut open = vec![whole];
    while let Some(rectangle) = open.pop() {
        let Rectangle { a, b, corner } = rectangle;
        if a.len() < 2 || a.len() * b.len() <= small {
            walk(rectangle, scores, &mut steps)?;
            tick(a.len() * b.len())?;
            continue;
        }
        let (i, j) = crossing((a, b), scores, tick)?;
        let (upper, lower) = (a.split_at(i as usize), b.split_at(j as usize));
        let corner_of_lower = (corner.0 + i, corner.1 + j);
        open.push(Rectangle { a: upper.1, b: lower.1, corner: corner_of_lower });
        open.push(Rectangle { a: upper.0, b: lower.0, corner });
    }
    Ok(steps)
}

/// The last cell of the middle row that the path of `a` on `b` comes through.
fn crossing(
    (a, b): (&[u32], &[u32]),
    scores: Scores,
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<(u32, u32)> {
    let middle = a.len() / 2;
    let mut row: Vec<Cell> = try_vec(PURPOSE, b.len() + 1)?;
    let at = |j: u32| Cell { score: i64::from(j) * scores.gap, from: (0, j) };
    row.extend((0_u32..).take(b.len() + 1).map(at));
    for (i, (&x, number)) in a.iter().zip(1_i64..).enumerate() {
        let first = Cell { score: number * scores.gap, from: (0, 0) };
        let is_middle = i + 1 == middle;
        next_row(&mut row, (x, b), scores, first, |j, cell| {
            if is_middle {
                cell.from.1 = j;
            }
        });
        tick(b.len())?;
    }
    Ok((u32::try_from(middle).unwrap_or(u32::MAX), row[b.len()].from.1))
}

/// Adds the path through a rectangle that is small, or has one row at most.
fn walk(
    Rectangle { a, b, corner }: Rectangle<'_>,
    how: Scores,
    steps: &mut Vec<Step>,
) -> Result<()> {
    let width = b.len();
    let mut ways: Vec<Way> = try_vec(PURPOSE, a.len() * width)?;
    let gaps = (0_i64..).map(|n| n * how.gap);
    let mut row: Vec<i64> = try_vec(PURPOSE, width + 1)?;
    row.extend(gaps.clone().take(width + 1));
    for (&x, first) in a.iter().zip(gaps.skip(1)) {
        let mut above_left = std::mem::replace(&mut row[0], first);
        let mut left = first;
        for (cell, &y) in row[1..].iter_mut().zip(b) {
            let (way, score) = best(above_left + how.pair(x, y), *cell + how.gap, left + how.gap);
            ways.push(way);
            above_left = std::mem::replace(cell, score);
            left = score;
        }
    }
    let before = steps.len();
    reserve(PURPOSE, steps, a.len() + width)?;
    let (mut i, mut j) = (a.len(), width);
    let place = |i: usize, j: usize| {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (corner.0 + small(i), corner.1 + small(j))
    };
    while i + j > 0 {
        let way = match (i, j) {
            (0, _) => Way::Left,
            (_, 0) => Way::Above,
            _ => ways[(i - 1) * width + j - 1],
        };
        i -= usize::from(way != Way::Left);
        j -= usize::from(way != Way::Above);
        let (x, y) = place(i, j);
        steps.push(match way {
            Way::Pair => Step::Pair(x, y),
            Way::Above => Step::OnlyA(x),
            Way::Left => Step::OnlyB(y),
        });
    }
    steps[before..].reverse();
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::best_stretch;
    use super::*;

    const USUAL: Scores = Scores { same: 2, changed: -1, gap: -1 };

    /// All short sequences of two items, and some of three.
    fn sequences() -> Vec<Vec<u32>> {
        let of = |n: u32, base: u32, len: u32| (0..len).map(|at| n / base.pow(at) % base).collect();
        let short = (0..=4).flat_map(|len| (0..2_u32.pow(len)).map(move |n| of(n, 2, len)));
        short.chain((0..80).map(|n| of(n * 7919 + 13, 3, 9))).collect()
    }

    fn sum(steps: &[Step], a: &[u32], b: &[u32], scores: Scores) -> i64 {
        let worth = |step: &Step| match *step {
            Step::Pair(i, j) => scores.pair(a[i as usize], b[j as usize]),
            _ => scores.gap,
        };
        steps.iter().map(worth).sum()
    }

    #[test]
    fn halves_and_the_whole_give_one_path() {
        let all = [USUAL, Scores { changed: -3, ..USUAL }, Scores { changed: 0, gap: 0, ..USUAL }];
        for scores in all {
            for a in &sequences() {
                for b in &sequences() {
                    let whole = Rectangle { a, b, corner: (0, 0) };
                    let of = |small| cut(whole, (scores, small), &mut |_| Ok(())).unwrap();
                    let steps = of(usize::MAX);
                    assert_eq!(of(0), steps, "{a:?} {b:?} {scores:?}");
                }
            }
        }
    }

    #[test]
    fn the_path_of_the_best_stretch_has_its_score_and_begins_and_ends_with_what_is_equal() {
        for a in &sequences() {
            for b in &sequences() {
                let found = best_stretch((a, b), USUAL, &mut |_| Ok(())).unwrap();
                let (a, b) = (&a[found.a], &b[found.b]);
                let steps = path((a, b), USUAL, &mut |_| Ok(())).unwrap();
                assert_eq!(sum(&steps, a, b, USUAL), found.score);
                for end in [steps.first(), steps.last()].into_iter().flatten() {
                    assert!(matches!(*end, Step::Pair(i, j) if a[i as usize] == b[j as usize]));
                }
            }
        }
    }

    #[test]
    fn every_row_may_stop_the_work() {
        let stop = |_: usize| Err(crate::Error::Interrupted);
        let items = vec![7; 400];
        assert!(best_stretch((&items, &items), USUAL, &mut { stop }).is_err());
        assert!(path((&items, &items), USUAL, &mut { stop }).is_err());
    }
}
