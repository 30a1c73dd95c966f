//! Terms by group.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{Column, columns};
use super::corpus::Corpus;
use super::run::Runner;
use super::select::Select;
use crate::analysis;
use crate::measure::interval::RateSettings;

/// How often each n-gram stands in each group.
#[pyfunction]
#[pyo3(signature = (corpus, groups, how, *, select, per, level, runner))]
pub(super) fn frequency<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: arguments::Codes<'py>,
    how: arguments::How,
    select: &Select,
    per: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (how, settings) = (arguments::ngrams(how)?, RateSettings::new(per, level)?);
    let table = runner
        .run(py, |job| analysis::frequency(&corpus.0, how, &groups, &select.0, settings, job))?;
    let dict = columns(
        py,
        [
            ("term", table.term.column(py)?),
            ("group", table.group.column(py)?),
            ("n_docs", table.n_docs.column(py)?),
            ("tokens", table.tokens.column(py)?),
            ("terms", table.vocabulary.into_pyobject(py)?.into_any()),
        ],
    )?;
    arguments::rates(py, table.rates)?
        .into_iter()
        .try_for_each(|(name, column)| dict.set_item(name, column))?;
    Ok(dict)
}
