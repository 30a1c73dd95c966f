//! Measures of association of tables that the caller has counted.

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::named;
use super::run::Runner;
use crate::Result;
use crate::analysis;
use crate::measure::association::Measure;

/// The measures of these names.
pub(super) fn measures(names: &[String]) -> Result<Vec<Measure>> {
    names.iter().map(|name| name.parse()).collect()
}

/// The columns of `measures` for tables with these cells; counts are not below 0.
#[pyfunction]
#[pyo3(signature = (o11, o12, o21, o22, *, measures, level, tests, simple_maths, prior, runner))]
pub(super) fn association<'py>(
    py: Python<'py>,
    o11: PyReadonlyArray1<'py, u64>,
    o12: PyReadonlyArray1<'py, u64>,
    o21: PyReadonlyArray1<'py, u64>,
    o22: PyReadonlyArray1<'py, u64>,
    measures: Vec<String>,
    level: f64,
    tests: u64,
    simple_maths: f64,
    prior: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let measures = self::measures(&measures)?;
    let cells = [o11.as_slice()?, o12.as_slice()?, o21.as_slice()?, o22.as_slice()?];
    let how = analysis::Association { level, tests, simple_maths, prior };
    named(py, runner.run(py, |job| analysis::association(cells, &measures, how, job))?)
}
