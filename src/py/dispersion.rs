//! Dispersion of terms or frames.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};

use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use super::{arguments, columns};
use crate::analysis::{self, Items};
use crate::measure::dispersion::Dispersion;

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
    let named = Dispersion::NAMES.iter().zip(table.values.into_iter().map(|v| v.into_pyarray(py)));
    columns(
        py,
        [
            ("term", table.term.into_pyobject(py)?.into_any()),
            ("count", table.count.into_pyarray(py).into_any()),
            ("range", table.range.into_pyarray(py).into_any()),
            ("parts", table.parts.into_pyarray(py).into_any()),
            ("measures", named.into_py_dict(py)?.into_any()),
            ("arf", table.arf.into_pyarray(py).into_any()),
            ("unstable", table.unstable.into_pyarray(py).into_any()),
        ],
    )
}
