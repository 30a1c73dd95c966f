//! Hits: where they stand, in what words, with what around them.

use std::sync::Arc;

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::{Column, columns, fields};
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis;
use crate::count;

/// Where a dictionary stands in a corpus.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Hits {
    pub(super) hits: Arc<count::Hits>,
    pub(super) n_frames: usize,
}

#[pymethods]
impl Hits {
    /// The hits of one frame in the documents for which `keep` has true.
    fn of(&self, frame: u32, keep: PyReadonlyArray1<'_, bool>) -> PyResult<Self> {
        let hits = Arc::new(self.hits.only(frame, keep.as_slice()?));
        Ok(Self { hits, n_frames: self.n_frames })
    }

    /// The hits of one entry.
    fn of_entry(&self, entry: u32) -> Self {
        Self { hits: Arc::new(self.hits.of_entry(entry)), n_frames: self.n_frames }
    }

    /// The hits that begin at code point `start`; `corpus` is the one searched.
    fn starting_at(&self, corpus: &Corpus, start: i64) -> Self {
        let hits = self.hits.starting_at(&corpus.0, start);
        Self { hits: Arc::new(hits), n_frames: self.n_frames }
    }

    /// The hits whose first token is the one at `position` of its document.
    fn at(&self, position: u32) -> Self {
        Self { hits: Arc::new(self.hits.at(position)), n_frames: self.n_frames }
    }

    /// A column of hits per frame, an item a document; by weight if `weights` are given, one an
    /// entry; rates if `per` is.
    #[pyo3(signature = (corpus, *, weights, per, runner))]
    fn score<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        weights: Option<Vec<f64>>,
        per: Option<f64>,
        runner: &Runner,
    ) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let table = runner.run(py, |_| {
            analysis::score(&corpus.0, &self.hits, self.n_frames, weights.as_deref(), per)
        })?;
        if table.numbers.is_empty() {
            return table.counts.into_iter().map(|column| column.column(py)).collect();
        }
        table.numbers.into_iter().map(|column| column.column(py)).collect()
    }

    fn __len__(&self) -> usize {
        self.hits.len()
    }

    /// Which frame, which entry, which document, which tokens.
    fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let position = self.hits.first.iter().map(|&first| i64::from(first)).collect::<Vec<_>>();
        columns(
            py,
            [
                ("frame", self.hits.frame.clone().column(py)?),
                ("entry", self.hits.entry.clone().column(py)?),
                ("doc", self.hits.doc.clone().column(py)?),
                ("position", position.column(py)?),
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
        fields!(py, table, [start, end, surface, sentence, region, voice, speaker, negated, hedged])
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
        fields!(py, table, [start, end, left, node, right, sentence, region, voice, speaker])
    }
}
