//! How far apart do the occurrences of each item stand, in counted tokens of the whole corpus?

use super::groups::Groups;
use super::matches::Hits;
use crate::Result;
use crate::corpus::View;
use crate::error::try_zeroed;
use crate::measure::dispersion::Distances;
use crate::parallel::Job;

const PURPOSE: &str = "the distances of each item";

/// The distances of every term; `counts[term]` and `n` are the occurrences and the counted tokens
/// of the documents that belong to a group, and only those are walked, in the order of the view.
///
/// # Errors
///
/// Memory, or a stop.
pub fn gaps_of_terms(
    view: &View,
    groups: &Groups,
    counts: &[u64],
    n: u64,
    job: &Job,
) -> Result<Vec<Distances>> {
    let mut gaps: Vec<Distances> = try_zeroed(PURPOSE, counts.len())?;
    let forms = view.forms();
    let mut position = 0;
    for place in (0..view.len()).filter(|&place| groups.of(place).is_some()) {
        job.check()?;
        let doc = view.doc(place);
        for (_, &form) in (0..).zip(doc.forms).filter(|&(i, _)| doc.is_counted(i, forms)) {
            let term = forms.term(form).index();
            gaps[term].add(position, counts[term], n);
            position += 1;
        }
    }
    Ok(gaps)
}

/// The distances of every frame, as [`gaps_of_terms`]; a hit stands where its first token does, or
/// where the next counted one does if that is not counted.
///
/// # Errors
///
/// Memory, or a stop.
pub fn gaps_of_hits(
    view: &View,
    hits: &Hits,
    groups: &Groups,
    (counts, sizes): (&[u64], &[u64]),
    n: u64,
    job: &Job,
) -> Result<Vec<Distances>> {
    let mut gaps: Vec<Distances> = try_zeroed(PURPOSE, counts.len())?;
    let forms = view.forms();
    let (mut before, mut by_doc) = (0, hits.by_doc().peekable());
    for (place, &size) in sizes.iter().enumerate() {
        job.check()?;
        let here = by_doc.next_if(|&(doc, _)| doc == place).map_or(0..0, |(_, here)| here);
        if groups.of(place).is_none() {
            continue;
        }
        let doc = view.doc(place);
        let (mut seen, mut position) = (0, before);
        for hit in here {
            let first = hits.first[hit] as usize;
            position += (seen..first).map(|i| u64::from(doc.is_counted(i, forms))).sum::<u64>();
            seen = first;
            let frame = hits.frame[hit] as usize;
            gaps[frame].add(position, counts[frame], n);
        }
        before += size;
    }
    Ok(gaps)
}
