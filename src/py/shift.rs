//! What each term adds to a difference.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{self, Codes};
use super::columns::fields;
use super::corpus::Corpus;
use super::keyness::Counts;
use super::run::Runner;
use crate::analysis;
use crate::count::Comparison;
use crate::measure::shift::Shift;

/// Group `target` against others, or the rest.
#[pyfunction]
#[pyo3(signature = (counts, corpus, groups, *, target, reference, method, per, scores, runner))]
pub(super) fn shift<'py>(
    py: Python<'py>,
    counts: &Counts,
    corpus: &Corpus,
    groups: Codes<'py>,
    target: usize,
    reference: Option<Vec<usize>>,
    method: &str,
    per: f64,
    scores: Option<BTreeMap<String, f64>>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let comparison = Comparison { target, reference: reference.as_deref() };
    let how = (method.parse::<Shift>()?, per, scores.as_ref());
    let table = runner
        .run(py, |job| analysis::shift(&corpus.0, &counts.0, &groups, comparison, how, job))?;
    fields!(
        py,
        table,
        [
            term,
            part,
            score,
            target,
            reference,
            target_docs,
            reference_docs,
            target_rate,
            reference_rate,
            total,
        ]
    )
}
