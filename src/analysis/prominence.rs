//! How prominently does each group place each frame?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, Hits};
use crate::error::try_zeroed;
use crate::measure::prominence::{Place, Placed, Prominence};
use crate::parallel::Job;
use crate::text::Region;

const PURPOSE: &str = "the table of frames";

/// One number per frame and group, frames first; `view` is the one searched.
///
/// NaN without a hit, with one in a document without counted tokens, and for all where the tokens
/// came cut: they have no regions.
///
/// # Errors
///
/// Memory, or a stop.
pub fn prominence(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    job: &Job,
) -> Result<Vec<f64>> {
    let mut sums: Vec<Prominence> = try_zeroed(PURPOSE, n_frames * groups.len())?;
    if !view.corpus().has_offsets() {
        return Ok(vec![f64::NAN; sums.len()]);
    }
    let by_doc: Vec<_> = hits.by_doc().collect();
    job.announce(by_doc.len() as u64);
    let parts = job.map_parts(
        by_doc.len(),
        |n| view.doc(by_doc[n].0).len(),
        |range| {
            let mut placed = Vec::new();
            for (place, here) in &by_doc[range] {
                job.check()?;
                let frames = &hits.frame[here.clone()];
                placed.push((*place, of_doc(view, *place, frames, &hits.first[here.clone()])));
                job.advance(1);
            }
            Ok(placed)
        },
    )?;
    let mut of_place: Vec<Vec<(u32, Placed)>> = try_zeroed(PURPOSE, view.len())?;
    for (place, placed) in parts.into_iter().flatten() {
        of_place[place] = placed;
    }
    // Sums of floats depend on the order, and tables on no order of the rows.
    for place in view.canonical_order() {
        let Some(group) = groups.of(place) else { continue };
        for &(frame, placed) in &of_place[place] {
            sums[frame as usize * groups.len() + group].add(placed);
        }
    }
    Ok(sums.into_iter().map(Prominence::value).collect())
}

/// The frames of a document with their hits, which come by their first tokens.
fn of_doc(view: &View, place: usize, frames: &[u32], first: &[u32]) -> Vec<(u32, Placed)> {
    let (doc, forms, regions) = (view.doc(place), view.forms(), view.regions(place));
    let size = (0..doc.len()).filter(|&i| doc.is_counted(i, forms)).count() as u64;
    let (mut before, mut seen) = (0, 0);
    let mut hits: Vec<(u32, Place, u64)> = Vec::with_capacity(frames.len());
    for (&frame, &first) in frames.iter().zip(first) {
        let first = first as usize;
        before += (seen..first).filter(|&i| doc.is_counted(i, forms)).count() as u64;
        seen = first;
        hits.push((frame, kind(regions[first]), before));
    }
    hits.sort_by_key(|&(frame, ..)| frame);
    let placed = |same: &[(u32, Place, u64)]| {
        let mut placed = Placed::new(size);
        for &(_, kind, before) in same {
            placed.add(kind, before);
        }
        (same[0].0, placed)
    };
    hits.chunk_by(|a, b| a.0 == b.0).map(placed).collect()
}

fn kind(region: Region) -> Place {
    match region {
        Region::Headline => Place::Headline,
        Region::Lead => Place::Lead,
        _ => Place::Elsewhere,
    }
}
