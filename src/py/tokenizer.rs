//! How texts are cut: the settings as Python gives them.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::text;

/// How texts are cut.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Tokenizer(pub(super) text::Tokenizer);

#[pymethods]
impl Tokenizer {
    #[new]
    #[pyo3(signature = (
        *, language, rules, segmenter, case, hyphens, possessives, acronyms, variants, spelling,
        stem, drop
    ))]
    fn new(
        language: &str,
        rules: &str,
        segmenter: Option<&str>,
        case: &str,
        hyphens: &str,
        possessives: &str,
        acronyms: bool,
        variants: BTreeMap<String, Vec<String>>,
        spelling: Option<&str>,
        stem: bool,
        drop: Vec<PyBackedStr>,
    ) -> PyResult<Self> {
        let tokenizer = text::Tokenizer {
            language: language.parse()?,
            rules: rules.parse()?,
            segmenter: segmenter.map(str::parse).transpose()?,
            case: case.parse()?,
            hyphens: hyphens.parse()?,
            possessives: possessives.parse()?,
            acronyms,
            variants: text::Variants::new(variants)?,
            spelling: spelling.map(str::parse).transpose()?,
            stem,
            drop: text::Drop::from_names(drop.iter().map(|name| &**name))?,
        };
        tokenizer.check()?;
        Ok(Self(tokenizer))
    }
}
