//! Keyness: counts once, then one comparison a call.

use numpy::{IntoPyArray, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{How, ngrams};
use super::columns;
use super::corpus::Corpus;
use super::run::Runner;
use crate::analysis::{self, Unit};
use crate::count::{Comparison, Groups, Matrix};
use crate::measure::interval::RateSettings;
use crate::resample::adjust::Adjust;

/// Everything that a comparison depends on but the groups.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Keyness(analysis::Keyness);

#[pymethods]
impl Keyness {
    #[new]
    #[pyo3(signature = (*, min_count, per, level, prior, unit, adjust, permutations, seed))]
    fn new(
        min_count: u64,
        per: f64,
        level: f64,
        prior: Option<f64>,
        unit: &str,
        adjust: &str,
        permutations: u64,
        seed: u64,
    ) -> PyResult<Self> {
        let rates = RateSettings::new(per, level)?;
        let (unit, adjust): (Unit, Adjust) = (unit.parse()?, adjust.parse()?);
        let how = analysis::Keyness { min_count, rates, prior, unit, adjust, permutations, seed };
        how.check()?;
        Ok(Self(how))
    }
}

/// The counts of all n-grams of a corpus.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Counts(Matrix);

#[pymethods]
impl Counts {
    #[new]
    #[pyo3(signature = (corpus, how, runner))]
    fn new(py: Python<'_>, corpus: &Corpus, how: How, runner: &Runner) -> PyResult<Self> {
        let how = ngrams(how)?;
        Ok(Self(runner.run(py, |job| Matrix::new(&corpus.0, how, job))?))
    }

    /// Group `target` against group `reference`, or the rest; `corpus` is the one counted.
    #[pyo3(signature = (corpus, codes, *, n_groups, target, reference, how, runner))]
    fn keyness<'py>(
        &self,
        py: Python<'py>,
        corpus: &Corpus,
        codes: PyReadonlyArray1<'py, i32>,
        n_groups: usize,
        target: usize,
        reference: Option<usize>,
        how: &Keyness,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let groups = Groups::new(&corpus.0, codes.as_slice()?, n_groups)?;
        let comparison = Comparison { target, reference };
        let table = runner.run(py, |job| {
            analysis::keyness(&corpus.0, &self.0, &groups, comparison, how.0, job)
        })?;
        columns(
            py,
            [
                ("term", table.term.into_pyobject(py)?.into_any()),
                ("target", table.target.into_pyarray(py).into_any()),
                ("reference", table.reference.into_pyarray(py).into_any()),
                ("target_docs", table.target_docs.into_pyarray(py).into_any()),
                ("reference_docs", table.reference_docs.into_pyarray(py).into_any()),
                ("target_rate", table.target_rate.into_pyarray(py).into_any()),
                ("reference_rate", table.reference_rate.into_pyarray(py).into_any()),
                ("g2", table.g2.into_pyarray(py).into_any()),
                ("log_ratio", table.log_ratio.into_pyarray(py).into_any()),
                ("log_ratio_low", table.log_ratio_low.into_pyarray(py).into_any()),
                ("log_ratio_high", table.log_ratio_high.into_pyarray(py).into_any()),
                ("log_odds", table.log_odds.into_pyarray(py).into_any()),
                ("log_odds_z", table.log_odds_z.into_pyarray(py).into_any()),
                ("p", table.p.into_pyarray(py).into_any()),
                ("q", table.q.into_pyarray(py).into_any()),
                ("p_method", table.p_method.into_pyobject(py)?.into_any()),
                ("sizes", table.sizes.into_pyobject(py)?.into_any()),
                ("prior", table.prior.into_pyobject(py)?.into_any()),
            ],
        )
    }
}
