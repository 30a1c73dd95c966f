//! Groups by groups.

use pyo3::prelude::*;

use super::arguments;
use super::columns::Column;
use super::corpus::Corpus;
use super::run::Runner;
use super::select::Weight;
use crate::analysis::{self, Similarity};

/// How alike the groups are, row by row, and whether a large number means far apart.
#[pyfunction]
#[pyo3(signature = (corpus, groups, how, *, method, weight, top, smooth, power, runner))]
pub(super) fn similarity<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: arguments::Codes<'py>,
    how: arguments::How,
    method: &str,
    weight: &Weight,
    top: Option<usize>,
    smooth: f64,
    power: f64,
    runner: &Runner,
) -> PyResult<(Bound<'py, PyAny>, bool)> {
    let groups = arguments::groups(corpus, &groups)?;
    let lengths = arguments::ngrams(how)?;
    let how = Similarity { measure: method.parse()?, weight: weight.0, top, smooth, power };
    how.check()?;
    let square =
        runner.run(py, |job| analysis::similarity(&corpus.0, lengths, &groups, how, job))?;
    Ok((square.column(py)?, how.measure.is_distance()))
}
