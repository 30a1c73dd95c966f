//! How does a table cross the border? Columns by name: numbers as arrays, strings as lists.

use numpy::IntoPyArray;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};

/// What becomes a column.
pub(super) trait Column {
    fn column(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;
}

macro_rules! arrays {
    ($($number:ty),+) => {$(
        impl Column for Vec<$number> {
            fn column(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
                Ok(self.into_pyarray(py).into_any())
            }
        }
    )+};
}

macro_rules! lists {
    ($($item:ty),+) => {$(
        impl Column for Vec<$item> {
            fn column(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
                self.into_pyobject(py).map(Bound::into_any)
            }
        }
    )+};
}

/// A number beside the columns.
macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Column for $number {
            fn column(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
                Ok(self.into_pyobject(py)?.into_any())
            }
        }
    )+};
}

numbers!(f64, u64);
arrays!(bool, f64, i32, i64, u8, u32, u64, usize);
lists!(&str, String, Option<String>, [&'static str; 2]);

/// A table as it crosses the border.
pub(super) fn columns<'py, const N: usize>(
    py: Python<'py>,
    columns: [(&'static str, Bound<'py, PyAny>); N],
) -> PyResult<Bound<'py, PyDict>> {
    columns.into_py_dict(py)
}

/// A table of columns that are known by their names alone.
pub(super) fn named<C: Column>(
    py: Python<'_>,
    columns: impl IntoIterator<Item = (&'static str, C)>,
) -> PyResult<Bound<'_, PyDict>> {
    let table = PyDict::new(py);
    for (name, column) in columns {
        table.set_item(name, column.column(py)?)?;
    }
    Ok(table)
}

/// A table of fields of a struct, each under its own name.
macro_rules! fields {
    ($py:expr, $table:ident, [$($field:ident),+ $(,)?]) => {{
        use $crate::py::columns::{Column as _, columns};
        columns($py, [$((stringify!($field), $table.$field.column($py)?)),+])
    }};
}
pub(super) use fields;
