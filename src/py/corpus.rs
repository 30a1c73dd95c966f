//! A corpus, and some documents of it: what Python holds on to.

use std::str::FromStr;
use std::sync::Arc;

use numpy::PyReadonlyArray1;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyList;

use super::run::Runner;
use super::tokenizer::Tokenizer;
use super::{arrow, columns::Column, strings};
use crate::corpus::{Ids, Lines, Page, View};
use crate::count::signed;
use crate::text::{Region, Voice};

/// Some documents of a corpus.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Corpus(pub(super) View);

/// Sources, lines, the source of each line, the source of each text.
type Learnt<'py> =
    (Vec<String>, Vec<String>, PyReadonlyArray1<'py, i32>, PyReadonlyArray1<'py, i32>);

fn learnt((names, lines, codes, of): Learnt<'_>) -> PyResult<Arc<Lines>> {
    Ok(Arc::new(Lines::new(&names, lines, codes.as_slice()?, of.as_slice()?)?))
}

/// Names of a closed list, if any were chosen.
type Names = Option<Vec<PyBackedStr>>;

fn parsed<T: FromStr<Err = crate::Error>>(names: Names) -> crate::Result<Option<Vec<T>>> {
    names.map(|names| names.iter().map(|name| name.parse()).collect()).transpose()
}

fn names(ids: &Bound<'_, PyList>) -> PyResult<Ids> {
    let names = strings::copied(ids)?;
    Ok(Ids::new(names.iter().map(String::as_str))?)
}

#[pymethods]
impl Corpus {
    /// From an Arrow column (shared) or a list of objects (copied).
    #[staticmethod]
    #[pyo3(signature = (texts, ids, tokenizer, runner, *, titles, clean, lines))]
    fn from_texts(
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        ids: &Bound<'_, PyList>,
        tokenizer: &Tokenizer,
        runner: &Runner,
        titles: Option<&Bound<'_, PyList>>,
        clean: bool,
        lines: Option<Learnt<'_>>,
    ) -> PyResult<Self> {
        let titles = match titles {
            Some(list) => Some(Arc::new(strings::texts(list)?) as Arc<dyn crate::corpus::Texts>),
            None => None,
        };
        let lines = lines.map(learnt).transpose()?;
        let page = Page { titles, clean, lines };
        let texts: Arc<dyn crate::corpus::Texts> = match texts.cast::<PyList>() {
            Ok(list) => Arc::new(strings::texts(list)?),
            Err(_) => match arrow::texts(texts)? {
                Some(texts) => Arc::new(texts),
                None => return Err(PyTypeError::new_err("text must be a list or an Arrow column")),
            },
        };
        let (ids, tokenizer) = (names(ids)?, tokenizer.0.clone());
        let corpus =
            runner.run(py, |job| crate::corpus::Corpus::new(texts, ids, tokenizer, page, job))?;
        Ok(Self(View::all(Arc::new(corpus))))
    }

    /// From lists of words.
    #[staticmethod]
    #[pyo3(signature = (tokens, ids, tokenizer, runner))]
    fn from_tokens(
        py: Python<'_>,
        tokens: &Bound<'_, PyList>,
        ids: &Bound<'_, PyList>,
        tokenizer: &Tokenizer,
        runner: &Runner,
    ) -> PyResult<Self> {
        let docs = strings::documents(tokens)?;
        let (ids, tokenizer) = (names(ids)?, tokenizer.0.clone());
        let corpus =
            runner.run(py, |_| crate::corpus::Corpus::from_tokens(&docs, ids, tokenizer))?;
        Ok(Self(View::all(Arc::new(corpus))))
    }

    /// The documents at `places`, in that order.
    fn select(&self, places: PyReadonlyArray1<'_, u32>) -> PyResult<Self> {
        Ok(Self(self.0.select(places.as_slice()?)?))
    }

    /// The same documents with all their tokens.
    fn whole(&self) -> Self {
        Self(self.0.whole())
    }

    /// The places of the documents called `names`, -1 for those that this view leaves out.
    fn places<'py>(&self, py: Python<'py>, names: Vec<String>) -> PyResult<Bound<'py, PyAny>> {
        let found = self.0.places("dedupe", &names)?;
        let places: Vec<i64> =
            found.into_iter().map(|place| place.map_or(-1, |place| signed(place as u64))).collect();
        places.column(py)
    }

    /// The tokens that stand in one of `regions` and in one of `voices`.
    fn within(
        &self,
        py: Python<'_>,
        regions: Names,
        voices: Names,
        runner: &Runner,
    ) -> PyResult<Self> {
        let (regions, voices) = (parsed::<Region>(regions)?, parsed::<Voice>(voices)?);
        let narrow = |job: &_| self.0.within(regions.as_deref(), voices.as_deref(), job);
        Ok(Self(runner.run(py, narrow)?))
    }

    /// The regions that `within` left; None if it was not asked.
    #[getter]
    fn regions(&self) -> Option<Vec<&'static str>> {
        self.0.regions_within().map(|regions| regions.iter().map(|region| region.name()).collect())
    }

    /// The voices that `within` left; None if it was not asked.
    #[getter]
    fn voices(&self) -> Option<Vec<&'static str>> {
        self.0.voices_within().map(|voices| voices.iter().map(|voice| voice.name()).collect())
    }

    /// Whether voices can be told.
    #[getter]
    fn has_voices(&self) -> bool {
        self.0.corpus().has_voices()
    }

    #[getter]
    fn is_clean(&self) -> bool {
        self.0.corpus().page().clean
    }

    /// How many recurring lines were learnt, and their digest.
    #[getter]
    fn lines(&self) -> Option<(usize, String)> {
        let lines = self.0.corpus().page().lines.as_ref();
        lines.map(|lines| (lines.len(), format!("{:032x}", lines.digest())))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn is_missing(&self) -> Vec<bool> {
        (0..self.0.len()).map(|place| self.0.is_missing(place)).collect()
    }

    fn text(&self, place: usize) -> Option<&str> {
        if place < self.0.len() { self.0.text(place) } else { None }
    }

    #[getter]
    fn has_offsets(&self) -> bool {
        self.0.corpus().has_offsets()
    }

    #[getter]
    fn settings(&self) -> String {
        self.0.corpus().settings_json()
    }

    #[getter]
    fn hash(&self) -> String {
        format!("{:032x}", self.0.hash())
    }
}
