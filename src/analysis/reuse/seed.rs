//! Where may a passage of one document stand in a later one? At n-grams that both have.
//!
//! An n-gram that stands at up to `max_places` places joins each document with each. One that
//! stands at more joins only its first document that a passage fits into with each of the others,
//! place by first place: what it costs grows with the places, not with their square.

use super::Settings;
use crate::Result;
use crate::count::{Groups, NONE, Repeats, Sequences, small};
use crate::error::reserve;

/// An n-gram that stands at item `i` of one document and at item `j` of the document `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    pub(super) other: u32,
    pub(super) i: u32,
    pub(super) j: u32,
}

/// What seeds are taken from.
pub(super) struct Seeds<'s> {
    sequences: &'s Sequences,
    repeats: &'s Repeats,
    sides: Option<&'s Groups>,
    /// Of each n-gram with too many places: the first in a document that is long enough for a
    /// passage, and the first such on another side.
    hubs: Vec<[u32; 2]>,
    hub_of: Vec<u32>,
}

impl<'s> Seeds<'s> {
    pub(super) fn new(sequences: &'s Sequences, repeats: &'s Repeats, how: &'s Settings) -> Self {
        let mut seeds = Self {
            sequences,
            repeats,
            sides: how.sides.as_ref(),
            hubs: Vec::new(),
            hub_of: vec![NONE; repeats.len()],
        };
        for group in 0..small(repeats.len()) {
            let places = repeats.places(group);
            if places.len() > how.max_places {
                let long = || {
                    let len = |place| sequences.range(seeds.doc_of(place)).len();
                    places.iter().copied().filter(move |&place| len(place) >= how.min_tokens)
                };
                let first = long().next().unwrap_or(places[0]);
                let is_met = |place: &u32| seeds.may_meet(first, *place);
                let other = seeds.sides.and_then(|_| long().find(is_met));
                let hubs = [first, other.unwrap_or(first)];
                seeds.hub_of[group as usize] = small(seeds.hubs.len());
                seeds.hubs.push(hubs);
            }
        }
        seeds
    }

    fn doc_of(&self, place: u32) -> usize {
        self.sequences.doc_of(place as usize)
    }

    fn may_meet(&self, x: u32, y: u32) -> bool {
        self.admits(self.doc_of(x), self.doc_of(y))
    }

    /// Whether a document may be compared with another: they are on different sides.
    fn admits(&self, doc: usize, other: usize) -> bool {
        let Some(sides) = self.sides else { return doc != other };
        match (sides.of(doc), sides.of(other)) {
            (Some(side), Some(other)) => side != other,
            _ => false,
        }
    }

    /// Whether the n-gram at `x` and at `y`, in two documents that may be compared, joins these.
    fn joins(&self, x: u32, y: u32) -> bool {
        let (repeats, group) = (self.repeats, self.repeats.at(x as usize));
        if group == NONE || repeats.at(y as usize) != group {
            return false;
        }
        let Some(hubs) = self.hubs.get(self.hub_of[group as usize] as usize) else { return true };
        (hubs.contains(&x) || hubs.contains(&y))
            && repeats.is_first(x as usize)
            && repeats.is_first(y as usize)
    }

    /// Puts what joins `doc` with later documents into `seeds`, sorted. Where n-grams of one run
    /// join, the first stands for all.
    pub(super) fn of(&self, doc: usize, seeds: &mut Vec<Seed>) -> Result<()> {
        seeds.clear();
        let range = self.sequences.range(doc);
        for (x, i) in (small(range.start)..small(range.end)).zip(0_u32..) {
            let group = self.repeats.at(x as usize);
            if group == NONE {
                continue;
            }
            let mut places = self.repeats.places(group);
            places = &places[places.partition_point(|&y| (y as usize) < range.end)..];
            let hub = self.hubs.get(self.hub_of[group as usize] as usize);
            // Of a common n-gram, a place that is no hub can meet the second hub alone.
            let second = hub.filter(|hubs| !hubs.contains(&x)).map(|hubs| [hubs[1]]);
            if let Some(second) = &second {
                places = if second[0] as usize >= range.end { second } else { &[] };
            }
            for &y in places {
                if !self.joins(x, y) || i > 0 && self.joins(x - 1, y - 1) {
                    continue;
                }
                let other = self.doc_of(y);
                if self.admits(doc, other) {
                    reserve("the places where passages may begin", seeds, 1)?;
                    let j = y - small(self.sequences.range(other).start);
                    seeds.push(Seed { other: small(other), i, j });
                }
            }
        }
        seeds.sort_unstable();
        Ok(())
    }
}
