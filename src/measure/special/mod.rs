//! Which mathematical functions do the measures need? Tails and quantiles, to 12 digits.
//!
//! Everything is built on [`libm`], so that the bits agree on every platform. Arguments outside the
//! domain of a function give NaN.

pub mod beta;
pub mod chi_square;
pub mod deviance;
pub mod gamma;
pub mod normal;
pub mod ratio;
mod solve;
pub mod student_t;
