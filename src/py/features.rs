//! Texts as scikit-learn's vectorizers read them.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use super::columns::fields;
use super::run::Runner;
use super::strings;
use crate::analysis;
use crate::corpus::Packed;
use crate::text::{Alphabet, Units};

/// Texts that are to be counted.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct RawTexts(Arc<Packed>);

#[pymethods]
impl RawTexts {
    /// From a list of str. `lower`: whether they will be put in lower case.
    #[new]
    #[pyo3(signature = (texts, *, lower))]
    fn new(texts: &Bound<'_, PyList>, lower: bool) -> PyResult<Self> {
        Ok(Self(Arc::new(strings::raw(texts, lower)?)))
    }

    /// The different characters outside ASCII that occur.
    fn signs(&self) -> String {
        self.0.signs().into_iter().collect()
    }

    /// Counts n-grams of words of `least` characters (0: of characters).
    #[pyo3(signature = (
        *, chars, becomes, word, space, units, least, lengths, stop_words, vocabulary, runner
    ))]
    fn features<'py>(
        &self,
        py: Python<'py>,
        chars: &str,
        becomes: Vec<String>,
        word: &str,
        space: &str,
        units: &str,
        least: usize,
        lengths: (usize, usize),
        stop_words: Vec<String>,
        vocabulary: Option<Vec<String>>,
        runner: &Runner,
    ) -> PyResult<Bound<'py, PyDict>> {
        let units = match units {
            "char" => Units::Chars,
            "char_wb" => Units::CharsOfWords,
            _ => Units::Words(least),
        };
        let alphabet = Alphabet::new(chars, &becomes, word, space);
        let fixed = vocabulary.as_deref();
        let table = runner.run(py, |job| {
            let texts = self.0.as_ref();
            analysis::features(texts, &alphabet, units, lengths, &stop_words, fixed, job)
        })?;
        fields!(py, table, [terms, ends, columns, counts])
    }
}
