//! What is looked for: the entries of a dictionary, or one n-gram.

use std::sync::{Arc, Mutex, Weak};

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use super::arguments::{How, ngrams};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use super::tokenizer::Tokenizer;
use crate::corpus::{Pattern, Reader, View};
use crate::count::{self, Entry, Scope};

/// The entries of all frames, looked up in the corpus that was asked last.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Dictionary {
    /// The frame of each entry by number, its pattern, and whether it takes hits away.
    frames: Vec<u32>,
    patterns: Vec<PyBackedStr>,
    excludes: Vec<bool>,
    n_frames: usize,
    latest: Mutex<Option<Known>>,
}

/// A corpus, how frames see one another, and what was looked up for both.
type Known = (Weak<crate::corpus::Corpus>, Scope, Arc<count::Dictionary>);

#[pymethods]
impl Dictionary {
    #[new]
    fn new(
        frames: Vec<u32>,
        patterns: Vec<PyBackedStr>,
        excludes: Vec<bool>,
        n_frames: usize,
    ) -> Self {
        Self { frames, patterns, excludes, n_frames, latest: Mutex::default() }
    }
}

impl Dictionary {
    /// The entries in the vocabulary of `view`: looked up once for all views of a corpus.
    pub(super) fn within(
        &self,
        view: &View,
        scope: Scope,
    ) -> crate::Result<Arc<count::Dictionary>> {
        // Never waited for: who finds it taken (in another thread, or before a fork) looks up anew.
        let corpus = Arc::downgrade(view.shared());
        let known = self.latest.try_lock().ok().and_then(|latest| latest.clone());
        if let Some((.., found)) = known.filter(|(of, how, _)| of.ptr_eq(&corpus) && *how == scope)
        {
            return Ok(found);
        }
        let reader = Reader::new(view.corpus().tokenizer());
        let others = self.frames.iter().zip(&self.excludes);
        let entries = self.patterns.iter().zip(others).map(|(pattern, (&frame, &exclude))| {
            Ok(Entry { frame, pattern: reader.read(pattern)?, exclude })
        });
        let found = Arc::new(count::Dictionary::new(entries, self.n_frames, scope, view)?);
        if let Ok(mut latest) = self.latest.try_lock() {
            *latest = Some((corpus, scope, Arc::clone(&found)));
        }
        Ok(found)
    }
}

/// Reads a pattern and forgets it: an error says what is wrong with it.
#[pyfunction]
#[pyo3(signature = (pattern, tokenizer))]
pub(super) fn check_pattern(pattern: &str, tokenizer: &Tokenizer) -> PyResult<()> {
    Pattern::parse(pattern, &tokenizer.0)?;
    Ok(())
}

/// Finds the hits of a dictionary.
#[pyfunction]
#[pyo3(signature = (corpus, dictionary, *, nested_scope, runner))]
pub(super) fn find_hits(
    py: Python<'_>,
    corpus: &Corpus,
    dictionary: &Dictionary,
    nested_scope: &str,
    runner: &Runner,
) -> PyResult<Hits> {
    let (view, scope) = (&corpus.0, nested_scope.parse()?);
    let hits = runner.run(py, |job| dictionary.within(view, scope)?.hits(view, job))?;
    Ok(Hits { hits: Arc::new(hits), n_frames: dictionary.n_frames })
}

/// Finds the n-gram with these words; as many occurrences as it is counted.
#[pyfunction]
#[pyo3(signature = (corpus, words, how, *, runner))]
pub(super) fn find_ngram(
    py: Python<'_>,
    corpus: &Corpus,
    words: &str,
    how: How,
    runner: &Runner,
) -> PyResult<Vec<Hits>> {
    let (view, how) = (&corpus.0, ngrams(how)?);
    let found = runner.run(py, |job| {
        let readings = count::readings(view, words, how);
        readings.iter().map(|terms| count::occurrences(view, terms, how, job)).collect()
    })?;
    let found: Vec<count::Hits> = found;
    Ok(found.into_iter().map(|hits| Hits { hits: Arc::new(hits), n_frames: 1 }).collect())
}
