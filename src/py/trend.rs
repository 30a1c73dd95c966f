//! Frames over time.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::fields;
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis;

/// Periods, periods of a rolling rate, per, permutations, seed.
type How = (usize, usize, f64, u64, u64);

/// Rolling rates and changes; the groups are those of all series, period by period.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, how, *, runner))]
pub(super) fn trend<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    how: How,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (n_periods, rolling, per, permutations, seed) = how;
    let how = analysis::Trend { n_periods, rolling, per, permutations, seed };
    let table = runner
        .run(py, |job| analysis::trend(&corpus.0, &hits.hits, hits.n_frames, &groups, how, job))?;
    fields!(py, table, [rolling, change, p])
}
