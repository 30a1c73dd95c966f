//! How often does each n-gram stand outside longer ones that are kept?
//!
//! The adjusted frequency list of O'Donnell (2011): from the longest n-grams down, an occurrence
//! counts only where it does not lie wholly inside an occurrence of a longer n-gram that was kept;
//! what is kept of each length is decided by these counts.

use super::estimate;
use super::limits::Limits;
use super::matrix::Matrix;
use super::ngram::{Grams, Ngrams};
use super::runs::IdRuns;
use crate::Result;
use crate::corpus::View;
use crate::error::try_zeroed;
use crate::parallel::Job;

const PURPOSE: &str = "the table of nested n-grams";

/// Counts the n-grams of every document of `view`, shorter ones outside of longer ones.
pub(super) fn matrix(view: &View, how: Ngrams, limits: &Limits, job: &Job) -> Result<Matrix> {
    estimate::check(view, how, job)?;
    let runs = IdRuns::of_view(view, how, job)?;
    let mut grams = Grams::new(view.forms());
    // For each token, how far kept n-grams reach that begin there or before, in its run.
    let mut reach: Vec<usize> = try_zeroed(PURPOSE, runs.ids.len())?;
    let mut by_length = Vec::new();
    job.announce((view.len() * (how.max + 1 - how.min)) as u64);
    for n in (how.min..=how.max).rev() {
        let mut part = Matrix::part(grams, 0..view.len(), job, |grams, place, row| {
            windows(&runs, place, n, |at, window| {
                if reach[at] >= at + n { Ok(()) } else { row.add(grams.of(window)?) }
            })
        })?;
        let (total, with) = part.totals()?;
        let kept = limits.mask(view, &total, &with)?;
        grams = part.take_grams();
        for place in 0..view.len() {
            job.check()?;
            windows(&runs, place, n, |at, window| {
                let gram = grams.of(window)? as usize;
                if reach[at] < at + n && kept.get(gram).is_some_and(|&kept| kept) {
                    reach[at] = at + n;
                }
                Ok(())
            })?;
        }
        spread(&runs, &mut reach);
        by_length.push(part);
    }
    Matrix::joined(&by_length, grams)
}

fn windows(
    runs: &IdRuns,
    place: usize,
    n: usize,
    mut found: impl FnMut(usize, &[u32]) -> Result<()>,
) -> Result<()> {
    for (start, run) in runs.of_doc(place) {
        for (at, window) in (start..).zip(run.windows(n)) {
            found(at, window)?;
        }
    }
    Ok(())
}

/// Lets what begins at a token reach over those behind it, to the end of the run.
fn spread(runs: &IdRuns, reach: &mut [usize]) {
    for range in runs.ranges() {
        let mut far = 0;
        for here in &mut reach[range] {
            far = far.max(*here);
            *here = far;
        }
    }
}
