//! Text in from a list of Python objects: `str`, or something that means "missing".

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};

use crate::corpus::Packed;

/// Copies the texts of `list`; None, NaN, `pandas.NA` and `NaT` are missing.
pub(super) fn texts(list: &Bound<'_, PyList>) -> PyResult<Packed> {
    let mut packed = Packed::default();
    for (row, item) in list.iter().enumerate() {
        if let Ok(text) = item.cast::<PyString>() {
            with_utf8(text, row, |text| Ok(packed.push(Some(text))?))?;
        } else if is_missing(&item)? {
            packed.push(None)?;
        } else {
            let message = format!("text must hold strings, got {} at row {row}", shown(&item)?);
            return Err(PyTypeError::new_err(message));
        }
    }
    Ok(packed)
}

/// Copies a list of nothing but strings as others read them. Σ in lower case depends on what stands
/// around it; a text with that sign is therefore put in `lower` case by Python itself.
pub(super) fn raw(list: &Bound<'_, PyList>, lower: bool) -> PyResult<Packed> {
    let mut packed = Packed::default();
    for (row, item) in list.iter().enumerate() {
        let text = item.cast::<PyString>()?;
        let is_greek = lower && text.contains("Σ")?;
        let text = if is_greek { text.call_method0("lower")?.cast_into()? } else { text.clone() };
        with_utf8(&text, row, |text| Ok(packed.push(Some(text))?))?;
    }
    Ok(packed)
}

/// Copies a list of nothing but strings.
pub(super) fn copied(list: &Bound<'_, PyList>) -> PyResult<Vec<String>> {
    let mut strings = Vec::with_capacity(list.len());
    for (row, item) in list.iter().enumerate() {
        with_utf8(item.cast::<PyString>()?, row, |text| {
            strings.push(text.to_owned());
            Ok(())
        })?;
    }
    Ok(strings)
}

/// The words of documents that were cut elsewhere; `None` for a missing document.
pub(super) type Documents = Vec<Option<Vec<String>>>;

/// Copies lists of words.
pub(super) fn documents(list: &Bound<'_, PyList>) -> PyResult<Documents> {
    let mut documents = Vec::with_capacity(list.len());
    for (row, item) in list.iter().enumerate() {
        if item.is_none() {
            documents.push(None);
            continue;
        }
        let wrong = |what: String| {
            let message = format!("tokens must hold lists of words, got {what} at row {row}");
            Err(PyTypeError::new_err(message))
        };
        if item.is_instance_of::<PyString>() || item.try_iter().is_err() {
            return wrong(shown(&item)?);
        }
        let mut words = Vec::with_capacity(item.len().unwrap_or(0));
        for word in item.try_iter()? {
            let word = word?;
            let Ok(word) = word.cast::<PyString>() else {
                return wrong(format!("a list with {}", shown(&word)?));
            };
            with_utf8(word, row, |word| {
                words.push(word.to_owned());
                Ok(())
            })?;
        }
        documents.push(Some(words));
    }
    Ok(documents)
}

fn is_missing(item: &Bound<'_, PyAny>) -> PyResult<bool> {
    let name = item.get_type().name()?;
    if item.is_none() || name == "NAType" || name == "NaTType" {
        return Ok(true);
    }
    // NaN of any kind (of Python, NumPy, Decimal) is the one number that differs from itself.
    Ok(item.hasattr("__float__")? && item.ne(item).unwrap_or(false))
}

fn shown(item: &Bound<'_, PyAny>) -> PyResult<String> {
    let (kind, repr) = (item.get_type().name()?, item.repr()?.to_string());
    let short: String = repr.chars().take(40).collect();
    Ok(format!("{kind} {short}{}", if short.len() < repr.len() { "…" } else { "" }))
}

/// The UTF-8 of `text`. Python would keep what `to_str` makes of a text that is not ASCII, and the
/// caller's own objects would grow; so only ASCII, which is UTF-8 already, is borrowed.
fn with_utf8(
    text: &Bound<'_, PyString>,
    row: usize,
    take: impl FnOnce(&str) -> PyResult<()>,
) -> PyResult<()> {
    if text.call_method0("isascii")?.is_truthy()? {
        return take(text.to_str()?);
    }
    let encoded = text.call_method1("encode", ("utf-8",)).map_err(|_| {
        let message = "which is no character (a lone surrogate)";
        let wanted = "decode the file with errors=\"replace\"";
        PyValueError::new_err(format!(
            "text of row {row} holds half a surrogate pair, {message}; {wanted}"
        ))
    })?;
    let bytes = encoded.cast_into::<PyBytes>()?;
    take(&String::from_utf8_lossy(bytes.as_bytes()))
}
