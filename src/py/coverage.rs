//! What each entry of a dictionary finds.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::fields;
use super::corpus::Corpus;
use super::dictionary::{Line, dictionary};
use super::run::Runner;
use crate::analysis;

/// Hits, matches and overlaps of each of `entries`.
#[pyfunction]
#[pyo3(signature = (corpus, entries, *, n_frames, nested_scope, dominant, runner))]
pub(super) fn coverage<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    entries: Vec<Line>,
    n_frames: usize,
    nested_scope: &str,
    dominant: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (view, scope) = (&corpus.0, nested_scope.parse()?);
    let table = runner.run(py, |job| {
        let dictionary = dictionary(view, &entries, n_frames, scope)?;
        analysis::entries(view, &dictionary, dominant, job)
    })?;
    fields!(
        py,
        table,
        [
            count,
            docs,
            share,
            effective,
            prevalence,
            token_share,
            matches,
            same_frame,
            other_frames,
            partner,
            flag,
        ]
    )
}
