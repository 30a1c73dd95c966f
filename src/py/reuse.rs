//! Passages that documents share.

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{self, Codes};
use super::columns::{Column, columns, fields};
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, ReuseSettings, SideColumns};

/// What counts as a passage.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Reuse(analysis::Reuse);

#[pymethods]
impl Reuse {
    /// Finds the passages; `sides`: only documents of different groups are compared.
    #[new]
    #[pyo3(signature = (corpus, *, min_tokens, threshold, seed, max_places, sides, runner))]
    fn new(
        py: Python<'_>,
        corpus: &Corpus,
        min_tokens: usize,
        threshold: f64,
        seed: usize,
        max_places: usize,
        sides: Option<Codes<'_>>,
        runner: &Runner,
    ) -> PyResult<Self> {
        let sides = sides.map(|codes| arguments::groups(corpus, &codes)).transpose()?;
        let how = ReuseSettings { min_tokens, threshold, seed, max_places, sides };
        how.check()?;
        Ok(Self(runner.run(py, |job| analysis::reuse(&corpus.0, &how, job))?))
    }

    /// How many clusters are in more than `max_places` documents.
    fn n_thinned(&self, max_places: usize) -> usize {
        self.0.n_thinned(max_places)
    }

    /// A row a passage; `corpus` is the one searched, `rank` its documents' order in time.
    fn passages<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        rank: PyReadonlyArray1<'py, i64>,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let rank = rank.as_slice()?;
        let table = runner.run(py, |job| self.0.columns(&corpus.0, rank, job))?;
        columns(
            py,
            [
                ("doc", side(py, table.doc)?.into_any()),
                ("other", side(py, table.other)?.into_any()),
                ("similarity", table.similarity.column(py)?),
                ("cluster", table.cluster.column(py)?),
                ("docs", table.docs.column(py)?),
                ("first", table.first.column(py)?),
            ],
        )
    }

    /// A row a pair of documents, both ways round; `corpus` is the one searched.
    fn coverage<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let table = runner.run(py, |job| analysis::coverage(&corpus.0, &self.0, job))?;
        fields!(py, table, [doc, other, passages, tokens, shared, equal, coverage])
    }
}

fn side(py: Python<'_>, side: SideColumns) -> PyResult<Bound<'_, PyDict>> {
    fields!(py, side, [doc, start, end, position, tokens, text, quoted, speaker])
}
