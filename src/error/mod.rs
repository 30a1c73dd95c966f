//! What can a caller get wrong? One enum; each variant says what it got and what it wanted.

mod named;

use std::fmt;

pub(crate) use named::named;
pub use named::one_of;

/// A `Result` whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong. A message starts with the parameter, then says what it got and what it
/// wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A name that is not one of the allowed ones.
    UnknownName {
        /// The parameter, as the caller wrote it.
        parameter: &'static str,
        /// What the caller gave.
        got: String,
        /// What would have been accepted, in the order of the documentation.
        allowed: &'static [&'static str],
    },
    /// A value outside its range or of the wrong form.
    InvalidValue {
        /// The parameter, as the caller wrote it.
        parameter: &'static str,
        /// What the caller gave.
        got: String,
        /// What would have been accepted.
        wanted: String,
    },
    /// Two columns that must be equally long are not.
    LengthMismatch {
        /// The parameter that is too long or too short.
        parameter: &'static str,
        /// Its length.
        got: usize,
        /// The length it should have.
        expected: usize,
    },
    /// A text too long for 32-bit byte offsets.
    TextTooLong {
        /// Number of the document, from 0.
        row: usize,
        /// Its length in bytes.
        bytes: usize,
    },
    /// A pattern that cannot be read.
    Pattern {
        /// The pattern, as the caller wrote it.
        pattern: String,
        /// Where reading stopped, in code points from 0.
        position: usize,
        /// Why.
        reason: &'static str,
    },
    /// A foreseen allocation that the machine does not grant.
    OutOfMemory {
        /// What the memory was wanted for.
        purpose: &'static str,
        /// How much was wanted.
        bytes: usize,
    },
    /// Work that was not begun, because its result would not fit.
    Memory {
        /// What the memory would be for.
        purpose: &'static str,
        /// About how many bytes it would take.
        need: u64,
        /// How many are free.
        free: u64,
        /// What the caller can do.
        remedy: &'static str,
    },
    /// The caller asked to stop.
    Interrupted,
    /// A defect of ours: some code panicked.
    Internal(String),
}

impl Error {
    /// An [`Error::InvalidValue`] from anything that can be shown.
    pub fn invalid(
        parameter: &'static str,
        got: impl fmt::Display,
        wanted: impl Into<String>,
    ) -> Self {
        Self::InvalidValue { parameter, got: got.to_string(), wanted: wanted.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName { parameter, got, allowed } => {
                write!(f, "{parameter} must be one of {}, got {got:?}", allowed.join(", "))
            }
            Self::InvalidValue { parameter, got, wanted } => {
                write!(f, "{parameter} must be {wanted}, got {got}")
            }
            Self::LengthMismatch { parameter, got, expected } => {
                write!(f, "{parameter} has {got} items, but the corpus has {expected} documents")
            }
            Self::TextTooLong { row, bytes } => {
                write!(f, "text of row {row} has {bytes} bytes, the limit is {}", u32::MAX)
            }
            Self::Pattern { pattern, position, reason } => {
                write!(f, "pattern {pattern:?} cannot be read at position {position}: {reason}")
            }
            Self::OutOfMemory { purpose, bytes } => {
                write!(f, "{purpose} needs {bytes} bytes, which the machine does not grant")
            }
            Self::Memory { purpose, need, free, remedy } => write!(
                f,
                "{purpose} needs about {} MB, {} MB are free: {remedy}",
                need.div_ceil(1_000_000),
                free / 1_000_000
            ),
            Self::Interrupted => write!(f, "stopped on request"),
            Self::Internal(what) => write!(
                f,
                "framelens met a defect of its own ({what}); \
                 please report it with the call that led here"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// An empty vector with room for `len` items, or [`Error::OutOfMemory`].
///
/// For the allocations whose size grows with the data; small ones may abort as everywhere in Rust.
///
/// # Errors
///
/// [`Error::OutOfMemory`] if the allocator refuses.
pub fn try_vec<T>(purpose: &'static str, len: usize) -> Result<Vec<T>> {
    let mut vec = Vec::new();
    vec.try_reserve_exact(len)
        .map_err(|_| Error::OutOfMemory { purpose, bytes: len.saturating_mul(size_of::<T>()) })?;
    Ok(vec)
}

/// A vector of `len` default items, or [`Error::OutOfMemory`].
///
/// # Errors
///
/// [`Error::OutOfMemory`] if the allocator refuses.
pub fn try_zeroed<T: Clone + Default>(purpose: &'static str, len: usize) -> Result<Vec<T>> {
    let mut vec = try_vec(purpose, len)?;
    vec.resize(len, T::default());
    Ok(vec)
}

/// Room for `more` items in `vec`, or [`Error::OutOfMemory`]; amortized like `Vec::reserve`.
///
/// # Errors
///
/// [`Error::OutOfMemory`] if the allocator refuses.
#[inline]
pub fn reserve<T>(purpose: &'static str, vec: &mut Vec<T>, more: usize) -> Result<()> {
    if vec.capacity() - vec.len() >= more {
        return Ok(());
    }
    let bytes = (vec.len() + more).saturating_mul(size_of::<T>());
    vec.try_reserve(more).map_err(|_| Error::OutOfMemory { purpose, bytes })
}
