//! In which units does an actor stand together with a frame?
//!
//! A unit is a sentence, a document, or (with a window) a counted token: the place of an actor's
//! hit. Words that are a hit of both are the actor's alone: next to that actor the frame is counted
//! without them, so that no word is its own company.

use std::str::FromStr;

use super::groups::small;
use super::matches::Hits;
use super::meeting::{Doc, Kind, kinds_of, without};
use super::window::Span;
use crate::corpus::{Lists, View};
use crate::error::one_of;
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the table of pairs";

/// What holds hits together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// A sentence; a hit is in that of its first token.
    Sentence,
    /// A document.
    Document,
    /// So many tokens around a hit of the frame.
    Window(Span),
}

impl FromStr for Unit {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        one_of("within", name, Self::NAMES, &[Self::Sentence, Self::Document])
    }
}

impl Unit {
    /// Names of those that are no window.
    pub const NAMES: &'static [&'static str] = &["sentence", "document"];
}

/// How many units of a document hold an actor together with a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairCell {
    /// actor · frames + frame.
    pub pair: u32,
    /// Units with both.
    pub both: u32,
    /// Units where the frame's only words are the actor's as well.
    pub same: u32,
}

/// For each document its units, and how many hold which actor, which frame, and which pair.
#[derive(Clone, Debug, Default)]
pub struct Together {
    units: Vec<u64>,
    actors: Lists<(u32, u32)>,
    frames: Lists<(u32, u32)>,
    pairs: Lists<PairCell>,
}

impl Together {
    /// Looks through all documents of `view`; hits come with the number of their kinds.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for more pairs than can be numbered; memory, or a stop.
    pub fn new(
        view: &View,
        (actors, n_actors): (&Hits, usize),
        (frames, n_frames): (&Hits, usize),
        unit: Unit,
        job: &Job,
    ) -> Result<Self> {
        if n_actors.checked_mul(n_frames).is_none_or(|n| u32::try_from(n).is_err()) {
            let got = format!("{n_actors} for {n_frames} frames");
            return Err(Error::invalid("actors", got, "fewer than 2**32 pairs"));
        }
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| {
                let mut part = Self::default();
                for place in places {
                    job.check()?;
                    let doc = Doc::new(view, place, unit, job);
                    part.add(&doc, &kinds_of(actors, place), &kinds_of(frames, place), n_frames)?;
                    job.advance(1);
                }
                Ok(part)
            },
        )?;
        let mut all = Self::default();
        for part in parts {
            all.append(part)?;
        }
        Ok(all)
    }

    fn append(&mut self, later: Self) -> Result<()> {
        for doc in 0..later.units.len() {
            self.actors.push(PURPOSE, later.actors.of(doc).iter().copied())?;
            self.frames.push(PURPOSE, later.frames.of(doc).iter().copied())?;
            self.pairs.push(PURPOSE, later.pairs.of(doc).iter().copied())?;
        }
        self.units.extend(later.units);
        Ok(())
    }

    fn add(&mut self, doc: &Doc<'_>, actors: &[Kind], frames: &[Kind], n: usize) -> Result<()> {
        self.units.push(doc.n_units());
        let of_actor = |kind: &Kind| (kind.0, doc.units_of_actor(&kind.1));
        self.actors.push(PURPOSE, actors.iter().map(of_actor))?;
        let mut units = Vec::with_capacity(frames.len());
        for (frame, hits) in frames {
            units.push((*frame, doc.units_of_frame(hits)?));
        }
        let mut cells = Vec::new();
        for (actor, here) in actors {
            for ((frame, there), &(_, of_frame)) in frames.iter().zip(&units) {
                let others = without(there, here);
                let left = if others.len() == there.len() {
                    of_frame
                } else {
                    doc.units_of_frame(&others)?
                };
                let (both, same) = (small(doc.meetings(here, &others)?.len()), of_frame - left);
                if both > 0 || same > 0 {
                    let pair = small(*actor as usize * n + *frame as usize);
                    cells.push(PairCell { pair, both, same });
                }
            }
        }
        self.frames.push(PURPOSE, units)?;
        self.pairs.push(PURPOSE, cells)
    }

    /// Units of the document at `place`.
    pub fn units(&self, place: usize) -> u64 {
        self.units[place]
    }

    /// How many units of the document at `place` hold each actor; only those with any hit.
    pub fn actors(&self, place: usize) -> &[(u32, u32)] {
        self.actors.of(place)
    }

    /// How many of them hold this one.
    pub fn units_of(&self, place: usize, actor: usize) -> u64 {
        let cells = self.actors(place).iter();
        cells.filter(|cell| cell.0 as usize == actor).map(|cell| u64::from(cell.1)).sum()
    }

    /// How many units of the document at `place` hold each frame; only those with any hit.
    pub fn frames(&self, place: usize) -> &[(u32, u32)] {
        self.frames.of(place)
    }

    /// The same of each pair.
    pub fn pairs(&self, place: usize) -> &[PairCell] {
        self.pairs.of(place)
    }
}

/// From the first to the last token of the nearest two hits of each unit that holds an actor (all
/// hits of `actors`) together with a frame (all hits of `frames`).
///
/// # Errors
///
/// Memory, or a stop.
pub fn meetings(view: &View, actors: &Hits, frames: &Hits, unit: Unit, job: &Job) -> Result<Hits> {
    let mut found = Hits::default();
    for (place, _) in actors.by_doc() {
        job.check()?;
        let (here, there) = (kinds_of(actors, place), kinds_of(frames, place));
        let (Some((_, here)), Some((_, there))) = (here.first(), there.first()) else { continue };
        let doc = Doc::new(view, place, unit, job);
        for (first, end) in doc.meetings(here, &without(there, here))? {
            found.push(place, 0, 0, first, end)?;
        }
    }
    Ok(found)
}
