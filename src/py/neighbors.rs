//! The nearest documents of each document.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{How, ngrams};
use super::columns::fields;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, Neighbors};

/// A row a document and neighbor.
#[pyfunction]
#[pyo3(signature = (corpus, how, nearest, weights, *, runner))]
pub(super) fn neighbors<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    how: How,
    nearest: (Option<usize>, f64, String),
    weights: (String, u64),
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let ((k, threshold, method), (weighting, max_docs)) = (nearest, weights);
    let how = ngrams(how)?;
    let (nearness, weighting) = (method.parse()?, weighting.parse()?);
    let wanted = Neighbors { k, threshold, nearness, weighting, max_docs };
    wanted.check()?;
    let table = runner.run(py, |job| analysis::neighbors(&corpus.0, how, wanted, job))?;
    fields!(py, table, [doc, neighbor, similarity, rank])
}
