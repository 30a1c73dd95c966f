//! Each error of the core becomes one Python exception, here and nowhere else.

use pyo3::PyErr;
use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyKeyboardInterrupt, PyMemoryError, PyValueError};

use crate::Error;

create_exception!(
    framelens._core,
    InternalError,
    PyException,
    "A defect of framelens itself; please report the call that led here."
);

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::UnknownName { .. }
            | Error::InvalidValue { .. }
            | Error::LengthMismatch { .. }
            | Error::TextTooLong { .. }
            | Error::Pattern { .. } => PyValueError::new_err(message),
            Error::OutOfMemory { .. } | Error::Memory { .. } => PyMemoryError::new_err(message),
            Error::Interrupted => PyKeyboardInterrupt::new_err(message),
            Error::Internal(_) => InternalError::new_err(message),
        }
    }
}
