//! How good is a dictionary? Sentences to read by hand, and what the labels say of it.

mod agreement;
mod coded;
mod confusion;
mod entries;
mod frames;
mod sample;

pub use agreement::{Again, AgreementColumns, PairColumns};
pub use coded::{Coded, Stratum, Truth};
pub use confusion::ConfusionColumns;
pub use entries::EntryColumns;
pub use frames::{FrameColumns, LimitedColumns};
pub use sample::{ValidationSample, ValidationSampleColumns, validation_sample};

use crate::Result;
use crate::measure::interval::replicates;
use crate::parallel::Job;

/// Five tables on one dictionary.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// How good each frame is.
    pub frames: FrameColumns,
    /// How good each entry is.
    pub entries: EntryColumns,
    /// What coders say where a frame was found.
    pub confusion: ConfusionColumns,
    /// How far all coders agree.
    pub agreement: AgreementColumns,
    /// How far any two of them do.
    pub pairs: PairColumns,
}

/// Compares what `n_entries` entries found with what coders say.
///
/// # Errors
///
/// A key that does not fit; too few replicates for the level; memory, or a stop.
pub fn validate(
    coded: &Coded<'_>,
    n_entries: usize,
    again: Again,
    job: &Job,
) -> Result<Validation> {
    coded.check()?;
    replicates::check(again.replicates, again.level)?;
    Ok(Validation {
        frames: frames::frames(coded, again.level, job)?,
        entries: entries::entries(coded, n_entries, again.level)?,
        confusion: confusion::confusion(coded),
        agreement: agreement::agreement(coded, again, job)?,
        pairs: agreement::pairs(coded, again, job)?,
    })
}
