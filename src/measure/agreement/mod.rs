//! How far do people who coded the same units agree, beyond chance?
//!
//! * [`Coincidences`]: any number of coders, values missing here and there: Krippendorff's α;
//! * [`Table`]: two coders: share of agreement and Cohen's κ.
//!
//! Values are categories without order. Sums are whole numbers up to the last formula.

mod alpha;
mod kappa;

pub use alpha::Coincidences;
pub use kappa::Table;
