//! How sure are we? Documents drawn again, labels shuffled, many tests at once.
//!
//! * [`permutation`]: would chance alone separate two groups as well as that?
//! * [`change`]: did a rate change, and when?
//! * [`sequential`]: the same, until it is clear;
//! * [`bootstrap_test`]: would they still differ with other documents?
//! * [`bootstrap`]: how far would a rate move with other documents, as [`documents`] draws them?
//! * [`stratified`]: which units are drawn from which part of a population?
//! * [`adjust`]: how many of many findings are chance?
//! * [`rng`]: random numbers that are a function of their place, and therefore the same at any
//!   number of threads and on every platform.

pub mod adjust;
pub mod bootstrap;
pub mod bootstrap_test;
pub mod change;
pub mod documents;
pub mod permutation;
pub mod rng;
pub mod sequential;
pub mod stratified;
pub mod totals;
