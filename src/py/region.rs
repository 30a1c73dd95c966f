//! What of the texts is not the article.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;

/// Every line that is not of the article.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn cleaning<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::cleaning(&corpus.0, job))?;
    columns(
        py,
        [
            ("doc", table.doc.into_pyarray(py).into_any()),
            ("start", table.start.into_pyarray(py).into_any()),
            ("end", table.end.into_pyarray(py).into_any()),
            ("rule", table.rule.into_pyobject(py)?.into_any()),
            ("region", table.region.into_pyarray(py).into_any()),
            ("text", table.text.into_pyobject(py)?.into_any()),
            ("share", table.share.into_pyarray(py).into_any()),
        ],
    )
}
