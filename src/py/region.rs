//! What of the texts is not the article.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{Codes, groups};
use super::columns;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;

/// Every line that is not of the article.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn cleaning<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::cleaning(&corpus.0, job))?;
    columns(
        py,
        [
            ("doc", table.doc.into_pyarray(py).into_any()),
            ("start", table.start.into_pyarray(py).into_any()),
            ("end", table.end.into_pyarray(py).into_any()),
            ("rule", table.rule.into_pyobject(py)?.into_any()),
            ("region", table.region.into_pyarray(py).into_any()),
            ("text", table.text.into_pyobject(py)?.into_any()),
            ("share", table.share.into_pyarray(py).into_any()),
        ],
    )
}

/// The lines that recur across the documents of each source.
#[pyfunction]
#[pyo3(signature = (corpus, sources, *, min_docs, min_share, runner))]
pub(super) fn recurring_lines<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    sources: Codes<'py>,
    min_docs: u64,
    min_share: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = groups(corpus, &sources)?;
    let count = |job: &_| analysis::recurring_lines(&corpus.0, &groups, min_docs, min_share, job);
    let table = runner.run(py, count)?;
    columns(
        py,
        [
            ("line", table.line.into_pyobject(py)?.into_any()),
            ("source", table.group.into_pyarray(py).into_any()),
            ("docs", table.docs.into_pyarray(py).into_any()),
            ("n_docs", table.n_docs.into_pyarray(py).into_any()),
            ("share", table.share.into_pyarray(py).into_any()),
            ("example", table.example.into_pyobject(py)?.into_any()),
        ],
    )
}
