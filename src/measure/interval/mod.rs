//! Between which limits does a rate lie? Confidence intervals, one kind one file.
//!
//! * [`poisson_rate`]: tokens in one document, if tokens are independent;
//! * [`wilson`]: documents (or quotes) out of documents;
//! * [`RateColumns`]: a table of rates with their limits;
//! * [`over_documents`]: tokens in several documents, however words clump in them.

pub mod columns;
pub mod over_documents;
pub mod poisson;
pub mod wilson;

pub use columns::{RateColumns, RateSettings};
pub use over_documents::{Interval, Sums, over_documents};
pub use poisson::poisson_rate;
pub use wilson::wilson;
