//! Frames by group.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{Column, columns, fields};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis;
use crate::measure::interval::RateSettings;

/// What the hits of each frame weigh in each group.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, weights, *, per, level, runner))]
pub(super) fn weighted<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    weights: Vec<f64>,
    per: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let how = RateSettings::new(per, level)?;
    let (view, found, n) = (&corpus.0, &hits.hits, hits.n_frames);
    let table = runner.run(py, |_| analysis::weighted(view, found, &weights, n, &groups, how))?;
    fields!(py, table, [weighted, rate])
}

/// How often each group uses each frame.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, per, level, runner))]
pub(super) fn framing<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    per: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let settings = RateSettings::new(per, level)?;
    let table = runner
        .run(py, |_| analysis::framing(&corpus.0, &hits.hits, hits.n_frames, &groups, settings))?;
    let dict = columns(
        py,
        [
            ("frame", table.frame.column(py)?),
            ("group", table.group.column(py)?),
            ("n_docs", table.n_docs.column(py)?),
            ("tokens", table.tokens.column(py)?),
            ("prevalence", table.prevalence.column(py)?),
            ("dp_norm", table.dp_norm.column(py)?),
        ],
    )?;
    arguments::rates(py, table.rates)?
        .into_iter()
        .try_for_each(|(name, column)| dict.set_item(name, column))?;
    Ok(dict)
}
