//! Which n-grams are kept, and what their counts are worth.

use pyo3::prelude::*;

use crate::count::{self, Limits};
use crate::measure::weight;

/// A whole number, or a share of all.
#[derive(FromPyObject, Clone, Copy)]
pub(super) enum Bound {
    Count(u64),
    Share(f64),
}

impl From<Bound> for count::Bound {
    fn from(bound: Bound) -> Self {
        match bound {
            Bound::Count(count) => Self::Count(count),
            Bound::Share(share) => Self::Share(share),
        }
    }
}

/// Which n-grams are kept.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Select(pub(super) count::Select);

#[pymethods]
impl Select {
    #[new]
    #[pyo3(signature = (*, docs, counts, most, vocabulary, nested))]
    fn new(
        docs: (Bound, Option<Bound>),
        counts: (Bound, Option<Bound>),
        most: Option<usize>,
        vocabulary: Option<Vec<String>>,
        nested: bool,
    ) -> Self {
        let range = |(least, most): (Bound, Option<Bound>)| (least.into(), most.map(Into::into));
        let limits = Limits { docs: range(docs), counts: range(counts), most };
        Self(count::Select { limits, vocabulary, nested })
    }
}

/// What counts are worth.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Weight(pub(super) weight::Weight);

#[pymethods]
impl Weight {
    #[new]
    #[pyo3(signature = (tf, df, norm, *, base, k, k1, b))]
    fn new(tf: &str, df: &str, norm: &str, base: f64, k: f64, k1: f64, b: f64) -> PyResult<Self> {
        let (tf, df, norm) = (tf.parse()?, df.parse()?, norm.parse()?);
        let weight = weight::Weight { tf, df, norm, base, k, k1, b };
        weight.check()?;
        Ok(Self(weight))
    }
}
