//! Sentences to read by hand.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::fields;
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis::{self, ValidationSample};

/// Number of sentences, share of those with hits, whether by frame, seed.
type How = (usize, f64, bool, u64);

/// Sentences from strata, with what hits them.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, how, *, runner))]
pub(super) fn validation_sample<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    how: How,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (n, hit_share, by_frame, seed) = how;
    let how = ValidationSample { n, hit_share, by_frame, seed };
    let table = runner.run(py, |job| {
        analysis::validation_sample(&corpus.0, &hits.hits, hits.n_frames, &groups, how, job)
    })?;
    fields!(
        py,
        table,
        [
            doc, sentence, start, end, text, before, after, stratum, hit_row, hit_frame, hit_entry,
            group, frame, population, drawn, with_frame,
        ]
    )
}
