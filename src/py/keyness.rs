//! Keyness: counts once, then one comparison a call.

use std::collections::BTreeMap;

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{How, ngrams};
use super::association::measures;
use super::columns::{Column, fields, named};
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, KeynessColumns, Reference, WordPrior};
use crate::count::{Groups, Matrix};
use crate::measure::interval::RateSettings;

/// Everything that a comparison depends on but the groups.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Keyness(analysis::Keyness);

#[pymethods]
impl Keyness {
    #[new]
    #[pyo3(signature = (*, min_count, measures, simple_maths, per, level, prior, words, unit, test,
        adjust, permutations, seed))]
    fn new(
        min_count: u64,
        measures: Vec<String>,
        simple_maths: f64,
        per: f64,
        level: f64,
        prior: Option<f64>,
        words: Option<BTreeMap<String, f64>>,
        unit: &str,
        test: &str,
        adjust: &str,
        permutations: u64,
        seed: u64,
    ) -> PyResult<Self> {
        let how = analysis::Keyness {
            min_count,
            measures: self::measures(&measures)?,
            simple_maths,
            rates: RateSettings::new(per, level)?,
            prior: words.map_or(WordPrior::Worth(prior), WordPrior::Words),
            unit: unit.parse()?,
            test: test.parse()?,
            adjust: adjust.parse()?,
            permutations,
            seed,
        };
        how.check()?;
        Ok(Self(how))
    }
}

/// The counts of all n-grams of a corpus.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Counts(pub(super) Matrix);

#[pymethods]
impl Counts {
    #[new]
    #[pyo3(signature = (corpus, how, runner))]
    fn new(py: Python<'_>, corpus: &Corpus, how: How, runner: &Runner) -> PyResult<Self> {
        let how = ngrams(how)?;
        Ok(Self(runner.run(py, |job| Matrix::new(&corpus.0, how, job))?))
    }

    /// Group `target` against groups, counts with their size, or the rest; `corpus` is the one
    /// counted.
    #[pyo3(signature = (corpus, codes, *, n_groups, target, groups, counts, how, runner))]
    fn keyness<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        codes: PyReadonlyArray1<'py, i32>,
        n_groups: usize,
        target: usize,
        groups: Option<Vec<usize>>,
        counts: Option<(BTreeMap<String, u64>, u64)>,
        how: &Keyness,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let grouped = Groups::new(&corpus.0, codes.as_slice()?, n_groups)?;
        let reference = match (groups, counts) {
            (_, Some(counts)) => Reference::Counts(counts),
            (Some(groups), None) => Reference::Groups(groups),
            (None, None) => Reference::Rest,
        };
        let table = runner.run(py, |job| {
            analysis::keyness(&corpus.0, &self.0, &grouped, (target, &reference), &how.0, job)
        })?;
        as_columns(py, table)
    }
}

fn as_columns(py: Python<'_>, table: KeynessColumns) -> PyResult<Bound<'_, PyDict>> {
    let (measures, reference_docs) = (named(py, table.measures)?, table.reference_docs);
    let (p_method, sizes, auc) = (table.p_method, table.sizes, table.auc);
    let columns = fields!(
        py,
        table,
        [term, target, reference, target_docs, target_rate, reference_rate, p, q, prior]
    )?;
    if let Some(docs) = reference_docs {
        columns.set_item("reference_docs", docs.column(py)?)?;
    }
    if let Some(auc) = auc {
        columns.set_item("auc", auc.column(py)?)?;
    }
    columns.set_item("measures", measures)?;
    columns.set_item("p_method", p_method)?;
    columns.set_item("sizes", sizes)?;
    Ok(columns)
}
