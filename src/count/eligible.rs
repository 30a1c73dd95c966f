//! How often could each term stand near a node, and where does it?

use super::groups::{Groups, small};
use super::matches::Hits;
use super::window::{Node, Span, nodes_of};
use crate::Result;
use crate::corpus::{TermId, View};
use crate::error::try_zeroed;
use crate::parallel::Job;

const PURPOSE: &str = "the table of collocates";

/// How often each of the terms of a group, which ascend, is an eligible token of the group.
///
/// # Errors
///
/// Memory, or a stop.
pub fn totals(
    view: &View,
    hits: &Hits,
    groups: &Groups,
    terms: &[Vec<u32>],
    job: &Job,
) -> Result<Vec<Vec<u64>>> {
    let mut order: Vec<(usize, usize)> =
        (0..view.len()).filter_map(|place| Some((groups.of(place)?, place))).collect();
    order.sort_unstable();
    let parts = job.map_parts(
        order.len(),
        |n| view.doc(order[n].1).len(),
        |range| {
            let mut column_of: Vec<u32> = try_zeroed(PURPOSE, view.forms().terms().len())?;
            let mut sums: Vec<(usize, Vec<u64>)> = Vec::new();
            for of_group in order[range].chunk_by(|one, other| one.0 == other.0) {
                let group = of_group[0].0;
                let mut counts: Vec<u64> = try_zeroed(PURPOSE, terms[group].len() + 1)?;
                for (column, &term) in terms[group].iter().enumerate() {
                    column_of[term as usize] = small(column + 1);
                }
                for &(_, place) in of_group {
                    job.check()?;
                    add_eligible(view, place, &nodes_of(hits, place), &column_of, &mut counts);
                }
                for &term in &terms[group] {
                    column_of[term as usize] = 0;
                }
                sums.push((group, counts));
            }
            Ok(sums)
        },
    )?;
    let mut all: Vec<Vec<u64>> = terms.iter().map(|terms| vec![0; terms.len()]).collect();
    for (group, counts) in parts.into_iter().flatten() {
        // The first one is of all other terms.
        for (sum, more) in all[group].iter_mut().zip(&counts[1..]) {
            *sum += more;
        }
    }
    Ok(all)
}

fn add_eligible(view: &View, place: usize, nodes: &[Node], column_of: &[u32], counts: &mut [u64]) {
    let (doc, forms) = (view.doc(place), view.forms());
    let mut from = 0;
    for &(first, end) in nodes.iter().chain(&[(doc.len(), doc.len())]) {
        for i in (from..first).filter(|&i| doc.is_counted(i, forms)) {
            counts[column_of[forms.term(doc.forms[i]).0 as usize] as usize] += 1;
        }
        from = end;
    }
}

/// The places where `term` is near a node of `hits`, which are of one frame, as often as it counts.
///
/// # Errors
///
/// Memory, or a stop.
pub fn near(view: &View, hits: &Hits, term: TermId, span: Span, job: &Job) -> Result<Hits> {
    let (forms, mut found) = (view.forms(), Hits::default());
    for place in 0..view.len() {
        job.check()?;
        let nodes = nodes_of(hits, place);
        if nodes.is_empty() {
            continue;
        }
        let doc = view.doc(place);
        for (token, _) in span.near(doc, forms, &nodes, job)? {
            let i = token as usize;
            if forms.term(doc.forms[i]) == term {
                found.push(place, 0, 0, i, i + 1)?;
            }
        }
    }
    Ok(found)
}
