//! Measures of association of tables that the caller has counted.

use numpy::{IntoPyArray, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::run::Runner;
use crate::Result;
use crate::analysis;
use crate::count::Scores;
use crate::measure::association::Measure;

/// The measures of these names.
pub(super) fn measures(names: &[String]) -> Result<Vec<Measure>> {
    names.iter().map(|name| name.parse()).collect()
}

/// Columns as Python reads them, in their order.
pub(super) fn by_name(py: Python<'_>, columns: Scores) -> PyResult<Bound<'_, PyDict>> {
    let named = PyDict::new(py);
    for (name, values) in columns {
        named.set_item(name, values.into_pyarray(py))?;
    }
    Ok(named)
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
    by_name(py, runner.run(py, |job| analysis::association(cells, &measures, how, job))?)
}
