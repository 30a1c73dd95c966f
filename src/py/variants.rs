//! How terms are written, and what acronyms stand for.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::fields;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;

/// The surfaces of each term that has several.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn variants<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::variants(&corpus.0, job))?;
    fields!(py, table, [term, surface, count])
}

/// The acronyms that the texts explain.
#[pyfunction]
#[pyo3(signature = (corpus, *, min_count, runner))]
pub(super) fn long_forms<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    min_count: u64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::long_forms(&corpus.0, min_count, job))?;
    fields!(py, table, [long_form, acronym, count, docs])
}
