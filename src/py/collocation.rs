//! Fixed expressions.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::{fields, named};
use super::corpus::Corpus;
use super::run::Runner;
use crate::Result;
use crate::analysis::{self, Collocation};
use crate::measure::association::Bond;

/// The bonds of these names.
pub(super) fn bonds(names: &[String]) -> Result<Vec<Bond>> {
    names.iter().map(|name| name.parse()).collect()
}

/// The `expressions` (words, across sentences, bridge) that occur `min_count` times, and how
/// strong they are.
#[pyfunction]
#[pyo3(signature = (corpus, expressions, *, min_count, measures, smoothing, level, runner))]
pub(super) fn collocations<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    expressions: (usize, bool, bool),
    min_count: u64,
    measures: Vec<String>,
    smoothing: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (size, across_sentences, bridge) = expressions;
    let measures = bonds(&measures)?;
    let how = Collocation { size, min_count, measures, smoothing, level, across_sentences, bridge };
    let table = runner.run(py, |job| analysis::collocations(&corpus.0, &how, job))?;
    let measures = named(py, table.measures)?;
    let found = fields!(py, table, [term, count, docs])?;
    found.set_item("measures", measures)?;
    Ok(found)
}
