//! How often does each group use each frame?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, Hits, Postings, signed, small};
use crate::error::try_vec;
use crate::measure::dispersion::{Dispersion, Division, Part, Spread};
use crate::measure::interval::{RateColumns, RateSettings};
use crate::measure::share;

/// One row per frame and group: frames in the order of the dictionary, groups in theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FramingColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// The group, by number.
    pub group: Vec<u32>,
    /// Documents of the group.
    pub n_docs: Vec<i64>,
    /// Counted tokens of the group.
    pub tokens: Vec<i64>,
    /// Hits, documents with a hit, the rate and its limits.
    pub rates: RateColumns,
    /// Share of the group's documents with a hit; NaN for a group without documents.
    pub prevalence: Vec<f64>,
    /// How unevenly the hits spread over the group's documents; NaN for fewer than two documents
    /// with counted tokens, or no hit.
    pub dp_norm: Vec<f64>,
}

/// Tally up `hits` of `n_frames` frames in `view` by group.
///
/// # Errors
///
/// [`Error::OutOfMemory`](crate::Error::OutOfMemory).
pub fn framing(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    settings: RateSettings,
) -> Result<FramingColumns> {
    let sizes = view.sizes();
    let of_groups = groups.sums(&sizes);
    let without_counted = hits.frames_without_counted(n_frames, view);
    let mut columns = FramingColumns {
        dp_norm: spreads(hits, n_frames, groups, &sizes)?,
        ..FramingColumns::default()
    };
    for (row, sums) in hits.sums(n_frames, groups, &sizes)?.into_iter().enumerate() {
        let (frame, group) = (row / groups.len(), row % groups.len());
        let of_group = of_groups[group];
        columns.frame.push(small(frame));
        columns.group.push(small(group));
        columns.n_docs.push(signed(of_group.docs));
        columns.tokens.push(signed(of_group.tokens));
        // Hits of one frame share no token; only where none of theirs is counted can they be more.
        let most = if without_counted[frame] { f64::INFINITY } else { 1.0 };
        columns.rates.push(&sums.in_group(of_group), sums.docs, most, settings);
        columns.prevalence.push(share(sums.docs, of_group.docs));
    }
    Ok(columns)
}

/// `dp_norm` of each frame in each group, with the group's documents as parts.
fn spreads(hits: &Hits, n_frames: usize, groups: &Groups, sizes: &[u64]) -> Result<Vec<f64>> {
    let mut of_groups = vec![Division::default(); groups.len()];
    for (place, &size) in sizes.iter().enumerate() {
        if let Some(group) = groups.of(place) {
            of_groups[group].add(size);
        }
    }
    let postings = Postings::of_hits(hits, n_frames)?;
    let mut found = try_vec("the table of frames", n_frames * groups.len())?;
    for frame in 0..n_frames {
        let mut parts: Vec<Vec<Part>> = vec![Vec::new(); groups.len()];
        let mut last = None;
        for (place, count) in postings.of(frame) {
            let Some(group) = groups.of(place) else { continue };
            match parts[group].last_mut().filter(|_| last == Some(place)) {
                Some(part) => part.v += count,
                None => parts[group].push(Part { v: count, size: sizes[place] }),
            }
            last = Some(place);
        }
        for (mut parts, &of) in parts.into_iter().zip(&of_groups) {
            parts.sort_unstable();
            found.push(Dispersion::DpNorm.of(Spread { parts: &parts, of }));
        }
    }
    Ok(found)
}
