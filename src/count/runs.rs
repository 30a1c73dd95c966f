//! Which ids stand side by side? All that counting needs of a text, in four bytes a token.

use std::collections::HashSet;

use ahash::RandomState;

use super::ngram::Ngrams;
use crate::Result;
use crate::corpus::{Ends, Interner, Texts, View};
use crate::error::{reserve, try_vec};
use crate::parallel::Job;
use crate::text::{Alphabet, Units};

const PURPOSE: &str = "the table of runs";

/// Ids of all documents, run after run: an n-gram lies within one run.
#[derive(Debug, Default)]
pub struct IdRuns {
    pub(super) ids: Vec<u32>,
    /// Where each run ends.
    ends: Ends,
    /// How many runs have ended with each document.
    docs: Ends,
}

impl IdRuns {
    /// The counted terms of all documents of `view`.
    pub(super) fn of_view(view: &View, how: Ngrams, job: &Job) -> Result<Self> {
        let all = (0..view.len()).map(|place| view.doc(place).len()).sum();
        let mut runs = Self { ids: try_vec(PURPOSE, all)?, ..Self::default() };
        for place in 0..view.len() {
            job.check()?;
            how.runs(view.doc(place), view.forms(), |run, _| {
                runs.ids.extend_from_slice(run);
                runs.end_run()
            })?;
            runs.end_doc()?;
        }
        Ok(runs)
    }

    /// What `alphabet` makes of `texts`: ids of words, which are returned as well, or the
    /// characters themselves.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn of_texts(
        texts: &dyn Texts,
        alphabet: &Alphabet,
        units: Units,
        stop_words: &[String],
        job: &Job,
    ) -> Result<(Self, Interner)> {
        let bytes = |row| texts.get(row).map_or(0, str::len);
        let stop_words: HashSet<&str, RandomState> =
            stop_words.iter().map(String::as_str).collect();
        let parts = job.map_parts(texts.len(), bytes, |rows| {
            let mut part = Part::default();
            for row in rows {
                job.check()?;
                part.add(texts.get(row).unwrap_or_default(), alphabet, units, &stop_words)?;
            }
            Ok(part)
        })?;
        let mut parts = parts.into_iter();
        let Part { mut runs, mut words, .. } = parts.next().unwrap_or_default();
        for part in parts {
            let id_of: Vec<u32> =
                part.words.iter().map(|word| words.intern(word)).collect::<Result<_>>()?;
            let (ids, ends) = (runs.ids.len(), runs.ends.len());
            reserve(PURPOSE, &mut runs.ids, part.runs.ids.len())?;
            let renumbered = |id: &u32| id_of.get(*id as usize).copied().unwrap_or(*id);
            runs.ids.extend(part.runs.ids.iter().map(renumbered));
            runs.ends.append(PURPOSE, &part.runs.ends, ids)?;
            runs.docs.append(PURPOSE, &part.runs.docs, ends)?;
        }
        Ok((runs, words))
    }

    /// Number of documents.
    pub fn n_docs(&self) -> usize {
        self.docs.len()
    }

    /// The runs of the document at `place`, and where each begins among all ids.
    pub(super) fn of_doc(&self, place: usize) -> impl Iterator<Item = (usize, &[u32])> {
        self.docs.of(place).map(|run| (self.ends.of(run).start, &self.ids[self.ends.of(run)]))
    }

    /// How many ids the document at `place` has.
    pub(super) fn len_of(&self, place: usize) -> usize {
        self.of_doc(place).map(|(_, run)| run.len()).sum()
    }

    /// Where each run begins and ends.
    pub(super) fn ranges(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        (0..self.ends.len()).map(|run| self.ends.of(run))
    }

    fn end_run(&mut self) -> Result<()> {
        self.ends.push(PURPOSE, self.ids.len())
    }

    fn end_doc(&mut self) -> Result<()> {
        self.docs.push(PURPOSE, self.ends.len())
    }
}

/// What one thread makes of its texts; its words are numbered on their own until the merge.
#[derive(Default)]
struct Part {
    runs: IdRuns,
    words: Interner,
    is_stop: Vec<bool>,
}

impl Part {
    fn add(
        &mut self,
        text: &str,
        alphabet: &Alphabet,
        units: Units,
        stop_words: &HashSet<&str, RandomState>,
    ) -> Result<()> {
        let Self { runs, words, is_stop } = self;
        match units {
            Units::Words(least) => alphabet.words(text, least, |word| {
                let id = words.intern(word)?;
                if words.len() > is_stop.len() {
                    is_stop.push(stop_words.contains(word));
                }
                if is_stop[id as usize] {
                    return Ok(());
                }
                reserve(PURPOSE, &mut runs.ids, 1)?;
                runs.ids.push(id);
                Ok(())
            })?,
            Units::Chars => alphabet.chars(text, |char| {
                reserve(PURPOSE, &mut runs.ids, 1)?;
                runs.ids.push(char as u32);
                Ok(())
            })?,
            Units::CharsOfWords => alphabet.chars_of_words(text, |char| {
                let Some(char) = char else { return runs.end_run() };
                reserve(PURPOSE, &mut runs.ids, 1)?;
                runs.ids.push(char as u32);
                Ok(())
            })?,
        }
        if units != Units::CharsOfWords {
            runs.end_run()?;
        }
        runs.end_doc()
    }
}
