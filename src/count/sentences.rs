//! Which sentences are there, and which hits lie in each?

use std::ops::Range;

use super::groups::small;
use super::matches::Hits;
use crate::Result;
use crate::corpus::{DocTokens, View};
use crate::error::reserve;
use crate::parallel::Job;

/// A sentence that has a counted token or a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The document, by its place in the view.
    pub doc: u32,
    /// Its number in the document, from 0.
    pub number: u32,
    /// Its first token that is not left out.
    pub first: u32,
    /// One past its last token that is not left out.
    pub end: u32,
    /// The first of its hits, by number; the others follow.
    pub hit: u32,
    /// How many hits begin in it.
    pub n_hits: u32,
}

impl Sentence {
    /// The numbers of its hits.
    pub fn hits(&self) -> Range<usize> {
        self.hit as usize..(self.hit + self.n_hits) as usize
    }
}

/// The sentences of `view` with what `hits`, which come from it, begin in them: by document in
/// their order of names, whatever the order of the rows.
///
/// # Errors
///
/// Memory, or a stop.
pub fn sentences(view: &View, hits: &Hits, job: &Job) -> Result<Vec<Sentence>> {
    let mut found = Vec::new();
    for place in view.canonical_order() {
        job.check()?;
        let doc = view.doc(place);
        let from = hits.doc.partition_point(|&d| (d as usize) < place);
        let mut hit = from;
        for (number, range) in bounds(doc).enumerate() {
            let before = hit;
            while hits.doc.get(hit).is_some_and(|&d| d as usize == place)
                && (hits.first[hit] as usize) < range.end
            {
                hit += 1;
            }
            let counted = range.clone().any(|i| doc.is_counted(i, view.forms()));
            if !counted && hit == before {
                continue;
            }
            let is_in = |&i: &usize| !doc.is_left_out(i);
            let first = range.clone().find(is_in).unwrap_or(range.start);
            let last = range.clone().rfind(is_in).unwrap_or(range.end - 1);
            reserve("the list of sentences", &mut found, 1)?;
            found.push(Sentence {
                doc: small(place),
                number: small(number),
                first: small(first),
                end: small(last + 1),
                hit: small(before),
                n_hits: small(hit - before),
            });
        }
    }
    Ok(found)
}

/// The tokens of each sentence of `doc`, in reading order.
pub fn bounds(doc: DocTokens<'_>) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from;
        from = (start + 1..doc.len()).find(|&i| doc.starts_sentence(i)).unwrap_or(doc.len());
        (start < doc.len()).then_some(start..from)
    })
}
