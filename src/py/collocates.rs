//! The company of words.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments;
use super::collocation::bonds;
use super::columns::{fields, named};
use super::corpus::Corpus;
use super::hits::Hits;
use super::near::{Reach, span};
use super::run::Runner;
use crate::analysis::{self, Collocate};
use crate::count::Comparison;
use crate::measure::decay::Decay;
use crate::resample::permutation::PairTest;

/// Target, reference, permutations, seed, adjustment.
type Pair<'a> = (usize, Option<Vec<usize>>, u64, u64, &'a str);

/// Weights by name, or one for each distance.
#[derive(FromPyObject)]
pub(super) enum Weights {
    Named(String),
    Given(Vec<f64>),
}

/// What stands near `hits`, by frame and group; with a `pair` two groups are compared.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, reach, *, min_count, measures, smoothing, level, weights,
    pair, runner))]
pub(super) fn collocates<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: arguments::Codes<'py>,
    reach: Reach<'_>,
    min_count: u64,
    measures: Vec<String>,
    smoothing: f64,
    level: f64,
    weights: Option<Weights>,
    pair: Option<Pair<'_>>,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = arguments::groups(corpus, &groups)?;
    let (span, measures) = (span(reach)?, bonds(&measures)?);
    let widest = span.left.max(span.right);
    let weights = weights.map(|weights| match weights {
        Weights::Named(name) => Decay::named(&name, widest),
        Weights::Given(weights) => Decay::given(weights, widest),
    });
    let how =
        Collocate { span, min_count, measures, smoothing, level, weights: weights.transpose()? };
    let pair = pair.as_ref().map(|&(target, ref others, permutations, seed, adjust)| {
        let test = PairTest { permutations, seed, adjust: adjust.parse()? };
        Ok::<_, crate::Error>((Comparison { target, reference: others.as_deref() }, test))
    });
    let pair = pair.transpose()?;
    let table = runner.run(py, |job| {
        analysis::collocates(&corpus.0, &hits.hits, hits.n_frames, &groups, &how, pair, job)
    })?;
    let measures = named(py, table.measures)?;
    let compared = table.compared;
    let compared = fields!(py, compared, [difference, log_ratio, p, q])?;
    let found = fields!(
        py,
        table,
        [
            frame,
            group,
            term,
            count,
            docs,
            share,
            expected,
            total,
            near,
            tokens,
            nodes,
            weighted,
            weighted_pmi
        ]
    )?;
    found.set_item("measures", measures)?;
    found.set_item("compared", compared)?;
    Ok(found)
}
