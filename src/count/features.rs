//! How often does each n-gram of words or characters stand in each text, as scikit-learn counts?

use super::matrix::{Matrix, Row};
use super::ngram::Grams;
use super::runs::IdRuns;
use crate::Result;
use crate::corpus::Interner;
use crate::parallel::Job;
use crate::text::Units;

/// More than there are characters.
const CHARS: u32 = char::MAX as u32 + 1;

/// Counts n-grams of `lengths.0` to `lengths.1` units.
///
/// In a row they stand by first appearance, where all n-grams of one length come before those of
/// the next; with [`Units::CharsOfWords`] a word that is shorter than an n-gram is counted once, as
/// a whole, in the place of all lengths that it is too short for.
///
/// # Errors
///
/// Memory, or a stop.
pub fn features(
    runs: &IdRuns,
    words: &Interner,
    units: Units,
    lengths: (usize, usize),
    job: &Job,
) -> Result<Matrix> {
    let n_terms = match units {
        // Words are numbered with 32 bits.
        Units::Words(_) => u32::try_from(words.len()).unwrap_or(u32::MAX),
        _ => CHARS,
    };
    let grams = || Grams::with_terms(n_terms);
    job.announce(runs.n_docs() as u64);
    let parts = job.map_parts(
        runs.n_docs(),
        |place| runs.len_of(place),
        |places| {
            let mut open = Vec::new();
            Matrix::part(grams(), places, job, |grams, place, row| {
                runs.of_doc(place).try_for_each(|(_, run)| {
                    of_run(grams, run, lengths, units == Units::CharsOfWords, &mut open, row)
                })
            })
        },
    )?;
    Matrix::merged(parts, grams())
}

fn of_run(
    grams: &mut Grams,
    run: &[u32],
    (min, max): (usize, usize),
    once_if_short: bool,
    open: &mut Vec<u32>,
    row: &mut Row,
) -> Result<()> {
    // `open[i]` is the n-gram that begins at `i`.
    open.clear();
    open.extend_from_slice(run);
    for n in 1..=max.min(run.len()) {
        open.truncate(run.len() + 1 - n);
        if n > 1 {
            for (gram, &last) in open.iter_mut().zip(&run[n - 1..]) {
                *gram = grams.extend(*gram, last)?;
            }
        }
        let is_short = once_if_short && n == run.len() && n < min;
        if n >= min || is_short {
            open.iter().try_for_each(|&gram| row.add(gram))?;
        }
    }
    Ok(())
}
