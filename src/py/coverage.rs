//! What each entry of a dictionary finds.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::fields;
use super::corpus::Corpus;
use super::dictionary::Dictionary;
use super::run::Runner;
use crate::analysis;

/// Hits, matches and overlaps of each entry.
#[pyfunction]
#[pyo3(signature = (corpus, dictionary, *, nested_scope, dominant, runner))]
pub(super) fn coverage<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    dictionary: &Dictionary,
    nested_scope: &str,
    dominant: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (view, scope) = (&corpus.0, nested_scope.parse()?);
    let table = runner
        .run(py, |job| analysis::entries(view, &*dictionary.within(view, scope)?, dominant, job))?;
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
