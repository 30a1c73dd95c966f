//! Documents that are nearly the same.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::fields;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, NearDuplicates};
use crate::count::Wanted;

/// A row a pair, and how many pairs of identical documents are not listed.
#[pyfunction]
#[pyo3(signature = (corpus, shingle, wanted, *, method, thin = false, runner))]
pub(super) fn near_duplicates<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    shingle: (usize, String),
    wanted: (f64, String, usize),
    method: &str,
    thin: bool,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (threshold, measure, max_pairs) = wanted;
    let wanted = Wanted { measure: measure.parse()?, threshold, max_pairs };
    wanted.check()?;
    let how = NearDuplicates {
        shingle: shingle.0,
        unit: shingle.1.parse()?,
        search: method.parse()?,
        wanted,
        is_thin: thin,
    };
    let table = runner.run(py, |job| analysis::near_duplicates(&corpus.0, &how, job))?;
    fields!(py, table, [doc, duplicate, similarity, cluster, representative, left_out])
}
