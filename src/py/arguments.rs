//! What do several questions take and give? Groups, lengths of n-grams, columns of rates.

use numpy::{IntoPyArray, PyReadonlyArray1};
use pyo3::prelude::*;

use super::corpus::Corpus;
use crate::count::{Groups, Ngrams};
use crate::measure::interval::RateColumns;

/// One code a document, and how many groups there are.
pub(super) type Codes<'py> = (PyReadonlyArray1<'py, i32>, usize);

/// Shortest, longest, across sentences, bridge.
pub(super) type How = (usize, usize, bool, bool);

/// Columns by name.
pub(super) type Named<'py, const N: usize> = [(&'static str, Bound<'py, PyAny>); N];

pub(super) fn groups(corpus: &Corpus, (codes, n): &Codes<'_>) -> PyResult<Groups> {
    Ok(Groups::new(&corpus.0, codes.as_slice()?, *n)?)
}

pub(super) fn ngrams((min, max, across_sentences, bridge): How) -> crate::Result<Ngrams> {
    Ngrams::new(min, max, across_sentences, bridge)
}

pub(super) fn rates(py: Python<'_>, rates: RateColumns) -> PyResult<Named<'_, 7>> {
    Ok([
        ("count", rates.count.into_pyarray(py).into_any()),
        ("docs", rates.docs.into_pyarray(py).into_any()),
        ("rate", rates.rate.into_pyarray(py).into_any()),
        ("low", rates.low.into_pyarray(py).into_any()),
        ("high", rates.high.into_pyarray(py).into_any()),
        ("ci_method", rates.method.into_pyarray(py).into_any()),
        ("ci_methods", rates.methods.into_pyobject(py)?.into_any()),
    ])
}
