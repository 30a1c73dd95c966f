//! The tokens of every document, one by one and summed up.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::{Column, columns, fields};
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
            ("doc", table.doc.column(py)?),
            ("position", table.position.column(py)?),
            ("start", table.start.column(py)?),
            ("end", table.end.column(py)?),
            ("surface", table.form.column(py)?),
            ("term", table.term.column(py)?),
            ("sentence", table.sentence.column(py)?),
            ("region", table.region.column(py)?),
            ("counted", table.counted.column(py)?),
            ("voice", table.voice.column(py)?),
            ("negated", table.negated.column(py)?),
            ("hedged", table.hedged.column(py)?),
            ("surfaces", surfaces.column(py)?),
            ("terms", terms.column(py)?),
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
    fields!(py, table, [chars, tokens, counted, types, sentences, regions, missing])
}
