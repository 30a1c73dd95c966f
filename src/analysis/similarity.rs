//! How alike, or how far apart, are documents or groups?

use std::sync::Arc;

use crate::corpus::View;
use crate::count::{GramId, Groups, Matrix, Ngrams, signed, small};
use crate::error::{reserve, try_zeroed};
use crate::measure::proximity::{Family, Proximity, Row, Space, Standard};
use crate::measure::weight::Weight;
use crate::measure::weight::local::Document;
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the table of similarities";

/// How rows are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// What is computed.
    pub measure: Proximity,
    /// What counts are worth, where weights matter.
    pub weight: Weight,
    /// How many of the most frequent terms are compared; `None`: all.
    pub top: Option<usize>,
    /// What is added to every cell, where distributions are compared.
    pub smooth: f64,
    /// The power of Minkowski's distance.
    pub power: f64,
}

impl Similarity {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if !(self.smooth.is_finite() && self.smooth >= 0.0) {
            return Err(Error::invalid("smooth", self.smooth, "a number, 0 or more"));
        }
        if !(self.power.is_finite() && self.power >= 1.0) {
            return Err(Error::invalid("power", self.power, "a number, 1 or more"));
        }
        if self.top == Some(0) {
            return Err(Error::invalid("top", 0, "1 or more"));
        }
        Ok(())
    }
}

/// The likeness of every group with every group, row by row; `groups.len()` squared numbers.
///
/// # Errors
///
/// Memory, or a stop.
pub fn similarity(
    view: &View,
    lengths: Ngrams,
    groups: &Groups,
    how: Similarity,
    job: &Job,
) -> Result<Vec<f64>> {
    let (n, measure) = (groups.len(), how.measure);
    let mut square: Vec<f64> = try_zeroed(PURPOSE, n.saturating_mul(n))?;
    let (rows, columns) = rows(view, lengths, groups, how, job)?;
    let space = Space { columns, smooth: how.smooth, power: how.power };
    let value = |i: usize, j: usize| match (&rows[i], &rows[j]) {
        (Some(a), Some(b)) => Some(measure.of(a.as_row(), b.as_row(), space)),
        _ => None,
    };
    job.announce(n as u64);
    let part = job.map(n, |i| {
        let first = if measure.is_symmetric() { i } else { 0 };
        // One NaN alone, whatever sign the processor gives it.
        let known = |j| value(i, j).filter(|value| !value.is_nan()).unwrap_or(f64::NAN);
        let row: Vec<f64> = (first..n).map(known).collect();
        job.advance(1);
        Ok((first, row))
    })?;
    for (i, (first, row)) in part.into_iter().enumerate() {
        for (j, value) in (first..n).zip(row) {
            square[i * n + j] = value;
            if measure.is_symmetric() {
                square[j * n + i] = value;
            }
        }
    }
    Ok(square)
}

/// What is compared of every group, `None` where there is nothing; and the number of columns.
fn rows(
    view: &View,
    lengths: Ngrams,
    groups: &Groups,
    how: Similarity,
    job: &Job,
) -> Result<(Vec<Option<Weights>>, u64)> {
    if how.measure.family() == Family::Sequences {
        return Ok((sequences(view, groups, job)?, view.forms().terms().len() as u64));
    }
    let counts = Counts::new(view, lengths, groups, job)?;
    let kept = counts.most_frequent(how.top)?;
    let rows = match how.measure.family() {
        Family::Sets => counts.weighed(&Weight::COUNT, &kept)?,
        Family::Scores => counts.scores(&kept, job)?,
        _ => counts.weighed(&how.weight, &kept)?,
    };
    Ok((rows, kept.len() as u64))
}

/// The counted terms of every group, its documents one after another in the order of the view.
fn sequences(view: &View, groups: &Groups, job: &Job) -> Result<Vec<Option<Weights>>> {
    let (forms, mut terms) = (view.forms(), vec![Vec::new(); groups.len()]);
    for place in 0..view.len() {
        job.check()?;
        let Some(group) = groups.of(place) else { continue };
        let doc = view.doc(place);
        reserve(PURPOSE, &mut terms[group], doc.len())?;
        let counted = (0..).zip(doc.forms).filter(|&(i, _)| doc.is_counted(i, forms));
        terms[group].extend(counted.map(|(_, &form)| small(forms.term(form).index())));
    }
    let row = |terms: Vec<u32>| {
        (!terms.is_empty()).then(|| Weights { terms: terms.into(), weights: Vec::new() })
    };
    Ok(terms.into_iter().map(row).collect())
}

/// The weights of a group.
#[derive(Clone, Debug)]
struct Weights {
    terms: Arc<[u32]>,
    weights: Vec<f64>,
}

impl Weights {
    fn as_row(&self) -> Row<'_, f64> {
        Row { ids: &self.terms, weights: &self.weights }
    }
}

/// The counts of every group, by columns in code-point order so that sums have one order.
#[derive(Clone, Debug)]
struct Counts {
    rows: Vec<Vec<(u32, u64)>>,
    n_columns: usize,
}

impl Counts {
    fn new(view: &View, lengths: Ngrams, groups: &Groups, job: &Job) -> Result<Self> {
        let matrix = Matrix::new(view, lengths, job)?;
        let mut place_of: Vec<u32> = try_zeroed("the vocabulary", matrix.grams().len())?;
        let vocabulary = matrix.vocabulary(view)?;
        for (place, (_, gram)) in vocabulary.iter().enumerate() {
            place_of[gram.index()] = small(place);
        }
        let column_of = |gram: GramId| Some(place_of[gram.index()]);
        let mut rows: Vec<Vec<(u32, u64)>> = vec![Vec::new(); groups.len()];
        for cell in matrix.cells(groups, &view.sizes(), column_of, job)? {
            rows[cell.group as usize].push((cell.column, cell.sums.count));
        }
        for row in &mut rows {
            row.sort_unstable();
        }
        Ok(Self { rows, n_columns: vocabulary.len() })
    }

    /// The columns that any group has, most frequent first, ties in code-point order; the first
    /// `top` of them.
    fn most_frequent(&self, top: Option<usize>) -> Result<Vec<u32>> {
        let mut totals: Vec<u64> = try_zeroed("the vocabulary", self.n_columns)?;
        for &(column, count) in self.rows.iter().flatten() {
            totals[column as usize] += count;
        }
        let present = (0..).zip(&totals).filter(|&(_, &total)| total > 0);
        let mut ranked: Vec<(u32, u64)> = present.map(|(column, &total)| (column, total)).collect();
        ranked.sort_by_key(|&(column, total)| (std::cmp::Reverse(total), column));
        ranked.truncate(top.unwrap_or(usize::MAX));
        Ok(ranked.into_iter().map(|(column, _)| column).collect())
    }

    /// The weights of the kept columns, from the counts of all; `None` where nothing weighs.
    fn weighed(&self, weight: &Weight, kept: &[u32]) -> Result<Vec<Option<Weights>>> {
        let mut df: Vec<u64> = try_zeroed("the vocabulary", self.n_columns)?;
        for &(column, _) in self.rows.iter().flatten() {
            df[column as usize] += 1;
        }
        let mut is_kept: Vec<bool> = try_zeroed("the vocabulary", self.n_columns)?;
        for &column in kept {
            is_kept[column as usize] = true;
        }
        let n = self.rows.len();
        let global = weight.global(&df, n as u64);
        let all: u64 = self.rows.iter().flatten().map(|&(_, count)| count).sum();
        let mean_length = all as f64 / n as f64;
        let row = |row: &Vec<(u32, u64)>| {
            let counts: Vec<i64> = row.iter().map(|&(_, count)| signed(count)).collect();
            let doc = Document::new(&counts, mean_length);
            let weigh = |(&(column, _), &count): (&(u32, u64), &i64)| {
                weight.local(count, &doc) * global[column as usize]
            };
            let mut weights: Vec<f64> = row.iter().zip(&counts).map(weigh).collect();
            weight.norm.divide(&mut weights);
            let cells = row.iter().map(|&(column, _)| column).zip(weights);
            let present = cells.filter(|&(column, w)| is_kept[column as usize] && w != 0.0);
            let (terms, weights): (Vec<u32>, Vec<f64>) = present.unzip();
            (!terms.is_empty()).then(|| Weights { terms: terms.into(), weights })
        };
        Ok(self.rows.iter().map(row).collect())
    }

    /// The z-scores of the relative frequencies of the kept columns; `None` for a group without
    /// words, which has no part in mean and deviation.
    fn scores(&self, kept: &[u32], job: &Job) -> Result<Vec<Option<Weights>>> {
        let mut rank_of: Vec<Option<usize>> = try_zeroed("the vocabulary", self.n_columns)?;
        for (rank, &column) in kept.iter().enumerate() {
            rank_of[column as usize] = Some(rank);
        }
        let terms: Arc<[u32]> = (0..kept.len()).map(small).collect();
        let mut rows = Vec::new();
        for row in &self.rows {
            job.check()?;
            let all: u64 = row.iter().map(|&(_, count)| count).sum();
            let mut weights: Vec<f64> = try_zeroed(PURPOSE, kept.len())?;
            for &(column, count) in row {
                if let Some(rank) = rank_of[column as usize] {
                    weights[rank] = count as f64 / all as f64;
                }
            }
            rows.push((all > 0).then(|| Weights { terms: Arc::clone(&terms), weights }));
        }
        for rank in 0..kept.len() {
            standardise(&mut rows, rank);
        }
        Ok(rows)
    }
}

/// Puts z-scores in the place of the relative frequencies of one column.
fn standardise(rows: &mut [Option<Weights>], rank: usize) {
    let standard = Standard::of(rows.iter().flatten().map(|row| row.weights[rank]));
    for row in rows.iter_mut().flatten() {
        row.weights[rank] = standard.z(row.weights[rank]);
    }
}
