//! The document-term matrix, in arrays that `SciPy` takes without a copy.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{How, ngrams};
use super::columns::{Column, columns};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use super::select::{Select, Weight};
use crate::analysis::{self, Indices};

/// Hits, names of the frames, whether nothing else is counted.
type Frames<'py> = (Bound<'py, Hits>, Vec<String>, bool);

/// Lays the counts out as compressed sparse rows; indices have 64 bits beyond `widest`.
#[pyfunction]
#[pyo3(signature = (corpus, how, *, select, weight, frames, widest, runner))]
pub(super) fn dtm<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    how: How,
    select: &Select,
    weight: &Weight,
    frames: Option<Frames<'py>>,
    widest: i32,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (how, view) = (ngrams(how)?, &corpus.0);
    let frames = frames.map(|(hits, names, exclusive)| (hits.get().hits.clone(), names, exclusive));
    let table = runner.run(py, |job| {
        let keys = frames.as_ref().map(|(hits, names, exclusive)| analysis::Keys {
            hits,
            names: names.clone(),
            exclusive: *exclusive,
        });
        analysis::dtm(view, how, &select.0, &weight.0, keys, job)
    })?;
    let (indptr, indices) = match table.indices(widest) {
        Indices::Narrow(ends, columns) => (ends.column(py)?, columns.column(py)?),
        Indices::Wide(ends, columns) => (ends.column(py)?, columns.column(py)?),
    };
    let data = match table.weights {
        weights if weights.is_empty() => table.counts.column(py)?,
        weights => weights.column(py)?,
    };
    columns(
        py,
        [
            ("terms", table.terms.column(py)?),
            ("indptr", indptr),
            ("indices", indices),
            ("data", data),
        ],
    )
}
