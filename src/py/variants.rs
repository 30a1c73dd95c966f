//! How terms are written, and what acronyms stand for.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns;
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
    columns(
        py,
        [
            ("term", table.term.into_pyobject(py)?.into_any()),
            ("surface", table.surface.into_pyobject(py)?.into_any()),
            ("count", table.count.into_pyarray(py).into_any()),
        ],
    )
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
    columns(
        py,
        [
            ("long_form", table.long_form.into_pyobject(py)?.into_any()),
            ("acronym", table.acronym.into_pyobject(py)?.into_any()),
            ("count", table.count.into_pyarray(py).into_any()),
            ("docs", table.docs.into_pyarray(py).into_any()),
        ],
    )
}
