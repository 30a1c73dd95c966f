//! What do the documents of one group hold of each pair?

use crate::corpus::{Lists, View};
use crate::count::{Groups, Together};
use crate::measure::association::Contingency;
use crate::{Error, Result};

const PURPOSE: &str = "the table of pairs by document";

/// The documents of a group, in an order that does not depend on how they were stored.
pub(super) struct Group {
    n_frames: usize,
    units: Vec<u64>,
    actors: Lists<(usize, u64)>,
    frames: Lists<(usize, u64)>,
    /// Document, units with both, units of the frame that are none next to the actor.
    pairs: Lists<(usize, u64, u64)>,
}

impl Group {
    pub(super) fn new(
        view: &View,
        found: &Together,
        groups: &Groups,
        group: usize,
        (n_actors, n_frames): (usize, usize),
    ) -> Result<Self> {
        let mut places = view.canonical_order();
        places.retain(|&place| groups.of(place) == Some(group));
        let numbered = || places.iter().copied().enumerate();
        let plain = |doc: usize| move |&(kind, n): &(u32, u32)| (kind as usize, (doc, n.into()));
        let actors = numbered().flat_map(|(doc, at)| found.actors(at).iter().map(plain(doc)));
        let frames = numbered().flat_map(|(doc, at)| found.frames(at).iter().map(plain(doc)));
        let pairs = numbered().flat_map(|(doc, at)| {
            let cells = found.pairs(at).iter();
            cells.map(move |c| (c.pair as usize, (doc, c.both.into(), c.same.into())))
        });
        Ok(Self {
            n_frames,
            units: places.iter().map(|&place| found.units(place)).collect(),
            actors: Lists::sorted(PURPOSE, n_actors, actors)?,
            frames: Lists::sorted(PURPOSE, n_frames, frames)?,
            pairs: Lists::sorted(PURPOSE, n_actors * n_frames, pairs)?,
        })
    }

    /// The table of a pair in each document.
    pub(super) fn tables(&self, actor: usize, frame: usize) -> Result<Vec<Contingency>> {
        let mut margins: Vec<[u64; 4]> = self.units.iter().map(|&n| [0, 0, 0, n]).collect();
        for &(doc, units) in self.actors.of(actor) {
            margins[doc][1] = units;
        }
        for &(doc, units) in self.frames.of(frame) {
            margins[doc][2] = units;
        }
        for &(doc, both, same) in self.pairs.of(actor * self.n_frames + frame) {
            margins[doc][0] = both;
            margins[doc][2] = margins[doc][2].saturating_sub(same);
        }
        let table = |&[o11, r1, c1, n]: &[u64; 4]| Contingency::from_margins(o11, r1, c1, n);
        let tables = margins.iter().map(table).collect::<Option<_>>();
        // A unit with both has each, so that no count is above its margins.
        tables.ok_or_else(|| Error::Internal("pairs above their margins".to_owned()))
    }
}
