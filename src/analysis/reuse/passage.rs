//! Which passages do two documents share, from where to where?

use std::ops::Range;

use super::Settings;
use super::seed::Seed;
use crate::count::{GAP, small};
use crate::measure::alignment::{Aligner, Direction};
use crate::measure::proximity::ratio;

/// What a word is worth that both have at the same place of an alignment; an edit costs 1.
const WORD: i32 = 2;
/// The same of a stop word: two texts have these in common without copying.
const STOP_WORD: i32 = 1;
/// Edits in a row that end a passage, less what is equal between them: at first, and for a second
/// and third look where what has grown is not alike enough. 0: nothing but equal words.
const DROPS: [i32; 3] = [10, 3, 0];

/// Words `start..end` of one document that stand, edited or not, in `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Passage {
    pub(super) doc: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) other: u32,
    pub(super) other_start: u32,
    pub(super) other_end: u32,
    /// Pairs of equal words.
    pub(super) equal: u32,
}

impl Passage {
    pub(super) fn similarity(&self) -> f64 {
        let (a, b) = (self.end - self.start, self.other_end - self.other_start);
        ratio(self.equal.into(), a.into(), b.into())
    }

    fn is_long(&self, how: &Settings) -> bool {
        let shorter = (self.end - self.start).min(self.other_end - self.other_start);
        shorter as usize >= how.min_tokens
    }

    fn is_alike(&self, how: &Settings) -> bool {
        self.similarity() >= how.threshold
    }

    fn holds(&self, i: u32, j: u32) -> bool {
        (self.start..self.end).contains(&i) && (self.other_start..self.other_end).contains(&j)
    }
}

/// Two documents, word by word.
pub(super) struct Pair<'s> {
    pub(super) doc: (usize, &'s [u32]),
    pub(super) other: (usize, &'s [u32]),
    pub(super) is_stop: &'s [bool],
}

impl Pair<'_> {
    /// Adds the passages that grow from `seeds` (ascending) to `found`.
    pub(super) fn passages(
        &self,
        seeds: &[Seed],
        how: &Settings,
        aligner: &mut Aligner,
        found: &mut Vec<Passage>,
    ) {
        // What was looked at and reaches on beyond the present seed: nothing begins inside it.
        let mut open: Vec<Passage> = Vec::new();
        for seed in seeds {
            let Some((i, j)) = self.outside(seed, how.seed, &open) else { continue };
            let floor = open.iter().filter(|p| p.end <= i && p.other_end <= j);
            let floor = floor.fold((0, 0), |(a, b), p| (a.max(p.end), b.max(p.other_end)));
            let mut passage = self.grow((i, j), floor, DROPS[0], aligner);
            for drop in &DROPS[1..] {
                if passage.is_long(how) && !passage.is_alike(how) {
                    passage = self.grow((i, j), floor, *drop, aligner);
                }
            }
            open.retain(|passage| passage.end + KEPT > seed.i);
            open.push(passage);
            if passage.is_long(how) && passage.is_alike(how) {
                found.push(passage);
            }
        }
    }

    /// The first place of the run that begins at `seed` which is in none of `open`, if `n` words of
    /// the run are left there.
    fn outside(&self, seed: &Seed, n: usize, open: &[Passage]) -> Option<(u32, u32)> {
        let agree = |i, j, n| {
            words(self.doc.1, i, n).is_some_and(|here| Some(here) == words(self.other.1, j, n))
        };
        let (mut i, mut j) = (seed.i, seed.j);
        while let Some(passage) = open.iter().find(|passage| passage.holds(i, j)) {
            let rest = (passage.end - i).min(passage.other_end - j);
            if !agree(i, j, rest as usize) {
                return None;
            }
            (i, j) = (i + rest, j + rest);
        }
        agree(i, j, n).then_some((i, j))
    }

    fn grow(
        &self,
        (i, j): (u32, u32),
        floor: (u32, u32),
        drop: i32,
        aligner: &mut Aligner,
    ) -> Passage {
        let (i, j) = (i as usize, j as usize);
        let (a, b) = (self.doc.1, self.other.1);
        let gain = |x: u32, y: u32| {
            (x == y && x != GAP).then(|| if self.is_stop[x as usize] { STOP_WORD } else { WORD })
        };
        let after = aligner.reach((&a[i..], &b[j..]), Direction::Forward, drop, gain);
        let (from, other_from) = (floor.0 as usize, floor.1 as usize);
        let before =
            aligner.reach((&a[from..i], &b[other_from..j]), Direction::Backward, drop, gain);
        let span = |at: usize, before: usize, after: usize| -> Range<u32> {
            small(at - before)..small(at + after)
        };
        let (here, there) = (span(i, before.a, after.a), span(j, before.b, after.b));
        Passage {
            doc: small(self.doc.0),
            start: here.start,
            end: here.end,
            other: small(self.other.0),
            other_start: there.start,
            other_end: there.end,
            equal: small(before.equal + after.equal),
        }
    }
}

/// The `n` words from `at` on, if there are so many.
fn words(all: &[u32], at: u32, n: usize) -> Option<&[u32]> {
    all.get(at as usize..at as usize + n)
}

/// How long a passage is remembered after its end, for those that would grow back into it.
const KEPT: u32 = 64;
