//! Which term stands how often in which document, as a matrix that other libraries compute with?

use crate::corpus::View;
use crate::count::{HitRows, Hits, Matrix, Ngrams, Select, merge_columns, n_docs, signed, small};
use crate::error::{reserve, try_vec, try_zeroed};
use crate::measure::weight::local::Document;
use crate::measure::weight::{Df, Norm, Tf, Weight};
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the matrix";

/// Compressed sparse rows: row `r` is at `ends[r - 1]..ends[r]`, columns ascending.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DtmColumns {
    /// The frames, if any, in the order of the dictionary, then the terms, in code-point order or
    /// that of the vocabulary: one column each.
    pub terms: Vec<String>,
    /// Where each row ends; one item a document.
    pub ends: Vec<usize>,
    /// Column of each cell.
    pub columns: Vec<u32>,
    /// Occurrences in each cell.
    pub counts: Vec<i64>,
    /// Weight of each cell; empty if it is the count.
    pub weights: Vec<f64>,
}

/// Where rows begin and which columns their cells have. Both are of one type, the narrow one where
/// it suffice, because `SciPy` takes arrays without a copy only then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Indices {
    /// Fewer than 2³¹ cells and columns.
    Narrow(Vec<i32>, Vec<i32>),
    /// More.
    Wide(Vec<i64>, Vec<i64>),
}

/// Frames that are counted beside terms, or in their place.
#[derive(Clone, Debug)]
pub struct Keys<'a> {
    /// Where they stand.
    pub hits: &'a Hits,
    /// What they are called, in the order of their numbers.
    pub names: Vec<String>,
    /// Whether they are all that is counted; else the terms that stand in no hit are counted too.
    pub exclusive: bool,
}

/// Lays the n-grams of `view` out by document and term, after the frames of `keys`.
///
/// A missing document is a row of zeros and is not one of the n documents of the weights.
///
/// # Errors
///
/// [`Error::InvalidValue`] if a frame and a term have the same name; memory, or a stop.
pub fn dtm(
    view: &View,
    how: Ngrams,
    select: &Select,
    weight: &Weight,
    keys: Option<Keys<'_>>,
    job: &Job,
) -> Result<DtmColumns> {
    let mut table = DtmColumns::default();
    match keys {
        None => table.terms(view, &select.count(view, how, job)?, select, job)?,
        Some(keys) => {
            let n_frames = keys.names.len();
            if !keys.exclusive {
                let hits = keys.hits;
                let stretches = (0..hits.len()).map(|i| hits.tokens_of(i));
                let rest = view.without(stretches)?;
                table.terms(&rest, &select.count(&rest, how, job)?, select, job)?;
            }
            let rows = HitRows::new(keys.hits, n_frames, view.len())?;
            table.prepend(keys.names, &rows, view.len())?;
        }
    }
    if (weight.tf, weight.df, weight.norm) != (Tf::Count, Df::None, Norm::None) {
        table.weigh(weight, n_docs(view))?;
    }
    Ok(table)
}

impl DtmColumns {
    fn terms(&mut self, view: &View, matrix: &Matrix, select: &Select, job: &Job) -> Result<()> {
        let columns = select.columns(view, matrix, job)?;
        let mut row: Vec<(u32, u64)> = Vec::new();
        for place in 0..matrix.n_docs() {
            job.check()?;
            row.clear();
            row.extend(matrix.row(place).filter_map(|(g, n)| Some((columns.of(g)?, u64::from(n)))));
            merge_columns(&mut row);
            reserve(PURPOSE, &mut self.columns, row.len())?;
            reserve(PURPOSE, &mut self.counts, row.len())?;
            self.columns.extend(row.iter().map(|&(column, _)| column));
            self.counts.extend(row.iter().map(|&(_, count)| signed(count)));
            self.ends.push(self.columns.len());
        }
        self.terms = columns.terms;
        Ok(())
    }

    /// Puts frames before the terms, which may be none.
    fn prepend(&mut self, names: Vec<String>, rows: &HitRows, n_docs: usize) -> Result<()> {
        if let Some(name) = names.iter().find(|name| self.terms.contains(name)) {
            let wanted = "called otherwise than terms beside them, as capkeys=True calls them";
            return Err(Error::invalid("frames", format!("{name:?} as both"), wanted));
        }
        let n_frames = small(names.len());
        let rest = std::mem::take(self);
        self.terms = names;
        self.terms.extend(rest.terms);
        let mut start = 0;
        for place in 0..n_docs {
            let end = rest.ends.get(place).copied().unwrap_or(0);
            let frames = rows.of(place);
            reserve(PURPOSE, &mut self.columns, frames.len() + end - start)?;
            reserve(PURPOSE, &mut self.counts, frames.len() + end - start)?;
            self.columns.extend(frames.iter().map(|&(frame, _)| frame));
            self.columns.extend(rest.columns[start..end].iter().map(|&term| n_frames + term));
            self.counts.extend(frames.iter().map(|&(_, count)| i64::from(count)));
            self.counts.extend(&rest.counts[start..end]);
            self.ends.push(self.columns.len());
            start = end;
        }
        Ok(())
    }

    /// Row starts and columns as `SciPy` takes them: narrow ones to `widest`, which is
    /// `i32::MAX`, and a small number in tests.
    pub fn indices(&self, widest: i32) -> Indices {
        let fits = |n: usize| i32::try_from(n).is_ok_and(|n| n <= widest);
        let starts = || std::iter::once(0).chain(self.ends.iter().copied());
        if fits(self.columns.len()) && fits(self.terms.len()) {
            // The last start is the number of cells, and columns are below that of the terms.
            let narrow = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
            let columns = self.columns.iter().map(|&column| narrow(column as usize));
            return Indices::Narrow(starts().map(narrow).collect(), columns.collect());
        }
        Indices::Wide(
            starts().map(|end| signed(end as u64)).collect(),
            self.columns.iter().map(|&column| i64::from(column)).collect(),
        )
    }

    fn weigh(&mut self, how: &Weight, n: u64) -> Result<()> {
        let mut df: Vec<u64> = try_zeroed(PURPOSE, self.terms.len())?;
        for &column in &self.columns {
            df[column as usize] += 1;
        }
        let global = how.global(&df, n);
        let mean_length = self.counts.iter().sum::<i64>() as f64 / n as f64;
        self.weights = try_vec(PURPOSE, self.counts.len())?;
        let mut start = 0;
        for &end in &self.ends {
            let doc = Document::new(&self.counts[start..end], mean_length);
            let cells = self.columns[start..end].iter().zip(&self.counts[start..end]);
            let weight = |(&c, &tf): (&u32, &i64)| how.local(tf, &doc) * global[c as usize];
            self.weights.extend(cells.map(weight));
            how.norm.divide(&mut self.weights[start..end]);
            start = end;
        }
        self.drop_zeros();
        Ok(())
    }

    /// Leaves out the cells that weigh nothing, such as those of a term that all documents hold.
    fn drop_zeros(&mut self) {
        if self.weights.iter().all(|&weight| weight != 0.0) {
            return;
        }
        let (mut start, mut kept) = (0, 0);
        for end in &mut self.ends {
            for i in start..*end {
                if self.weights[i] != 0.0 {
                    self.weights[kept] = self.weights[i];
                    self.columns[kept] = self.columns[i];
                    kept += 1;
                }
            }
            start = *end;
            *end = kept;
        }
        self.weights.truncate(kept);
        self.columns.truncate(kept);
        self.counts.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_wide_where_cells_or_columns_are_more_than_narrow_ones_count() {
        for widest in [2, 5, 100] {
            for (n_terms, n_cells) in [(1, 3), (2, 2), (3, 2), (5, 5), (4, 6), (6, 4)] {
                let table = DtmColumns {
                    terms: vec![String::new(); n_terms],
                    ends: vec![1, n_cells],
                    columns: (0..).take(n_cells).collect(),
                    ..DtmColumns::default()
                };
                let is_narrow = matches!(table.indices(widest), Indices::Narrow(..));
                let most = i32::try_from(n_terms.max(n_cells)).unwrap_or(i32::MAX);
                assert_eq!(is_narrow, most <= widest);
            }
        }
        let table = DtmColumns { ends: vec![0, 2], columns: vec![7, 8], ..DtmColumns::default() };
        assert_eq!(table.indices(1), Indices::Wide(vec![0, 0, 2], vec![7, 8]));
        assert_eq!(table.indices(2), Indices::Narrow(vec![0, 0, 2], vec![7, 8]));
    }
}
