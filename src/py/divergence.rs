//! How far groups are apart, pair by pair.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{self, Codes};
use super::columns::fields;
use super::corpus::Corpus;
use super::keyness::Counts;
use super::run::Runner;
use crate::analysis::{self, Divergence};
use crate::measure::divergence::Settings;

/// Every pair of a group and others, or the rest.
#[pyfunction]
#[pyo3(signature = (counts, corpus, groups, pairs, *, method, alpha, smooth, permutations, seed,
    level, runner))]
pub(super) fn divergence<'py>(
    py: Python<'py>,
    counts: &Counts,
    corpus: &Corpus,
    groups: Codes<'py>,
    pairs: Vec<(usize, Option<Vec<usize>>)>,
    method: &str,
    alpha: f64,
    smooth: f64,
    permutations: Option<u64>,
    seed: u64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let measure = Settings { measure: method.parse()?, alpha, smooth };
    let how = Divergence { measure, permutations, seed, level };
    how.check()?;
    let table = runner
        .run(py, |job| analysis::divergence(&corpus.0, &counts.0, &groups, &pairs, how, job))?;
    fields!(
        py,
        table,
        [
            target_docs,
            reference_docs,
            target_tokens,
            reference_tokens,
            observed,
            maximum,
            corrected,
            null_mean,
            excess,
            low,
            high,
            p,
            p_method,
        ]
    )
}
