//! Frames by group and voice.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis;
use crate::text::Voice;

/// In whose voices each group uses each frame: a column per voice, and `negated`, `hedged`.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, runner))]
pub(super) fn voices<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let table = runner
        .run(py, |job| analysis::voices(&corpus.0, &hits.hits, hits.n_frames, &groups, job))?;
    let columns = PyDict::new(py);
    for (name, column) in Voice::NAMES.iter().zip(table.voices) {
        columns.set_item(name, column.into_pyarray(py))?;
    }
    columns.set_item("negated", table.negated.into_pyarray(py))?;
    columns.set_item("hedged", table.hedged.into_pyarray(py))?;
    Ok(columns)
}
