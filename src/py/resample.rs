//! Rates, and what compares two, with documents drawn again.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{Column, columns, fields};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis::{self, ResampledSide};
use crate::count::Comparison;
use crate::measure::interval::RateSettings;

/// Statistic, limits, per, level, replicates, seed.
type How<'a> = (&'a str, &'a str, f64, f64, u64, u64);

/// Each group by itself, or the two of `pair` (without a second: the rest).
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, pair, sources, how, runner))]
pub(super) fn resample<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    pair: Option<(usize, Option<usize>)>,
    sources: Option<arguments::Codes<'py>>,
    how: How<'_>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let sources = sources.map(|codes| arguments::groups(corpus, &codes)).transpose()?;
    let (statistic, limits, per, level, replicates, seed) = how;
    let rates = RateSettings::new(per, level)?;
    let (statistic, limits) = (statistic.parse()?, limits.parse()?);
    let how = analysis::Resample { rates, statistic, limits, replicates, seed };
    let reference = pair.and_then(|(_, reference)| reference);
    let reference = reference.as_ref().map(std::slice::from_ref);
    let pair = pair.map(|(target, _)| Comparison { target, reference });
    let sides = (pair, sources.as_ref());
    let table = runner.run(py, |job| {
        analysis::resample(&corpus.0, &hits.hits, hits.n_frames, &groups, sides, how, job)
    })?;
    let sides: Vec<_> =
        table.sides.into_iter().map(|side| counts(py, side)).collect::<Result<_, _>>()?;
    columns(
        py,
        [
            ("frame", table.frame.column(py)?),
            ("group", table.group.column(py)?),
            ("sides", sides.into_pyobject(py)?.into_any()),
            ("value", table.value.column(py)?),
            ("se", table.se.column(py)?),
            ("low", table.low.column(py)?),
            ("high", table.high.column(py)?),
            ("ci_method", table.method.column(py)?),
        ],
    )
}

fn counts(py: Python<'_>, side: ResampledSide) -> PyResult<Bound<'_, PyDict>> {
    fields!(py, side, [count, docs, n_docs, n_sources, tokens])
}
