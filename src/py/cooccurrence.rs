//! The company of actors and frames.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::collocation::bonds;
use super::columns::{fields, named};
use super::corpus::Corpus;
use super::hits::Hits;
use super::near::span;
use super::run::Runner;
use crate::analysis::{self, Cooccurrence};
use crate::count::{self, Comparison, Unit};
use crate::resample::permutation::PairTest;

/// Measures, what λ adds, level, adjustment.
type How<'a> = (Vec<String>, f64, f64, &'a str);
/// Target, reference, permutations, seed.
type Pair = (usize, Option<Vec<usize>>, u64, u64);

/// "sentence", "document", or how far windows around a hit of the frame reach.
#[derive(FromPyObject)]
pub(super) enum Within {
    Named(String),
    Reach((u32, u32, bool, bool, String)),
}

impl Within {
    fn unit(self) -> crate::Result<Unit> {
        match self {
            Self::Named(name) => name.parse(),
            Self::Reach((left, right, across, bridge, counting)) => {
                Ok(Unit::Window(span((left, right, across, bridge, &counting))?))
            }
        }
    }
}

/// Actors and frames by group; with a `pair` two groups are compared.
#[pyfunction]
#[pyo3(signature = (corpus, actors, frames, groups, *, within, how, pair, runner))]
pub(super) fn cooccurrence<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    actors: &Hits,
    frames: &Hits,
    groups: arguments::Codes<'py>,
    within: Within,
    how: How<'_>,
    pair: Option<Pair>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (measures, smoothing, level, adjust) = how;
    let (measures, adjust) = (bonds(&measures)?, adjust.parse()?);
    let how = Cooccurrence { unit: within.unit()?, measures, smoothing, level, adjust };
    let pair = pair.as_ref().map(|&(target, ref others, permutations, seed)| {
        let test = PairTest { permutations, seed, adjust };
        (Comparison { target, reference: others.as_deref() }, test)
    });
    let kinds = ((&*actors.hits, actors.n_frames), (&*frames.hits, frames.n_frames));
    let table =
        runner.run(py, |job| analysis::cooccurrence(&corpus.0, kinds, &groups, &how, pair, job))?;
    let measures = named(py, table.measures)?;
    let compared = table.compared;
    let compared = fields!(py, compared, [difference, log_ratio, p, q])?;
    #[rustfmt::skip]
    let found = fields!(py, table, [
        actor, frame, group, count, docs, share, expected, actor_units, frame_units, units, n_docs,
        npmi_low, npmi_high, ci_method, p, q, p_method,
    ])?;
    found.set_item("measures", measures)?;
    found.set_item("compared", compared)?;
    Ok(found)
}

/// Where `actors` stand together with `frames`, each hits of one kind.
#[pyfunction]
#[pyo3(signature = (corpus, actors, frames, *, within, runner))]
pub(super) fn find_together(
    py: Python<'_>,
    corpus: &Corpus,
    actors: &Hits,
    frames: &Hits,
    within: Within,
    runner: &Runner,
) -> PyResult<Hits> {
    let unit = within.unit()?;
    let found =
        runner.run(py, |job| count::meetings(&corpus.0, &actors.hits, &frames.hits, unit, job))?;
    Ok(Hits { hits: Arc::new(found), n_frames: 1 })
}
