//! Between which limits does a rate lie? Confidence intervals, one kind one file.
//!
//! * [`poisson_rate`]: tokens in one document, if tokens are independent;
//! * [`wilson()`]: documents (or quotes) out of documents;
//! * [`over_documents()`]: tokens in several documents, however words clump in them, from [`Sums`];
//! * [`mod@jackknife`]: a number between −1 and 1 over documents;
//! * [`mod@mover`]: the difference and the ratio of two rates, from the limits of each;
//! * [`stratified`]: units out of strata that were sampled, and functions of two such totals;
//! * [`replicates`]: any number that was bootstrapped;
//! * [`RateColumns`]: a table of rates with their limits.

pub mod columns;
pub mod jackknife;
pub mod mover;
pub mod over_documents;
pub mod poisson;
pub mod replicates;
pub mod stratified;
pub mod sums;
pub mod wilson;

pub use columns::{RateColumns, RateSettings};
pub use jackknife::Jackknife;
pub use over_documents::{Interval, over_documents};
pub use poisson::poisson_rate;
pub use sums::Sums;
pub use wilson::wilson;
