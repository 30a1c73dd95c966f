//! The tokens of every document, one by one and summed up.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;

/// Every token, and the strings that its form and term numbers stand for.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn tokens<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::tokens(&corpus.0, job))?;
    let forms = corpus.0.forms();
    let surfaces: Vec<&str> = forms.surfaces().iter().collect();
    let terms: Vec<&str> = forms.terms().iter().collect();
    columns(
        py,
        [
            ("doc", table.doc.into_pyarray(py).into_any()),
            ("position", table.position.into_pyarray(py).into_any()),
            ("start", table.start.into_pyarray(py).into_any()),
            ("end", table.end.into_pyarray(py).into_any()),
            ("surface", table.form.into_pyarray(py).into_any()),
            ("term", table.term.into_pyarray(py).into_any()),
            ("sentence", table.sentence.into_pyarray(py).into_any()),
            ("region", table.region.into_pyarray(py).into_any()),
            ("counted", table.counted.into_pyarray(py).into_any()),
            ("voice", table.voice.into_pyarray(py).into_any()),
            ("negated", table.negated.into_pyarray(py).into_any()),
            ("hedged", table.hedged.into_pyarray(py).into_any()),
            ("surfaces", surfaces.into_pyobject(py)?.into_any()),
            ("terms", terms.into_pyobject(py)?.into_any()),
        ],
    )
}

/// The size of every document.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn summary<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::summary(&corpus.0, job))?;
    columns(
        py,
        [
            ("chars", table.chars.into_pyarray(py).into_any()),
            ("tokens", table.tokens.into_pyarray(py).into_any()),
            ("counted", table.counted.into_pyarray(py).into_any()),
            ("types", table.types.into_pyarray(py).into_any()),
            ("sentences", table.sentences.into_pyarray(py).into_any()),
            ("regions", table.regions.into_pyarray(py).into_any()),
            ("missing", table.missing.into_pyarray(py).into_any()),
        ],
    )
}
