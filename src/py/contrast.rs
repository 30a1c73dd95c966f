//! Two groups, frame by frame.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::columns::{Column, columns};
use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::analysis;
use crate::count::Comparison;
use crate::measure::interval::RateSettings;

/// Per, level, adjustment, permutations, seed.
type How<'a> = (f64, f64, &'a str, u64, u64);

/// Group `target` against group `reference`, or the rest.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, target, reference, how, runner))]
pub(super) fn contrast<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    target: usize,
    reference: Option<usize>,
    how: How<'_>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (per, level, adjust, permutations, seed) = how;
    let (rates, adjust) = (RateSettings::new(per, level)?, adjust.parse()?);
    let how = analysis::Contrast { rates, adjust, permutations, seed };
    let pair = Comparison { target, reference: reference.as_ref().map(std::slice::from_ref) };
    let table = runner.run(py, |job| {
        analysis::contrast(&corpus.0, &hits.hits, hits.n_frames, &groups, pair, how, job)
    })?;
    let [here, there] = table.sides;
    columns(
        py,
        [
            ("frame", table.frame.column(py)?),
            ("target", here.count.column(py)?),
            ("reference", there.count.column(py)?),
            ("target_docs", here.docs.column(py)?),
            ("reference_docs", there.docs.column(py)?),
            ("target_rate", here.rate.column(py)?),
            ("reference_rate", there.rate.column(py)?),
            ("difference", table.difference.value.column(py)?),
            ("difference_low", table.difference.low.column(py)?),
            ("difference_high", table.difference.high.column(py)?),
            ("ratio", table.ratio.value.column(py)?),
            ("ratio_low", table.ratio.low.column(py)?),
            ("ratio_high", table.ratio.high.column(py)?),
            ("p", table.p.column(py)?),
            ("q", table.q.column(py)?),
            ("ci_method", table.methods.column(py)?),
        ],
    )
}
