//! How often does each group use each term or n-gram?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, Matrix, Ngrams, signed, small};
use crate::error::{try_vec, try_zeroed};
use crate::measure::interval::{RateColumns, RateSettings};
use crate::parallel::Job;

/// Between two looks at the caller's wish to stop, in rows.
const PATIENCE: usize = 1 << 10;

/// One row per n-gram and group in which it occurs: the n-gram with most occurrences in all groups
/// first, ties in code-point order, groups in theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrequencyColumns {
    /// The n-grams that occur, in code-point order.
    pub vocabulary: Vec<String>,
    /// The n-gram, by its place in the vocabulary.
    pub term: Vec<u32>,
    /// The group, by number.
    pub group: Vec<u32>,
    /// Documents of the group.
    pub n_docs: Vec<i64>,
    /// Counted tokens of the group.
    pub tokens: Vec<i64>,
    /// Occurrences, documents with one, the rate and its limits.
    pub rates: RateColumns,
}

/// Counts the n-grams of `view` by group.
///
/// # Errors
///
/// Memory, or a stop.
pub fn frequency(
    view: &View,
    how: Ngrams,
    groups: &Groups,
    settings: RateSettings,
    job: &Job,
) -> Result<FrequencyColumns> {
    let matrix = Matrix::new(view, how, job)?;
    let sizes = view.sizes();
    let of_groups = groups.sums(&sizes);
    let vocabulary = matrix.vocabulary(view)?;
    let mut place_of: Vec<u32> = try_zeroed("the vocabulary", matrix.grams().len())?;
    for (place, (_, gram)) in vocabulary.iter().enumerate() {
        place_of[gram.index()] = small(place);
    }
    let mut cells = matrix.cells(groups, &sizes, job)?;
    let mut total: Vec<u64> = try_zeroed("the vocabulary", matrix.grams().len())?;
    for cell in &cells {
        total[cell.gram.index()] += cell.sums.count;
    }
    cells.sort_unstable_by_key(|cell| {
        let gram = cell.gram.index();
        (u64::MAX - total[gram], place_of[gram], cell.group)
    });
    let purpose = "the table of frequencies";
    let mut columns = FrequencyColumns {
        vocabulary: vocabulary.into_iter().map(|(words, _)| words).collect(),
        term: try_vec(purpose, cells.len())?,
        group: try_vec(purpose, cells.len())?,
        n_docs: try_vec(purpose, cells.len())?,
        tokens: try_vec(purpose, cells.len())?,
        rates: RateColumns::default(),
    };
    for cell in &cells {
        let of_group = of_groups[cell.group as usize];
        columns.term.push(place_of[cell.gram.index()]);
        columns.group.push(cell.group);
        columns.n_docs.push(signed(of_group.docs));
        columns.tokens.push(signed(of_group.tokens));
    }
    // The limits are the dearest part of the table: some microseconds a row.
    let parts = job.map_parts(
        cells.len(),
        |_| 1,
        |rows| {
            let mut rates = RateColumns::default();
            for cell in &cells[rows] {
                if rates.count.len().is_multiple_of(PATIENCE) {
                    job.check()?;
                }
                let sums = cell.sums.in_group(of_groups[cell.group as usize]);
                // Every occurrence begins at a counted token of its own.
                rates.push(&sums, cell.sums.docs, 1.0, settings);
            }
            Ok(rates)
        },
    )?;
    for part in parts {
        columns.rates.append(part);
    }
    Ok(columns)
}
