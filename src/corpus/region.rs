//! In which region does each token stand?

use std::sync::Arc;

use super::texts::Texts;
use crate::text::{Region, Stretch, regions};
use crate::{Error, Result};

/// What is known of the texts as pages, and what is made of it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// A title for each text: it helps to recognise the headline.
    pub titles: Option<Arc<dyn Texts>>,
    /// Whether only the article is counted.
    pub clean: bool,
}

impl Page {
    /// Checks the number of titles.
    pub(super) fn check(&self, texts: usize) -> Result<()> {
        match self.titles.as_ref().map(|titles| titles.len()) {
            Some(got) if got != texts => {
                Err(Error::LengthMismatch { parameter: "title", got, expected: texts })
            }
            _ => Ok(()),
        }
    }

    /// The title of `row`, if one is known.
    pub fn title(&self, row: usize) -> Option<&str> {
        self.titles.as_ref().and_then(|titles| titles.get(row))
    }

    /// The stretches of the text of `row`.
    pub(super) fn stretches(&self, row: usize, text: Option<&str>) -> Vec<Stretch> {
        text.map_or_else(Vec::new, |text| regions(text, self.title(row)))
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
