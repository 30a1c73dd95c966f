//! Copies that no group counts.

use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{self, Codes};
use super::columns::fields;
use super::corpus::Corpus;
use crate::count::Comparison;

/// A group, and those it is compared with; `None` for the rest.
type Pair = (usize, Option<Vec<usize>>);

/// Which documents are left out, and how many of each group; of both sides if a `pair` is compared.
#[pyfunction]
#[pyo3(signature = (corpus, groups, clusters, *, pair))]
pub(super) fn copies<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: Codes<'py>,
    clusters: PyReadonlyArray1<'py, i32>,
    pair: Option<Pair>,
) -> PyResult<Bound<'py, PyDict>> {
    let mut groups = arguments::groups(corpus, &groups)?;
    if let Some((target, reference)) = pair {
        groups = groups.sides(Comparison { target, reference: reference.as_deref() });
    }
    let found = groups.copies(clusters.as_slice()?)?;
    fields!(py, found, [is_copy, n_copies])
}
