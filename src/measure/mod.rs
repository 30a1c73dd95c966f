//! How much is that? From integer counts to one number; one measure, one file.
//!
//! * [`association`]: a word against a group, or a word against a word (one 2 × 2 table);
//! * [`proximity`]: how alike two documents are;
//! * [`interval`]: between which limits a rate lies;
//! * [`special`]: the mathematical functions that these need.
//!
//! A measure knows neither texts nor corpora. What is not defined is NaN, with the reason beside
//! the formula.

pub mod association;
pub mod interval;
pub mod proximity;
pub mod special;
