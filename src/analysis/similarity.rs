//! How alike are documents or groups?

use crate::Result;
use crate::corpus::View;
use crate::count::{GramId, Groups, Matrix, Ngrams, small};
use crate::error::try_zeroed;
use crate::measure::proximity::{Proximity, Row};
use crate::parallel::Job;

/// The likeness of every group with every group, row by row; `groups.len()` squared numbers.
///
/// # Errors
///
/// Memory, or a stop.
pub fn similarity(
    view: &View,
    how: Ngrams,
    groups: &Groups,
    (measure, tfidf): (Proximity, bool),
    job: &Job,
) -> Result<Vec<f64>> {
    let n = groups.len();
    let mut square: Vec<f64> = try_zeroed("the table of similarities", n.saturating_mul(n))?;
    let mut rows = rows(view, how, groups, job)?;
    if tfidf {
        weigh(&mut rows);
    }
    job.announce(n as u64);
    let half = job.map(n, |i| {
        let likeness = |j: usize| measure.of(rows[i].as_row(), rows[j].as_row());
        let row: Vec<f64> = (i..n).map(likeness).collect();
        job.advance(1);
        Ok(row)
    })?;
    for (i, row) in half.into_iter().enumerate() {
        for (j, value) in (i..n).zip(row) {
            square[i * n + j] = value;
            square[j * n + i] = value;
        }
    }
    Ok(square)
}

/// The terms of a group, numbered in code-point order so that sums have one order, and their
/// weights.
#[derive(Clone, Debug, Default)]
struct Weights {
    terms: Vec<u32>,
    weights: Vec<f64>,
}

impl Weights {
    fn as_row(&self) -> Row<'_, f64> {
        Row { ids: &self.terms, weights: &self.weights }
    }
}

fn rows(view: &View, how: Ngrams, groups: &Groups, job: &Job) -> Result<Vec<Weights>> {
    let matrix = Matrix::new(view, how, job)?;
    let mut place_of: Vec<u32> = try_zeroed("the vocabulary", matrix.grams().len())?;
    for (place, (_, gram)) in matrix.vocabulary(view)?.iter().enumerate() {
        place_of[gram.index()] = small(place);
    }
    let column_of = |gram: GramId| Some(place_of[gram.index()]);
    let cells = matrix.cells(groups, &view.sizes(), column_of, job)?;
    let mut by_group: Vec<Vec<(u32, u64)>> = vec![Vec::new(); groups.len()];
    for cell in cells {
        by_group[cell.group as usize].push((cell.column, cell.sums.count));
    }
    let sorted = |mut row: Vec<(u32, u64)>| {
        row.sort_unstable();
        let (terms, weights) = row.into_iter().map(|(term, count)| (term, count as f64)).unzip();
        Weights { terms, weights }
    };
    Ok(by_group.into_iter().map(sorted).collect())
}

fn weigh(rows: &mut [Weights]) {
    let last = rows.iter().flat_map(|row| &row.terms).max();
    let mut df = vec![0_u64; last.map_or(0, |&last| last as usize + 1)];
    for &term in rows.iter().flat_map(|row| &row.terms) {
        df[term as usize] += 1;
    }
    let n = rows.len() as f64;
    let idf = |df: u64| libm::log((1.0 + n) / (1.0 + df as f64)) + 1.0;
    let idf: Vec<f64> = df.into_iter().map(idf).collect();
    for row in rows {
        for (weight, &term) in row.weights.iter_mut().zip(&row.terms) {
            *weight *= idf[term as usize];
        }
    }
}
