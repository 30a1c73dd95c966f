//! The questions that are asked of a corpus: convert, delegate, hand the columns over.

use numpy::{IntoPyArray, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::columns;
use super::corpus::Corpus;
use super::dictionary::Hits;
use super::run::Runner;
use crate::analysis::{self, Weighting};
use crate::count::{Groups, Ngrams};
use crate::measure::interval::{RateColumns, RateSettings};

/// Every token, and the strings that its form and term numbers stand for.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn tokens<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::tokens(&corpus.0, job))?;
    let forms = corpus.0.forms();
    let surfaces: Vec<&str> = forms.surfaces().iter().collect();
    let terms: Vec<&str> = forms.terms().iter().collect();
    columns(
        py,
        [
            ("doc", table.doc.into_pyarray(py).into_any()),
            ("position", table.position.into_pyarray(py).into_any()),
            ("start", table.start.into_pyarray(py).into_any()),
            ("end", table.end.into_pyarray(py).into_any()),
            ("surface", table.form.into_pyarray(py).into_any()),
            ("term", table.term.into_pyarray(py).into_any()),
            ("sentence", table.sentence.into_pyarray(py).into_any()),
            ("region", table.region.into_pyarray(py).into_any()),
            ("counted", table.counted.into_pyarray(py).into_any()),
            ("surfaces", surfaces.into_pyobject(py)?.into_any()),
            ("terms", terms.into_pyobject(py)?.into_any()),
        ],
    )
}

/// Every line that is not of the article.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn cleaning<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::cleaning(&corpus.0, job))?;
    columns(
        py,
        [
            ("doc", table.doc.into_pyarray(py).into_any()),
            ("start", table.start.into_pyarray(py).into_any()),
            ("end", table.end.into_pyarray(py).into_any()),
            ("rule", table.rule.into_pyobject(py)?.into_any()),
            ("region", table.region.into_pyarray(py).into_any()),
            ("text", table.text.into_pyobject(py)?.into_any()),
            ("share", table.share.into_pyarray(py).into_any()),
        ],
    )
}

/// The size of every document.
#[pyfunction]
#[pyo3(signature = (corpus, *, runner))]
pub(super) fn summary<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let table = runner.run(py, |job| analysis::summary(&corpus.0, job))?;
    columns(
        py,
        [
            ("chars", table.chars.into_pyarray(py).into_any()),
            ("tokens", table.tokens.into_pyarray(py).into_any()),
            ("counted", table.counted.into_pyarray(py).into_any()),
            ("types", table.types.into_pyarray(py).into_any()),
            ("sentences", table.sentences.into_pyarray(py).into_any()),
            ("regions", table.regions.into_pyarray(py).into_any()),
            ("missing", table.missing.into_pyarray(py).into_any()),
        ],
    )
}

/// One code a document, and how many groups there are.
type Codes<'py> = (PyReadonlyArray1<'py, i32>, usize);

/// Shortest, longest, across sentences, bridge.
pub(super) type How = (usize, usize, bool, bool);

pub(super) fn ngrams((min, max, across_sentences, bridge): How) -> crate::Result<Ngrams> {
    Ngrams::new(min, max, across_sentences, bridge)
}

fn rates(py: Python<'_>, rates: RateColumns) -> PyResult<[(&'static str, Bound<'_, PyAny>); 7]> {
    Ok([
        ("count", rates.count.into_pyarray(py).into_any()),
        ("docs", rates.docs.into_pyarray(py).into_any()),
        ("rate", rates.rate.into_pyarray(py).into_any()),
        ("low", rates.low.into_pyarray(py).into_any()),
        ("high", rates.high.into_pyarray(py).into_any()),
        ("ci_method", rates.method.into_pyarray(py).into_any()),
        ("ci_methods", rates.methods.into_pyobject(py)?.into_any()),
    ])
}

/// How often each n-gram stands in each group.
#[pyfunction]
#[pyo3(signature = (corpus, groups, how, *, per, level, runner))]
pub(super) fn frequency<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: Codes<'py>,
    how: How,
    per: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = Groups::new(&corpus.0, groups.0.as_slice()?, groups.1)?;
    let (how, settings) = (ngrams(how)?, RateSettings::new(per, level)?);
    let table =
        runner.run(py, |job| analysis::frequency(&corpus.0, how, &groups, settings, job))?;
    let dict = columns(
        py,
        [
            ("term", table.term.into_pyarray(py).into_any()),
            ("group", table.group.into_pyarray(py).into_any()),
            ("n_docs", table.n_docs.into_pyarray(py).into_any()),
            ("tokens", table.tokens.into_pyarray(py).into_any()),
            ("terms", table.vocabulary.into_pyobject(py)?.into_any()),
        ],
    )?;
    rates(py, table.rates)?
        .into_iter()
        .try_for_each(|(name, column)| dict.set_item(name, column))?;
    Ok(dict)
}

/// How often each group uses each frame.
#[pyfunction]
#[pyo3(signature = (corpus, hits, groups, *, per, level, runner))]
pub(super) fn framing<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    hits: &Hits,
    groups: Codes<'py>,
    per: f64,
    level: f64,
    runner: &Runner,
) -> PyResult<Bound<'py, PyDict>> {
    let groups = Groups::new(&corpus.0, groups.0.as_slice()?, groups.1)?;
    let settings = RateSettings::new(per, level)?;
    let table = runner
        .run(py, |_| analysis::framing(&corpus.0, &hits.hits, hits.n_frames, &groups, settings))?;
    let dict = columns(
        py,
        [
            ("frame", table.frame.into_pyarray(py).into_any()),
            ("group", table.group.into_pyarray(py).into_any()),
            ("n_docs", table.n_docs.into_pyarray(py).into_any()),
            ("tokens", table.tokens.into_pyarray(py).into_any()),
            ("prevalence", table.prevalence.into_pyarray(py).into_any()),
        ],
    )?;
    rates(py, table.rates)?
        .into_iter()
        .try_for_each(|(name, column)| dict.set_item(name, column))?;
    Ok(dict)
}

/// How alike the groups are, row by row.
#[pyfunction]
#[pyo3(signature = (corpus, groups, how, *, method, weighting, runner))]
pub(super) fn similarity<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    groups: Codes<'py>,
    how: How,
    method: &str,
    weighting: &str,
    runner: &Runner,
) -> PyResult<Bound<'py, PyAny>> {
    let groups = Groups::new(&corpus.0, groups.0.as_slice()?, groups.1)?;
    let tfidf = weighting.parse::<Weighting>()? == Weighting::Tfidf;
    let (how, measure) = (ngrams(how)?, (method.parse()?, tfidf));
    let square =
        runner.run(py, |job| analysis::similarity(&corpus.0, how, &groups, measure, job))?;
    Ok(square.into_pyarray(py).into_any())
}
