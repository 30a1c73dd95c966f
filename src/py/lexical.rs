//! Diversity of the vocabulary.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{fields, named};
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;
use crate::measure::diversity::{Diversity, Settings};

/// How rich the vocabulary of each group is.
#[pyfunction]
#[pyo3(signature = (corpus, groups, *, measures, window, min_factor, base, runner))]
pub(super) fn lexical<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: arguments::Codes<'py>,
    measures: Vec<String>,
    window: usize,
    min_factor: usize,
    base: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let settings = Settings::new(window, min_factor, base)?;
    let asked = measures.iter().map(|name| name.parse()).collect::<crate::Result<Vec<_>>>()?;
    let table =
        runner.run(py, |job| analysis::lexical(&corpus.0, &groups, &asked, settings, job))?;
    let names = asked.iter().map(|measure: &Diversity| measure.name());
    let measures = named(py, names.zip(table.values))?;
    let found = fields!(py, table, [group, tokens, types])?;
    found.set_item("measures", measures)?;
    Ok(found)
}
