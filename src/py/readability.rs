//! Readability.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::named;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;
use crate::measure::readability::Readability;

/// How hard each document is to read.
#[pyfunction]
#[pyo3(signature = (corpus, *, is_english, runner))]
pub(super) fn readability<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    is_english: bool,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::readability(&corpus.0, is_english, job))?;
    let lengths = ["words", "sentences", "letters", "syllables", "polysyllables", "long_words"];
    let found = named(py, lengths.into_iter().zip(table.lengths))?;
    found.set_item("measures", named(py, Readability::NAMES.iter().copied().zip(table.values))?)?;
    Ok(found)
}
