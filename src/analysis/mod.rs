//! What does the scholar ask? One public function and one struct of columns for each question.
//!
//! Analyses do not import one another. All columns of one struct are equally long; strings are
//! numbered wherever they repeat.

mod framing;
mod frequency;
mod hits;
mod keyness;
mod kwic;
mod similarity;
mod summary;
mod tokens;

pub use framing::{FramingColumns, framing};
pub use frequency::{FrequencyColumns, frequency};
pub use hits::{HitColumns, hits};
pub use keyness::{Keyness, KeynessColumns, Unit, keyness};
pub use kwic::{KwicColumns, kwic};
pub use similarity::{Weighting, similarity};
pub use summary::{SummaryColumns, summary};
pub use tokens::{TokenColumns, tokens};
