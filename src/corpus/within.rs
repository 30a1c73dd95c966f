//! Which tokens of its documents does a view hold?

use std::sync::Arc;

use super::View;
use super::tokens::Tokens;
use crate::error::try_vec;
use crate::parallel::Job;
use crate::text::{Region, Voice};
use crate::{Error, Result};

const PURPOSE: &str = "the tokens of the view";

/// The tokens of a view, where it does not hold all of its documents'.
#[derive(Debug)]
pub(super) struct Within {
    regions: Option<Vec<Region>>,
    voices: Option<Vec<Voice>>,
    flags: Vec<u8>,
}

impl Within {
    /// The tokens that `view` holds, to be changed.
    pub(super) fn of(view: &View) -> Result<Self> {
        let mut flags = try_vec(PURPOSE, view.flags().len())?;
        flags.extend_from_slice(view.flags());
        let regions = view.regions_within().map(<[Region]>::to_vec);
        let voices = view.voices_within().map(<[Voice]>::to_vec);
        Ok(Self { regions, voices, flags })
    }

    pub(super) fn flags_mut(&mut self) -> &mut [u8] {
        &mut self.flags
    }

    /// One for each token of the corpus.
    pub(super) fn flags(&self) -> &[u8] {
        &self.flags
    }

    /// Bytes that tell it from every other choice of regions and voices.
    pub(super) fn key(&self) -> Vec<u8> {
        let mut key = Vec::new();
        for region in self.regions.iter().flatten() {
            key.push(*region as u8);
        }
        for voice in self.voices.iter().flatten() {
            key.push(u8::MAX - *voice as u8);
        }
        key
    }
}

impl View {
    /// The tokens of this view that stand in one of `regions`, and in one of `voices`; any will do
    /// where none are given.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if a list is empty, or the texts do not tell; memory, or a stop.
    pub fn within(
        &self,
        regions: Option<&[Region]>,
        voices: Option<&[Voice]>,
        job: &Job,
    ) -> Result<Self> {
        self.check(regions, voices)?;
        if voices.is_some() {
            let places: Vec<u32> = (0..).take(self.len()).collect();
            self.read_voices(&places, job)?;
        }
        job.announce(self.len() as u64);
        let parts = job.map_parts(
            self.len(),
            |place| self.doc(place).len(),
            |places| {
                let mut part = Vec::new();
                for place in places {
                    job.check()?;
                    part.push(self.meant(place, regions, voices));
                    job.advance(1);
                }
                Ok(part)
            },
        )?;
        let tokens = &self.corpus.tokens;
        let mut kept = Within::of(self)?;
        let meant: Vec<Vec<bool>> = parts.into_iter().flatten().collect();
        for (place, meant) in meant.into_iter().enumerate() {
            let range = tokens.range(self.row(place));
            for (flag, _) in kept.flags[range].iter_mut().zip(meant).filter(|(_, kept)| !kept) {
                *flag = Tokens::outside(*flag);
            }
        }
        kept.regions = narrowed(Region::ALL, self.regions_within(), regions);
        kept.voices = narrowed(Voice::ALL, self.voices_within(), voices);
        Ok(Self { within: Some(Arc::new(kept)), ..self.clone() })
    }

    fn check(&self, regions: Option<&[Region]>, voices: Option<&[Voice]>) -> Result<()> {
        let corpus = &self.corpus;
        if regions.is_some_and(|regions| regions.is_empty() || !corpus.has_offsets()) {
            let empty = regions.is_some_and(<[Region]>::is_empty);
            let got = if empty { "[]" } else { "regions of texts that were cut elsewhere" };
            return Err(Error::invalid(
                "region",
                got,
                "names of regions, and texts to find them in",
            ));
        }
        if voices.is_some_and(<[Voice]>::is_empty) {
            return Err(Error::invalid("voice", "[]", "names of voices"));
        }
        if !corpus.has_voices() && voices.is_some_and(|voices| !voices.contains(&Voice::Unknown)) {
            let got = "voices of texts that are not English, or were cut elsewhere";
            return Err(Error::invalid("voice", got, "\"unknown\", the voice of all their tokens"));
        }
        Ok(())
    }

    /// Whether each token of the document at `place` is meant.
    fn meant(
        &self,
        place: usize,
        regions: Option<&[Region]>,
        voices: Option<&[Voice]>,
    ) -> Vec<bool> {
        let mut meant = vec![true; self.doc(place).len()];
        if let Some(regions) = regions {
            for (is_meant, region) in meant.iter_mut().zip(self.regions(place)) {
                *is_meant &= regions.contains(&region);
            }
        }
        if let Some(voices) = voices {
            let all = self.voices(place);
            for (i, is_meant) in meant.iter_mut().enumerate() {
                *is_meant &= voices.contains(&all.mark(i).voice());
            }
        }
        meant
    }

    /// The regions that [`View::within`] left, all if it was not asked.
    pub fn regions_within(&self) -> Option<&[Region]> {
        self.within.as_ref()?.regions.as_deref()
    }

    /// The voices that [`View::within`] left, all if it was not asked.
    pub fn voices_within(&self) -> Option<&[Voice]> {
        self.within.as_ref()?.voices.as_deref()
    }
}

/// Those of `all` that were `left` before and are `asked` for now.
fn narrowed<T: Copy + PartialEq>(
    all: &[T],
    left: Option<&[T]>,
    asked: Option<&[T]>,
) -> Option<Vec<T>> {
    let keeps = |list: Option<&[T]>, one: &T| list.is_none_or(|list| list.contains(one));
    let is_left = |one: &&T| keeps(left, one) && keeps(asked, one);
    (left.is_some() || asked.is_some()).then(|| all.iter().filter(is_left).copied().collect())
}
