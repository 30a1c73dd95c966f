//! Which values do the measures of association give to many tables?

use std::collections::HashMap;

use ahash::RandomState;

use crate::Result;
use crate::error::{try_vec, try_zeroed};
use crate::measure::association::{Bond, Cells, Contingency, Measure, Prior, Settings};
use crate::parallel::Job;

const PURPOSE: &str = "the table of measures";
/// Tables that a thread takes at a time.
const SHARE: usize = 2048;

/// What is believed of each event before counting.
#[derive(Clone, Copy, Debug)]
pub enum Priors<'a> {
    /// So many tokens in all, of which an event has its share of both sides together.
    Pooled(f64),
    /// Given for each table.
    Each(&'a [Prior]),
}

/// Columns by name, one row a table.
pub type Scores = Vec<(&'static str, Vec<f64>)>;

/// The columns of the measures, in that order; one row a table, in the order of the tables.
///
/// Most words are rare, and rare words share their tables: each different table is looked at once.
///
/// # Errors
///
/// Memory, or a stop.
pub fn score(
    tables: &[Contingency],
    measures: &[Measure],
    priors: Priors<'_>,
    how: &Settings,
    job: &Job,
) -> Result<Scores> {
    let (row_of, rows) = match priors {
        Priors::Pooled(_) => different(tables)?,
        Priors::Each(_) => ((0..tables.len()).collect(), (0..tables.len()).collect()),
    };
    let width: usize = measures.iter().map(|measure| measure.columns().len()).sum();
    let parts = job.map(rows.len().div_ceil(SHARE), |part| {
        let rows = &rows[part * SHARE..rows.len().min((part + 1) * SHARE)];
        let mut values = try_vec(PURPOSE, rows.len() * width)?;
        for &row in rows {
            let table = tables[row];
            let prior = match priors {
                Priors::Pooled(alpha_0) => Prior::pooled(alpha_0, table),
                Priors::Each(priors) => priors[row],
            };
            for measure in measures {
                let found = measure.of(table, prior, how);
                values.extend_from_slice(&found[..measure.columns().len()]);
            }
        }
        job.check()?;
        Ok(values)
    })?;
    let names = measures.iter().flat_map(|measure| measure.columns());
    let mut columns = try_vec(PURPOSE, width)?;
    for (at, &name) in names.enumerate() {
        let mut column: Vec<f64> = try_vec(PURPOSE, tables.len())?;
        let value = |&row: &usize| parts[row / SHARE][row % SHARE * width + at];
        column.extend(row_of.iter().map(value));
        columns.push((name, column));
    }
    Ok(columns)
}

/// The columns of the measures of words that stand together; λ adds `smoothing` to every cell.
///
/// # Errors
///
/// Memory, or a stop.
pub fn score_bonds(
    tables: &[Contingency],
    measures: &[Bond],
    smoothing: f64,
    how: &Settings,
    job: &Job,
) -> Result<Scores> {
    let mut columns = Scores::new();
    for &measure in measures {
        job.check()?;
        match measure {
            Bond::Lambda => {
                let cells: Vec<Cells> = tables.iter().map(|&table| Cells::from(table)).collect();
                let (lambda, z) = Bond::lambdas(&cells, smoothing);
                columns.extend([("lambda", lambda), ("lambda_z", z)]);
            }
            // No measure of a bond reads a prior.
            Bond::Pair(pair) => {
                columns.extend(score(tables, &[pair], Priors::Pooled(0.0), how, job)?);
            }
        }
    }
    Ok(columns)
}

/// For each table the number of its like, and one place for each number.
fn different(tables: &[Contingency]) -> Result<(Vec<usize>, Vec<usize>)> {
    let mut numbers: HashMap<Contingency, usize, RandomState> = HashMap::default();
    let mut row_of: Vec<usize> = try_zeroed(PURPOSE, tables.len())?;
    let mut rows = Vec::new();
    for (place, (&table, row)) in tables.iter().zip(&mut row_of).enumerate() {
        *row = *numbers.entry(table).or_insert_with(|| {
            rows.push(place);
            rows.len() - 1
        });
    }
    Ok((row_of, rows))
}
