//! Two texts, word by word.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::{Column, columns, fields};
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, Align, AlignColumns, AlignSide, AlignedWords};

/// A document, or a passage of it.
type Side = (u32, Option<(i64, i64)>);

/// The best local alignment of two documents, or of a passage of each.
#[pyfunction]
#[pyo3(signature = (corpus, a, b, *, same, changed, gap, runner))]
pub(super) fn align<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    a: Side,
    b: Side,
    same: i64,
    changed: i64,
    gap: i64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let how = Align::new(same, changed, gap)?;
    let side = |(place, passage)| AlignSide { place, passage };
    let table = runner.run(py, |job| analysis::align(&corpus.0, (side(a), side(b)), how, job))?;
    columns(
        py,
        [
            ("kinds", AlignColumns::KINDS.to_vec().column(py)?),
            ("kind", table.kind.column(py)?),
            ("a", words(py, table.a)?.into_any()),
            ("b", words(py, table.b)?.into_any()),
            ("score", table.score.column(py)?),
            ("similarity", table.similarity.column(py)?),
        ],
    )
}

fn words(py: Python<'_>, words: AlignedWords) -> PyResult<Bound<'_, PyDict>> {
    fields!(py, words, [word, start, end, position, coverage])
}
