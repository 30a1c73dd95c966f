//! Which documents of a corpus are meant?

use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use super::tokens::DocTokens;
use super::within::Within;
use super::{Corpus, Forms};
use crate::parallel::Job;
use crate::text::{CodePoints, Region, Stretch, Voices};
use crate::{Error, Result};

/// Some documents of a corpus, in an order; every question is asked of a view. Cheap to clone.
#[derive(Clone, Debug)]
pub struct View {
    pub(super) corpus: Arc<Corpus>,
    pub(super) rows: Arc<[u32]>,
    pub(super) within: Option<Arc<Within>>,
}

impl View {
    /// All documents of `corpus`.
    pub fn all(corpus: Arc<Corpus>) -> Self {
        let rows = (0..).take(corpus.n_docs()).collect();
        Self { corpus, rows, within: None }
    }

    /// The documents at `places` of this view, in that order.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] at a place that is not there, or there twice.
    pub fn select(&self, places: &[u32]) -> Result<Self> {
        let mut seen = vec![false; self.len()];
        let mut rows = Vec::with_capacity(places.len());
        for &place in places {
            match seen.get_mut(place as usize) {
                Some(seen) if !*seen => *seen = true,
                _ => {
                    let wanted = format!("different row numbers below {}", self.len());
                    return Err(Error::invalid("docs", place, wanted));
                }
            }
            rows.push(self.rows[place as usize]);
        }
        Ok(Self { rows: rows.into(), ..self.clone() })
    }

    /// The region of each token of the document at `place`; its lines are read if nobody asked
    /// before.
    pub fn regions(&self, place: usize) -> Vec<Region> {
        self.corpus.runs(self.row(place)).at(self.doc(place).starts)
    }

    /// The stretches of the text at `place`: what is article, and what is not.
    pub fn stretches(&self, place: usize) -> Vec<Stretch> {
        self.corpus.page.stretches(self.row(place), self.text(place))
    }

    /// The voices of the tokens of the document at `place`, read if nobody asked before.
    pub fn voices(&self, place: usize) -> &Voices {
        self.corpus.voices(self.row(place))
    }

    /// Reads the voices of the documents at `places` side by side, so that asking costs no more.
    ///
    /// # Errors
    ///
    /// A stop.
    pub fn read_voices(&self, places: &[u32], job: &Job) -> Result<()> {
        if !self.corpus.has_voices() {
            return Ok(());
        }
        job.announce(places.len() as u64);
        let place = |n: usize| places[n] as usize;
        job.map_parts(
            places.len(),
            |n| self.doc(place(n)).len(),
            |range| {
                for n in range {
                    job.check()?;
                    self.voices(place(n));
                    job.advance(1);
                }
                Ok(())
            },
        )?;
        Ok(())
    }

    pub(super) fn flags(&self) -> &[u8] {
        self.within.as_ref().map_or(self.corpus.tokens.flags(), |within| within.flags())
    }

    /// Number of documents, those with a missing text included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no document is meant.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The corpus that the documents are of.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The corpus itself: what is known of one view of it may hold for another.
    pub fn shared(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// What follows from each distinct surface.
    pub fn forms(&self) -> &Forms {
        self.corpus.forms()
    }

    /// The text of the document at `place`; `None` if it is missing.
    pub fn text(&self, place: usize) -> Option<&str> {
        self.corpus.texts.get(self.row(place))
    }

    /// Whether the text at `place` is missing.
    pub fn is_missing(&self, place: usize) -> bool {
        self.text(place).is_none()
    }

    /// The tokens of the document at `place`.
    #[inline]
    pub fn doc(&self, place: usize) -> DocTokens<'_> {
        self.corpus.tokens.doc_with(self.row(place), self.flags())
    }

    /// The name of the document at `place`.
    pub fn name(&self, place: usize) -> &str {
        self.corpus.ids.name(self.row(place))
    }

    /// The place of each document of the corpus that is called one of `names`; `None` if it is not
    /// in this view.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] at a name that no document of the corpus has.
    pub fn places(&self, parameter: &'static str, names: &[String]) -> Result<Vec<Option<usize>>> {
        let mut place_of = vec![None; self.corpus.n_docs()];
        for (place, &row) in self.rows.iter().enumerate() {
            place_of[row as usize] = Some(place);
        }
        let place = |name: &String| {
            let row = self.corpus.ids.row(name);
            let wanted = "of documents of the corpus";
            let unknown = || Error::invalid(parameter, format!("the name {name:?}"), wanted);
            row.map(|row| place_of[row]).ok_or_else(unknown)
        };
        names.iter().map(place).collect()
    }

    /// The same documents with all their tokens, whatever [`View::within`] left.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { within: None, ..self.clone() }
    }

    /// The places of the documents that have a text, sorted by name: the order in which documents
    /// are drawn and resampled, whatever the order of the rows.
    pub fn canonical_order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.len()).filter(|&p| !self.is_missing(p)).collect();
        places.sort_unstable_by_key(|&place| self.corpus.ids.rank(self.row(place)));
        places
    }

    /// The number of counted tokens of each document.
    pub fn sizes(&self) -> Vec<u64> {
        let forms = self.forms();
        let size = |place| {
            let doc = self.doc(place);
            (0..doc.len()).filter(|&i| doc.is_counted(i, forms)).count()
        };
        (0..self.len()).map(|place| size(place) as u64).collect()
    }

    /// 128 bits of names, texts and settings; the order of the documents does not matter.
    pub fn hash(&self) -> u128 {
        let mut places: Vec<usize> = (0..self.len()).collect();
        places.sort_unstable_by_key(|&place| self.corpus.ids.rank(self.row(place)));
        let mut hasher = Xxh3::new();
        hasher.update(self.corpus.settings_json().as_bytes());
        let by_region = self.corpus.page.clean || self.within.is_some();
        if by_region {
            hasher.update(&[u8::from(self.corpus.page.clean)]);
            hasher.update(&self.within.as_ref().map_or_else(Vec::new, |within| within.key()));
        }
        for place in places {
            let name = self.name(place);
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(&[u8::from(self.is_missing(place))]);
            hasher.update(&self.corpus.hashes[self.row(place)].to_le_bytes());
            if let Some(lines) = self.corpus.page.lines_hash(self.row(place)) {
                hasher.update(&lines.to_le_bytes());
            }
            let title = self.corpus.page.title(self.row(place)).filter(|_| by_region);
            if let Some(title) = title {
                hasher.update(&(title.len() as u64).to_le_bytes());
                hasher.update(title.as_bytes());
            }
        }
        hasher.digest128()
    }

    pub(super) fn row(&self, place: usize) -> usize {
        self.rows[place] as usize
    }
}

impl View {
    /// The bytes that token `i` of the document at `place` covers.
    #[inline]
    pub fn span(&self, place: usize, i: usize) -> (u32, u32) {
        let doc = self.doc(place);
        let len = self.forms().surface(doc.forms[i]).len();
        // A surface is a piece of a text, and texts have less than 4 GiB.
        (doc.starts[i], doc.starts[i] + u32::try_from(len).unwrap_or(0))
    }

    /// The part of the text at `place` between two bytes; empty if they cut a character.
    pub fn slice(&self, place: usize, start: u32, end: u32) -> &str {
        let text = self.text(place).unwrap_or_default();
        text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Byte positions in the text at `place` as code-point positions, in the order given.
    pub fn code_points(&self, place: usize, bytes: &[u32]) -> Vec<i64> {
        let text = self.text(place).unwrap_or_default();
        if text.is_ascii() {
            return bytes.iter().map(|&byte| i64::from(byte)).collect();
        }
        let mut order: Vec<usize> = (0..bytes.len()).collect();
        order.sort_by_key(|&i| bytes[i]);
        let mut points = CodePoints::new(text);
        let mut found = vec![0; bytes.len()];
        for i in order {
            found[i] = i64::from(points.at(bytes[i]));
        }
        found
    }
}
