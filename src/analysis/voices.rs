//! In whose voices does each group use each frame, and how often denied or put as possible?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, Hits};
use crate::error::try_zeroed;
use crate::parallel::Job;
use crate::text::Voice;

/// One row per frame and group, frames first; the hits of a row by voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceColumns {
    /// A column per voice, in the order of [`Voice::ALL`]; in each row they sum to its hits.
    pub voices: Vec<Vec<i64>>,
    /// Hits that their sentence denies.
    pub negated: Vec<i64>,
    /// Hits that their sentence puts as possible only.
    pub hedged: Vec<i64>,
}

/// Tallies up the voices of `hits` of `n_frames` frames in `view` by group.
///
/// # Errors
///
/// Memory, or a stop.
pub fn voices(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    job: &Job,
) -> Result<VoiceColumns> {
    let rows = n_frames * groups.len();
    let column = || try_zeroed("the table of voices", rows);
    let mut columns = VoiceColumns {
        voices: Voice::ALL.iter().map(|_| column()).collect::<Result<_>>()?,
        negated: column()?,
        hedged: column()?,
    };
    for (i, mark) in hits.marks(view, job)?.into_iter().enumerate() {
        let Some(group) = groups.of(hits.doc[i] as usize) else { continue };
        let row = hits.frame[i] as usize * groups.len() + group;
        columns.voices[mark.voice() as usize][row] += 1;
        columns.negated[row] += i64::from(mark.negated() == Some(true));
        columns.hedged[row] += i64::from(mark.hedged() == Some(true));
    }
    Ok(columns)
}
