//! Where one word stands near another.

use std::sync::Arc;

use pyo3::prelude::*;

use super::corpus::Corpus;
use super::hits::Hits;
use super::run::Runner;
use crate::corpus::TermId;
use crate::count::{self, Span};

/// Left, right, across sentences, bridge, counting.
pub(super) type Reach<'a> = (u32, u32, bool, bool, &'a str);

pub(super) fn span(
    (left, right, across_sentences, bridge, counting): Reach<'_>,
) -> crate::Result<Span> {
    Ok(Span { left, right, across_sentences, bridge, counting: counting.parse()? })
}

/// The places where the term `word` is near `hits` of one frame.
#[pyfunction]
#[pyo3(signature = (corpus, hits, word, reach, *, runner))]
pub(super) fn find_near(
    py: Python<'_>,
    corpus: &Corpus,
    hits: &Hits,
    word: &str,
    reach: Reach<'_>,
    runner: &Runner,
) -> PyResult<Hits> {
    let (term, span) = (corpus.0.forms().terms().find(word).map(TermId), span(reach)?);
    let found = runner.run(py, |job| match term {
        Some(term) => count::near(&corpus.0, &hits.hits, term, span, job),
        None => Ok(count::Hits::default()),
    })?;
    Ok(Hits { hits: Arc::new(found), n_frames: 1 })
}
