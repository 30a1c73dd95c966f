//! Diversity of the vocabulary.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};

use super::corpus::Corpus;
use super::run::Runner;
use super::{arguments, columns};
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
    let by_name = names.zip(table.values.into_iter().map(|column| column.into_pyarray(py)));
    columns(
        py,
        [
            ("group", table.group.into_pyarray(py).into_any()),
            ("tokens", table.tokens.into_pyarray(py).into_any()),
            ("types", table.types.into_pyarray(py).into_any()),
            ("measures", by_name.into_py_dict(py)?.into_any()),
        ],
    )
}
