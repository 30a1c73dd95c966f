//! In which region does each token stand?

use std::sync::Arc;

use super::Lines;
use super::texts::Texts;
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

    /// The region of each token of `row`, given where they start, ascending.
    pub(super) fn regions_at(&self, row: usize, text: Option<&str>, starts: &[u32]) -> Vec<Region> {
        let stretches = self.stretches(row, text);
        let mut at = 0;
        let region = |&start: &u32| {
            while at + 1 < stretches.len() && stretches[at].end <= start as usize {
                at += 1;
            }
            stretches.get(at).map_or(Region::Body, |stretch| stretch.region)
        };
        starts.iter().map(region).collect()
    }
}
