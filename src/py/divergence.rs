//! How far groups are apart, pair by pair.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{self, Codes};
use super::columns;
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
    columns(
        py,
        [
            ("target_docs", table.target_docs.into_pyarray(py).into_any()),
            ("reference_docs", table.reference_docs.into_pyarray(py).into_any()),
            ("target_tokens", table.target_tokens.into_pyarray(py).into_any()),
            ("reference_tokens", table.reference_tokens.into_pyarray(py).into_any()),
            ("observed", table.observed.into_pyarray(py).into_any()),
            ("maximum", table.maximum.into_pyarray(py).into_any()),
            ("corrected", table.corrected.into_pyarray(py).into_any()),
            ("null_mean", table.null_mean.into_pyarray(py).into_any()),
            ("excess", table.excess.into_pyarray(py).into_any()),
            ("low", table.low.into_pyarray(py).into_any()),
            ("high", table.high.into_pyarray(py).into_any()),
            ("p", table.p.into_pyarray(py).into_any()),
            ("p_method", table.p_method.into_pyobject(py)?.into_any()),
        ],
    )
}
