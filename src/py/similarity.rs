//! Groups by groups.

use numpy::IntoPyArray;
use pyo3::prelude::*;

use super::arguments;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, Weighting};

/// How alike the groups are, row by row.
#[pyfunction]
#[pyo3(signature = (corpus, groups, how, *, method, weighting, runner))]
pub(super) fn similarity<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: arguments::Codes<'py>,
    how: arguments::How,
    method: &str,
    weighting: &str,
    runner: &Runner,
) -> PyResult<Bound<'py, PyAny>> {
    let groups = arguments::groups(corpus, &groups)?;
    let tfidf = weighting.parse::<Weighting>()? == Weighting::Tfidf;
    let (how, measure) = (arguments::ngrams(how)?, (method.parse()?, tfidf));
    let square =
        runner.run(py, |job| analysis::similarity(&corpus.0, how, &groups, measure, job))?;
    Ok(square.into_pyarray(py).into_any())
}
