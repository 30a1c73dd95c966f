//! What labels say of a dictionary.

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns::{Column, fields, named};
use super::run::Runner;
use crate::analysis::{self, Again, Coded, FrameColumns, LimitedColumns, Stratum};

/// The stratum of each sentence, and of each hit its sentence, frame and entry.
type Rows<'py> = (Ids<'py>, Ids<'py>, Ids<'py>, Ids<'py>);
type Ids<'py> = PyReadonlyArray1<'py, u32>;
/// Of each stratum the group and the sentences, and how many of these have each frame.
type Strata<'py> = (Ids<'py>, PyReadonlyArray1<'py, u64>, PyReadonlyArray1<'py, u64>);

/// How good frames and entries are, and how far coders agree: a table of columns each.
#[pyfunction]
#[pyo3(signature = (labels, rows, strata, *, sizes, truth, again, runner))]
pub(super) fn validate<'py>(
    py: Python<'py>,
    labels: PyReadonlyArray1<'py, i8>,
    rows: Rows<'py>,
    strata: Strata<'py>,
    sizes: (usize, usize),
    truth: &str,
    again: (u64, f64, u64),
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let (n_frames, n_entries) = sizes;
    let (replicates, level, seed) = again;
    let strata = Stratum::list(strata.0.as_slice()?, strata.1.as_slice()?, strata.2.as_slice()?)?;
    let coded = Coded {
        n_frames,
        labels: labels.as_slice()?,
        stratum: rows.0.as_slice()?,
        hits: [rows.1.as_slice()?, rows.2.as_slice()?, rows.3.as_slice()?],
        strata: &strata,
        truth: truth.parse()?,
    };
    let again = Again { replicates, level, seed };
    let found = runner.run(py, |job| analysis::validate(&coded, n_entries, again, job))?;
    let (of_entries, confusion) = (found.entries, found.confusion);
    let (agreement, pairs) = (found.agreement, found.pairs);
    let tables = PyDict::new(py);
    tables.set_item("frames", frames(py, found.frames)?)?;
    let entries = fields!(py, of_entries, [n, correct])?;
    limited(&entries, "precision", of_entries.precision)?;
    tables.set_item("entries", entries)?;
    tables.set_item("confusion", fields!(py, confusion, [frame, coded, labelled, n, share])?)?;
    let of_all = fields!(py, agreement, [frame, n])?;
    limited(&of_all, "alpha", agreement.alpha)?;
    tables.set_item("agreement", of_all)?;
    let of_two = fields!(py, pairs, [frame, first, second, n, agreement])?;
    limited(&of_two, "kappa", pairs.kappa)?;
    tables.set_item("pairs", of_two)?;
    Ok(tables)
}

fn frames(py: Python<'_>, table: FrameColumns) -> PyResult<Bound<'_, PyDict>> {
    let found = named(py, ["tp", "fp", "fn", "tn"].into_iter().zip(table.counts))?;
    found.update(fields!(py, table, [frame, group, undecided, raw, reached])?.as_mapping())?;
    limited(&found, "precision", table.precision)?;
    limited(&found, "recall", table.recall)?;
    limited(&found, "f1", table.f1)?;
    limited(&found, "corrected", table.corrected)?;
    Ok(found)
}

fn limited(table: &Bound<'_, PyDict>, name: &str, columns: LimitedColumns) -> PyResult<()> {
    let py = table.py();
    table.set_item(name, columns.value.column(py)?)?;
    table.set_item(format!("{name}_low"), columns.low.column(py)?)?;
    table.set_item(format!("{name}_high"), columns.high.column(py)?)
}
