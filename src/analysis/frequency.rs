//! How often does each group use each term or n-gram?

use crate::Result;
use crate::corpus::View;
use crate::count::{Cell, Columns, Groups, Ngrams, Select, Skip, Tally, signed};
use crate::error::{reserve, try_vec, try_zeroed};
use crate::measure::interval::{RateColumns, RateSettings};
use crate::parallel::Job;

/// Between two looks at the caller's wish to stop, in rows.
const PATIENCE: usize = 1 << 10;

/// One row per n-gram and group in which it occurs: the n-gram with most occurrences in all groups
/// first, ties in code-point order, groups in theirs. Of a vocabulary, one row per term and group,
/// in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrequencyColumns {
    /// The n-grams that are kept, in code-point order or that of the vocabulary.
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
    select: &Select,
    settings: RateSettings,
    job: &Job,
) -> Result<FrequencyColumns> {
    let matrix = select.count(view, how, job)?;
    let sizes = view.sizes();
    let of_groups = groups.sums(&sizes);
    let kept = select.columns(view, &matrix, job)?;
    let mut cells = matrix.cells(groups, &sizes, |gram| kept.of(gram), job)?;
    if select.vocabulary.is_some() {
        fill(&mut cells, &kept, groups.len())?;
    } else {
        let mut total: Vec<u64> = try_zeroed("the vocabulary", kept.terms.len())?;
        for cell in &cells {
            total[cell.column as usize] += cell.sums.count;
        }
        cells.sort_unstable_by_key(|cell| {
            (u64::MAX - total[cell.column as usize], cell.column, cell.group)
        });
    }
    let purpose = "the table of frequencies";
    let mut columns = FrequencyColumns {
        vocabulary: kept.terms,
        term: try_vec(purpose, cells.len())?,
        group: try_vec(purpose, cells.len())?,
        n_docs: try_vec(purpose, cells.len())?,
        tokens: try_vec(purpose, cells.len())?,
        rates: RateColumns::default(),
    };
    for cell in &cells {
        let of_group = of_groups[cell.group as usize];
        columns.term.push(cell.column);
        columns.group.push(cell.group);
        columns.n_docs.push(signed(of_group.docs));
        columns.tokens.push(signed(of_group.tokens));
    }
    // An n-gram begins at a counted token of its own, unless terms are skipped, or two readings of
    // the same words are one term of a vocabulary.
    let is_own = how.skip == Skip::NONE && select.vocabulary.is_none();
    let most = if is_own { 1.0 } else { f64::INFINITY };
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
                rates.push(&sums, cell.sums.docs, most, settings);
            }
            Ok(rates)
        },
    )?;
    for part in parts {
        columns.rates.append(part);
    }
    Ok(columns)
}

/// Adds the cells without an occurrence, and sorts all of them.
fn fill(cells: &mut Vec<Cell>, kept: &Columns, n_groups: usize) -> Result<()> {
    let all = kept.terms.len() * n_groups;
    reserve("the table of frequencies", cells, all)?;
    let pairs =
        (0..).take(kept.terms.len()).flat_map(|t| (0..).take(n_groups).map(move |g| (t, g)));
    cells.extend(pairs.map(|(column, group)| Cell { column, group, sums: Tally::default() }));
    // A cell with an occurrence comes before the empty one in its place.
    cells.sort_by_key(|cell| (cell.column, cell.group, std::cmp::Reverse(cell.sums.count)));
    cells.dedup_by_key(|cell| (cell.column, cell.group));
    Ok(())
}
