//! Dispersion of terms or frames.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{fields, named};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis::{self, Items};
use crate::measure::dispersion::{Dispersion, Distance};

/// How evenly the frames of `hits` spread over the groups; without hits, all terms.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, min_count, runner))]
pub(super) fn dispersion<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: Option<&Hits>,
    groups: arguments::Codes<'py>,
    min_count: u64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let items = hits.map_or(Items::Terms(min_count), |h| Items::Hits(&h.hits, h.n_frames));
    let table = runner.run(py, |job| analysis::dispersion(&corpus.0, items, &groups, job))?;
    let measures = named(py, Dispersion::NAMES.iter().copied().zip(table.values))?;
    let distances = named(py, Distance::NAMES.iter().copied().zip(table.distances))?;
    let found = fields!(py, table, [term, count, range, parts, unstable])?;
    found.set_item("measures", measures)?;
    found.set_item("distances", distances)?;
    Ok(found)
}
