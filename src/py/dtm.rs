//! The document-term matrix, in arrays that `SciPy` takes without a copy.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{How, ngrams};
use super::columns;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, DtmSettings, Indices};
use crate::count::Matrix;

/// Fewest and most documents, and fewest occurrences, of a term.
type Limits = (u64, u64, u64);

/// Lays the counts out as compressed sparse rows.
#[pyfunction]
#[pyo3(signature = (corpus, how, *, limits, weighting, normalize, runner))]
pub(super) fn dtm<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    how: How,
    limits: Limits,
    weighting: &str,
    normalize: &str,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let how = ngrams(how)?;
    let (least, most, min_count) = limits;
    let (weighting, norm) = (weighting.parse()?, normalize.parse()?);
    let settings = DtmSettings { docs: (least, most), min_count, weighting, norm };
    let table = runner.run(py, |job| {
        analysis::dtm(&corpus.0, &Matrix::new(&corpus.0, how, job)?, settings, job)
    })?;
    let (indptr, indices) = match table.indices() {
        Indices::Narrow(ends, columns) => {
            (ends.into_pyarray(py).into_any(), columns.into_pyarray(py).into_any())
        }
        Indices::Wide(ends, columns) => {
            (ends.into_pyarray(py).into_any(), columns.into_pyarray(py).into_any())
        }
    };
    let data = match table.weights {
        weights if weights.is_empty() => table.counts.into_pyarray(py).into_any(),
        weights => weights.into_pyarray(py).into_any(),
    };
    columns(
        py,
        [
            ("terms", table.terms.into_pyobject(py)?.into_any()),
            ("indptr", indptr),
            ("indices", indices),
            ("data", data),
        ],
    )
}
