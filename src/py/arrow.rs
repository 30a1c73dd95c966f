//! Text in from Arrow, without a copy: whatever has `__arrow_c_stream__` or `__arrow_c_array__`.

#![allow(unsafe_code)] // Arrow's C interface hands over raw pointers

use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{
    Array, ArrayReader, ArrayRef, LargeStringArray, StringArray, StringViewArray, make_array,
};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::corpus::Texts;

/// A column in chunks, each kept alive by a reference into the caller's memory.
#[derive(Debug)]
pub(super) struct ArrowTexts {
    chunks: Vec<Chunk>,
    ends: Vec<usize>,
}

#[derive(Debug)]
enum Chunk {
    Utf8(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    /// Rows that are all missing.
    Null,
    /// Categories, and for each row which one; `None` if missing.
    Dictionary(Box<Chunk>, Vec<Option<usize>>),
}

/// Takes over the column that `source` offers; `None` if it offers none.
pub(super) fn texts(source: &Bound<'_, PyAny>) -> PyResult<Option<ArrowTexts>> {
    let arrays = if source.hasattr("__arrow_c_stream__")? {
        from_stream(&source.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?)?
    } else if source.hasattr("__arrow_c_array__")? {
        from_array(&source.call_method0("__arrow_c_array__")?)?
    } else {
        return Ok(None);
    };
    let mut texts = ArrowTexts { chunks: Vec::new(), ends: Vec::new() };
    let mut end = 0;
    for array in arrays {
        end += array.len();
        texts.chunks.push(Chunk::new(&array)?);
        texts.ends.push(end);
    }
    Ok(Some(texts))
}

fn from_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<Vec<ArrayRef>> {
    let stream = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    let stream = stream.cast::<FFI_ArrowArrayStream>();
    // SAFETY: by its name the capsule holds a live stream; from_raw moves it out and marks it
    // released.
    let reader = unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) }.map_err(refused)?;
    check(reader.field().data_type())?;
    reader.map(|array| array.map_err(refused)).collect()
}

fn from_array(capsules: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
    // SAFETY: by their names the capsules hold a live schema, which is only read, and a live array,
    // which from_raw moves out and marks released.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    let data = data.map_err(refused)?;
    check(data.data_type())?;
    Ok(vec![make_array(data)])
}

fn refused(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("text holds an Arrow column that cannot be read: {error}"))
}

fn check(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(()),
        DataType::Dictionary(_, values) => check(values),
        _ => Err(PyTypeError::new_err(format!(
            "text must be a column of strings, got an Arrow column of {data_type}"
        ))),
    }
}

impl Chunk {
    fn new(array: &ArrayRef) -> PyResult<Self> {
        // The other side promises valid UTF-8; looking is cheap, and trusting a lie is not.
        array.to_data().validate_full().map_err(refused)?;
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.as_string().clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string().clone()),
            DataType::Utf8View => Self::View(array.as_string_view().clone()),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                if dictionary.values().is_empty() {
                    // `normalized_keys` panics where there is no category at all.
                    return Ok(Self::Null);
                }
                let keys = dictionary.normalized_keys().into_iter().enumerate();
                let keys = keys.map(|(i, key)| dictionary.keys().is_valid(i).then_some(key));
                Self::Dictionary(Box::new(Self::new(dictionary.values())?), keys.collect())
            }
            _ => Self::Null,
        })
    }

    fn get(&self, i: usize) -> Option<&str> {
        match self {
            Self::Utf8(array) => array.is_valid(i).then(|| array.value(i)),
            Self::Large(array) => array.is_valid(i).then(|| array.value(i)),
            Self::View(array) => array.is_valid(i).then(|| array.value(i)),
            Self::Null => None,
            Self::Dictionary(values, keys) => keys[i].and_then(|key| values.get(key)),
        }
    }
}

impl Texts for ArrowTexts {
    fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn get(&self, row: usize) -> Option<&str> {
        let chunk = self.ends.partition_point(|&end| end <= row);
        let start = if chunk == 0 { 0 } else { self.ends[chunk - 1] };
        self.chunks[chunk].get(row - start)
    }
}
