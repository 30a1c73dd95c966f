//! What do several questions take and give? Groups, lengths of n-grams, columns of rates.

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;

use super::columns::Column;
use super::corpus::Corpus;
use crate::count::{Groups, Ngrams, Skip};
use crate::measure::interval::RateColumns;

/// One code a document, and how many groups there are.
pub(super) type Codes<'py> = (PyReadonlyArray1<'py, i32>, usize);

/// Shortest, longest, across sentences, bridge; and fewest and most terms left out, by which rule.
#[derive(FromPyObject)]
pub(super) enum How {
    /// n-grams of neighbours.
    Neighbours((usize, usize, bool, bool)),
    /// Skip-grams.
    Skips((usize, usize, bool, bool, usize, usize, String)),
}

/// Columns by name.
pub(super) type Named<'py, const N: usize> = [(&'static str, Bound<'py, PyAny>); N];

pub(super) fn groups(corpus: &Corpus, (codes, n): &Codes<'_>) -> PyResult<Groups> {
    Ok(Groups::new(&corpus.0, codes.as_slice()?, *n)?)
}

pub(super) fn ngrams(how: How) -> crate::Result<Ngrams> {
    match how {
        How::Neighbours((min, max, across, bridge)) => Ngrams::new(min, max, across, bridge),
        How::Skips((min, max, across, bridge, least, most, rule)) => {
            let skip = Skip::new(least, most, rule.parse()?)?;
            Ok(Ngrams { skip, ..Ngrams::new(min, max, across, bridge)? })
        }
    }
}

pub(super) fn rates(py: Python<'_>, rates: RateColumns) -> PyResult<Named<'_, 7>> {
    Ok([
        ("count", rates.count.column(py)?),
        ("docs", rates.docs.column(py)?),
        ("rate", rates.rate.column(py)?),
        ("low", rates.low.column(py)?),
        ("high", rates.high.column(py)?),
        ("ci_method", rates.method.column(py)?),
        ("ci_methods", rates.methods.into_pyobject(py)?.into_any()),
    ])
}
