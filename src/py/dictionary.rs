//! A dictionary, looked up in a corpus, and its hits.

use std::sync::Arc;

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

use super::columns;
use super::corpus::{Corpus, Tokenizer};
use super::run::Runner;
use crate::analysis;
use crate::corpus::Pattern;
use crate::count::{self, Dictionary, Entry};

/// The frame by number, the pattern, and whether it takes hits away.
type Line = (u32, PyBackedStr, bool);

/// Where a dictionary stands in a corpus.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Hits {
    pub(super) hits: Arc<count::Hits>,
    pub(super) n_frames: usize,
}

/// Reads a pattern and forgets it: an error says what is wrong with it.
#[pyfunction]
#[pyo3(signature = (pattern, tokenizer))]
pub(super) fn check_pattern(pattern: &str, tokenizer: &Tokenizer) -> PyResult<()> {
    Pattern::parse(pattern, &tokenizer.0)?;
    Ok(())
}

/// Finds the hits of `entries`.
#[pyfunction]
#[pyo3(signature = (corpus, entries, *, n_frames, runner))]
pub(super) fn find_hits(
    py: Python<'_>,
    corpus: &Corpus,
    entries: Vec<Line>,
    n_frames: usize,
    runner: &Runner,
) -> PyResult<Hits> {
    let view = &corpus.0;
    let hits = runner.run(py, |job| {
        let read = |(frame, pattern, exclude): &Line| {
            let pattern = Pattern::parse(pattern, view.corpus().tokenizer())?;
            Ok(Entry { frame: *frame, pattern, exclude: *exclude })
        };
        let entries = entries.iter().map(read).collect::<crate::Result<_>>()?;
        Dictionary::new(entries, n_frames, view).hits(view, job)
    })?;
    Ok(Hits { hits: Arc::new(hits), n_frames })
}

#[pymethods]
impl Hits {
    fn __len__(&self) -> usize {
        self.hits.len()
    }

    /// Which frame, which entry, which document, which tokens.
    fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let position = self.hits.first.iter().map(|&first| i64::from(first)).collect::<Vec<_>>();
        columns(
            py,
            [
                ("frame", self.hits.frame.clone().into_pyarray(py).into_any()),
                ("entry", self.hits.entry.clone().into_pyarray(py).into_any()),
                ("doc", self.hits.doc.clone().into_pyarray(py).into_any()),
                ("position", position.into_pyarray(py).into_any()),
            ],
        )
    }

    /// Where in the text, in which words, in which sentence; `corpus` is the one searched.
    fn spans<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let table = runner.run(py, |job| analysis::hits(&corpus.0, &self.hits, job))?;
        columns(
            py,
            [
                ("start", table.start.into_pyarray(py).into_any()),
                ("end", table.end.into_pyarray(py).into_any()),
                ("surface", table.surface.into_pyobject(py)?.into_any()),
                ("sentence", table.sentence.into_pyarray(py).into_any()),
            ],
        )
    }

    /// The text around each hit.
    #[pyo3(signature = (corpus, *, window, runner))]
    fn context<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        window: usize,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let table = runner.run(py, |job| analysis::kwic(&corpus.0, &self.hits, window, job))?;
        columns(
            py,
            [
                ("start", table.start.into_pyarray(py).into_any()),
                ("end", table.end.into_pyarray(py).into_any()),
                ("left", table.left.into_pyobject(py)?.into_any()),
                ("node", table.node.into_pyobject(py)?.into_any()),
                ("right", table.right.into_pyobject(py)?.into_any()),
            ],
        )
    }
}
