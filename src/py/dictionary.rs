//! What is looked for: the entries of a dictionary, or one n-gram.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use super::arguments::{How, ngrams};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use super::tokenizer::Tokenizer;
use crate::corpus::{Pattern, Reader, View};
use crate::count::{self, Dictionary, Entry, Scope};

/// The frame by number, the pattern, and whether it takes hits away.
pub(super) type Line = (u32, PyBackedStr, bool);

/// Reads a pattern and forgets it: an error says what is wrong with it.
#[pyfunction]
#[pyo3(signature = (pattern, tokenizer))]
pub(super) fn check_pattern(pattern: &str, tokenizer: &Tokenizer) -> PyResult<()> {
    Pattern::parse(pattern, &tokenizer.0)?;
    Ok(())
}

/// The entries, looked up in the vocabulary of `view`.
pub(super) fn dictionary(
    view: &View,
    entries: &[Line],
    n_frames: usize,
    scope: Scope,
) -> crate::Result<Dictionary> {
    let reader = Reader::new(view.corpus().tokenizer());
    let read = |(frame, pattern, exclude): &Line| {
        let pattern = reader.read(pattern)?;
        Ok(Entry { frame: *frame, pattern, exclude: *exclude })
    };
    let entries = entries.iter().map(read).collect::<crate::Result<_>>()?;
    Dictionary::new(entries, n_frames, scope, view)
}

/// Finds the hits of `entries`.
#[pyfunction]
#[pyo3(signature = (corpus, entries, *, n_frames, nested_scope, runner))]
pub(super) fn find_hits(
    py: Python<'_>,
    corpus: &Corpus,
    entries: Vec<Line>,
    n_frames: usize,
    nested_scope: &str,
    runner: &Runner,
) -> PyResult<Hits> {
    let (view, scope) = (&corpus.0, nested_scope.parse()?);
    let hits =
        runner.run(py, |job| dictionary(view, &entries, n_frames, scope)?.hits(view, job))?;
    Ok(Hits { hits: Arc::new(hits), n_frames })
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
