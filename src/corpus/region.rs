//! In which region does each token stand?
//!
//! Counting asks only where it is told to. What asks pays for the documents that it asks about,
//! once.

use std::sync::Arc;

use super::texts::Texts;
use super::{Corpus, Lines};
use crate::text::{Recurring, Region, Stretch, regions_besides};
use crate::{Error, Result};

/// What is known of the texts as pages, and what is made of it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// A title for each text: it helps to recognise the headline.
    pub titles: Option<Arc<dyn Texts>>,
    /// Whether only the article is counted.
    pub clean: bool,
    /// Lines that recur, if they were learnt.
    pub lines: Option<Arc<Lines>>,
}

impl Page {
    /// Checks the number of titles and of sources.
    pub(super) fn check(&self, texts: usize) -> Result<()> {
        let titles = self.titles.as_ref().map(|titles| ("title", titles.len()));
        let lines = self.lines.as_ref().map(|lines| ("lines", lines.texts()));
        match titles.into_iter().chain(lines).find(|(_, got)| *got != texts) {
            Some((parameter, got)) => {
                Err(Error::LengthMismatch { parameter, got, expected: texts })
            }
            None => Ok(()),
        }
    }

    /// The title of `row`, if one is known.
    pub fn title(&self, row: usize) -> Option<&str> {
        self.titles.as_ref().and_then(|titles| titles.get(row))
    }

    /// 128 bits of the lines that recur in the source of `row`; none where nothing was learnt.
    pub(super) fn lines_hash(&self, row: usize) -> Option<u128> {
        self.lines.as_ref().map(|lines| lines.of(row).map_or(0, Recurring::hash))
    }

    /// The stretches of the text of `row`.
    pub(super) fn stretches(&self, row: usize, text: Option<&str>) -> Vec<Stretch> {
        let recurring = self.lines.as_ref().and_then(|lines| lines.of(row));
        text.map_or_else(Vec::new, |text| regions_besides(text, self.title(row), recurring))
    }

    /// The regions of the text of `row`.
    pub(super) fn runs(&self, row: usize, text: Option<&str>) -> Runs {
        let mut runs: Vec<(usize, Region)> = Vec::new();
        for stretch in self.stretches(row, text) {
            match runs.last_mut().filter(|(_, region)| *region == stretch.region) {
                Some((end, _)) => *end = stretch.end,
                None => runs.push((stretch.end, stretch.region)),
            }
        }
        Runs(runs.into())
    }
}

/// Lines of a text that follow one another in one region: where they end, and what they are.
///
/// A text has a few, whatever its length: they are cheap to keep, where its lines are not.
#[derive(Debug)]
pub(super) struct Runs(Box<[(usize, Region)]>);

impl Runs {
    /// The region of each token, given where they start, ascending.
    pub(super) fn at(&self, starts: &[u32]) -> Vec<Region> {
        let runs = &self.0;
        let mut at = 0;
        let region = |&start: &u32| {
            while at + 1 < runs.len() && runs[at].0 <= start as usize {
                at += 1;
            }
            runs.get(at).map_or(Region::Body, |&(_, region)| region)
        };
        starts.iter().map(region).collect()
    }
}

impl Corpus {
    /// The regions of the document in `row`.
    pub(super) fn runs(&self, row: usize) -> &Runs {
        self.seen.of(row, self.n_docs(), || self.page.runs(row, self.texts.get(row)))
    }
}
