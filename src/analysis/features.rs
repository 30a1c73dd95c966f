//! Which features of texts does a vectorizer count, in which column?

use std::collections::HashMap;

use ahash::RandomState;

use crate::Result;
use crate::corpus::Texts;
use crate::count::{IdRuns, features as count, small};
use crate::error::{try_vec, try_zeroed};
use crate::parallel::Job;
use crate::text::{Alphabet, Units};

const PURPOSE: &str = "the matrix";

/// Compressed sparse rows; in a row columns stand as they appeared in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeatureColumns {
    /// The features by first appearance: one column each; empty if a vocabulary was given.
    pub terms: Vec<String>,
    /// Where each row ends.
    pub ends: Vec<usize>,
    /// Column of each cell.
    pub columns: Vec<u32>,
    /// Occurrences in each cell.
    pub counts: Vec<u32>,
}

/// Counts n-grams of words or of characters; those of `vocabulary` alone if there is one.
///
/// # Errors
///
/// Memory, or a stop.
pub fn features(
    texts: &dyn Texts,
    alphabet: &Alphabet,
    units: Units,
    lengths: (usize, usize),
    stop_words: &[String],
    vocabulary: Option<&[String]>,
    job: &Job,
) -> Result<FeatureColumns> {
    let (runs, words) = IdRuns::of_texts(texts, alphabet, units, stop_words, job)?;
    let matrix = count(&runs, &words, units, lengths, job)?;
    drop(runs);
    let grams = matrix.grams();
    let text = |gram| match units {
        Units::Words(_) => grams.text(gram, &words),
        _ => grams.terms(gram).into_iter().filter_map(char::from_u32).collect(),
    };
    let fixed: Option<HashMap<&str, u32, RandomState>> =
        vocabulary.map(|terms| terms.iter().map(String::as_str).zip(0..).collect());
    // The column of each n-gram that has been met: none if the vocabulary does not hold it.
    let mut column_of: Vec<Option<Option<u32>>> = try_zeroed(PURPOSE, grams.len())?;
    let cells = matrix.n_cells();
    let mut table = FeatureColumns {
        columns: try_vec(PURPOSE, cells)?,
        counts: try_vec(PURPOSE, cells)?,
        ..FeatureColumns::default()
    };
    for place in 0..matrix.n_docs() {
        job.check()?;
        for (gram, count) in matrix.row(place) {
            let column = *column_of[gram.index()].get_or_insert_with(|| {
                let text = text(gram);
                if let Some(fixed) = &fixed {
                    return fixed.get(text.as_str()).copied();
                }
                table.terms.push(text);
                Some(small(table.terms.len() - 1))
            });
            if let Some(column) = column {
                table.columns.push(column);
                table.counts.push(count);
            }
        }
        table.ends.push(table.columns.len());
    }
    Ok(table)
}
