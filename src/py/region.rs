//! What of the texts is not the article.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{Codes, groups};
use super::columns::{Column, columns, fields};
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
    fields!(py, table, [doc, start, end, rule, region, text, share])
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
            ("line", table.line.column(py)?),
            ("source", table.group.column(py)?),
            ("docs", table.docs.column(py)?),
            ("n_docs", table.n_docs.column(py)?),
            ("share", table.share.column(py)?),
            ("example", table.example.column(py)?),
        ],
    )
}
