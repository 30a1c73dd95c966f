//! Readability.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};

use super::columns;
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
    let values = table.values.into_iter().map(|column| column.into_pyarray(py));
    let [words, sentences, letters, syllables, polysyllables, long_words] =
        table.lengths.map(|column| column.into_pyarray(py).into_any());
    columns(
        py,
        [
            ("words", words),
            ("sentences", sentences),
            ("letters", letters),
            ("syllables", syllables),
            ("polysyllables", polysyllables),
            ("long_words", long_words),
            ("measures", Readability::NAMES.iter().zip(values).into_py_dict(py)?.into_any()),
        ],
    )
}
