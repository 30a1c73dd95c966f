//! Two groups, frame by frame.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use super::{arguments, columns};
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
            ("frame", table.frame.into_pyarray(py).into_any()),
            ("target", here.count.into_pyarray(py).into_any()),
            ("reference", there.count.into_pyarray(py).into_any()),
            ("target_docs", here.docs.into_pyarray(py).into_any()),
            ("reference_docs", there.docs.into_pyarray(py).into_any()),
            ("target_rate", here.rate.into_pyarray(py).into_any()),
            ("reference_rate", there.rate.into_pyarray(py).into_any()),
            ("difference", table.difference.value.into_pyarray(py).into_any()),
            ("difference_low", table.difference.low.into_pyarray(py).into_any()),
            ("difference_high", table.difference.high.into_pyarray(py).into_any()),
            ("ratio", table.ratio.value.into_pyarray(py).into_any()),
            ("ratio_low", table.ratio.low.into_pyarray(py).into_any()),
            ("ratio_high", table.ratio.high.into_pyarray(py).into_any()),
            ("p", table.p.into_pyarray(py).into_any()),
            ("q", table.q.into_pyarray(py).into_any()),
            ("ci_method", table.methods.into_pyobject(py)?.into_any()),
        ],
    )
}
