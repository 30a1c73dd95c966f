//! Frames by group: in whose voices, and how prominently.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{Column, named};
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
    let by_voice = Voice::NAMES.iter().copied().zip(table.voices);
    let rest = [("negated", table.negated), ("hedged", table.hedged)];
    named(py, by_voice.chain(rest))
}

/// How prominently each group places each frame.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, runner))]
pub(super) fn prominence<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyAny>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (view, found, n) = (&corpus.0, &hits.hits, hits.n_frames);
    runner.run(py, |job| analysis::prominence(view, found, n, &groups, job))?.column(py)
}
