//! Where does one n-gram stand? The places that [`Matrix`](super::Matrix) counts.

use super::matches::Hits;
use super::ngram::Ngrams;
use crate::Result;
use crate::corpus::{TermId, View};
use crate::parallel::Job;

/// The occurrences of the n-gram `terms`, under the same rules as counting: hits of one frame.
///
/// # Errors
///
/// Memory, or a stop.
pub fn occurrences(view: &View, terms: &[TermId], how: Ngrams, job: &Job) -> Result<Hits> {
    let mut hits = Hits::default();
    let forms = view.forms();
    for place in 0..view.len() {
        job.check()?;
        how.runs(view.doc(place), forms, |run, places| {
            // With skips, one beginning may have several ends: each is an occurrence.
            let how = Ngrams { min: terms.len(), max: terms.len(), ..how };
            let is_term = |at: usize, n: usize| TermId(run[at]) == terms[n];
            how.skip.each_match(run.len(), how, is_term, |first, last| {
                hits.push(place, 0, 0, places[first], places[last] + 1)
            })
        })?;
    }
    Ok(hits)
}

/// The ways in which `words`, the terms of an n-gram joined by spaces, can be read as terms.
///
/// There is more than one only where a term holds a space itself.
pub fn readings(view: &View, words: &str, how: Ngrams) -> Vec<Vec<TermId>> {
    let pieces: Vec<&str> = words.split(' ').collect();
    let mut readings = Vec::new();
    extend(view, &pieces, how.max, &mut Vec::new(), &mut readings);
    readings.retain(|terms| terms.len() >= how.min);
    readings
}

fn extend(
    view: &View,
    pieces: &[&str],
    longest: usize,
    behind: &mut Vec<TermId>,
    readings: &mut Vec<Vec<TermId>>,
) {
    if pieces.is_empty() {
        readings.push(behind.clone());
        return;
    }
    if behind.len() == longest {
        return;
    }
    for taken in 1..=pieces.len() {
        if let Some(term) = view.forms().terms().find(&pieces[..taken].join(" ")) {
            behind.push(TermId(term));
            extend(view, &pieces[taken..], longest, behind, readings);
            behind.pop();
        }
    }
}
