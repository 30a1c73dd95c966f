//! Who says what, how often, how sure, next to whom and how alike: rhetoric compared across texts.
//!
//! Text flows one way, floor by floor, and a floor imports only what lies below it:
//!
//! * [`error`] and [`parallel`]: what a caller can get wrong, and how work is shared out;
//! * [`text`]: where the words and sentences are;
//! * [`corpus`]: what was said, as ids (vocabulary, patterns, views);
//! * [`count`]: how often (n-grams, dictionary matches), as integers that merge;
//! * [`measure`]: how much that is, from integers to one number;
//! * [`resample`]: how sure we are;
//! * [`analysis`]: what the scholar asks, one function and one struct of columns each.
//!
//! The Python border (feature `python`) is the only part that knows Python.

pub mod analysis;
pub mod corpus;
pub mod count;
pub mod error;
pub mod measure;
pub mod parallel;
pub mod resample;
pub mod text;

#[cfg(feature = "python")]
mod py;

pub use error::{Error, Result};
