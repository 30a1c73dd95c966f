//! Which entries of a dictionary work, and which stand in each other's way?

use crate::Result;
use crate::corpus::View;
use crate::count::{Dictionary, EntryTally, n_docs, signed};
use crate::measure::effective::effective;
use crate::measure::share;
use crate::parallel::Job;

/// One row per entry, in the order of the dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntriesColumns {
    /// Hits; of an excluding entry its matches, no token in two of them.
    pub count: Vec<i64>,
    /// Documents with one of these.
    pub docs: Vec<i64>,
    /// Share of the hits of the frame; NaN if it has none, and for what excludes.
    pub share: Vec<f64>,
    /// How many entries share the hits of the frame, as [`effective`] has it; NaN likewise.
    pub effective: Vec<f64>,
    /// Share of the documents with a text.
    pub prevalence: Vec<f64>,
    /// Share of the counted tokens that stand in these hits.
    pub token_share: Vec<f64>,
    /// Places where the entry matches.
    pub matches: Vec<i64>,
    /// Matches that share a token with one of another entry of the frame.
    pub same_frame: Vec<i64>,
    /// Matches that share a token with one of another frame.
    pub other_frames: Vec<i64>,
    /// The entry that shares tokens most often, by number; -1: none does.
    pub partner: Vec<i64>,
    /// What is to be looked at.
    pub flag: Vec<&'static str>,
}

/// Says of every entry of `dictionary` what it finds in `view`; an entry that has a share of
/// `dominant` or more of the hits of its frame, and is not alone there, is flagged.
///
/// # Errors
///
/// Memory, or a stop.
pub fn entries(
    view: &View,
    dictionary: &Dictionary,
    dominant: f64,
    job: &Job,
) -> Result<EntriesColumns> {
    let found = dictionary.entries(view, job)?;
    let (docs, tokens) = (n_docs(view), view.sizes().iter().sum());
    let mut of_frame: Vec<Vec<u64>> = vec![Vec::new(); dictionary.n_frames()];
    for (entry, tally) in found.tallies.iter().enumerate() {
        if !dictionary.excludes(entry) {
            of_frame[dictionary.frame(entry) as usize].push(tally.count);
        }
    }
    let spread: Vec<f64> = of_frame.iter().map(|hits| effective(hits.iter().copied())).collect();
    let sums: Vec<u64> = of_frame.iter().map(|hits| hits.iter().sum()).collect();
    let partners = found.partners();
    let mut columns = EntriesColumns::default();
    for (entry, tally) in found.tallies.iter().enumerate() {
        let (frame, excludes) = (dictionary.frame(entry) as usize, dictionary.excludes(entry));
        let of_hits = if excludes { f64::NAN } else { share(tally.count, sums[frame]) };
        columns.count.push(signed(tally.count));
        columns.docs.push(signed(tally.docs));
        columns.share.push(of_hits);
        columns.effective.push(if excludes { f64::NAN } else { spread[frame] });
        columns.prevalence.push(share(tally.docs, docs));
        columns.token_share.push(share(tally.tokens, tokens));
        columns.matches.push(signed(tally.matches));
        columns.same_frame.push(signed(tally.same_frame));
        columns.other_frames.push(signed(tally.other_frames));
        let partner = partners[entry].and_then(|other| i64::try_from(other).ok());
        columns.partner.push(partner.unwrap_or(-1));
        let dominates = of_frame[frame].len() > 1 && of_hits >= dominant;
        columns.flag.push(flag(tally, excludes, dominates));
    }
    Ok(columns)
}

/// The first of these that is so.
fn flag(tally: &EntryTally, excludes: bool, dominates: bool) -> &'static str {
    match tally {
        EntryTally { matches: 0, .. } => "never matched",
        EntryTally { same_frame: 0, .. } if excludes => "never excludes",
        _ if excludes => "",
        EntryTally { count: 0, .. } => "never counted",
        _ if dominates => "dominant",
        EntryTally { same_frame: 0, other_frames: 0, .. } => "",
        _ => "overlapping",
    }
}
