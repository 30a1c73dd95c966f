//! Which term stands how often in which document, as a matrix that other libraries compute with?

use std::str::FromStr;

use crate::corpus::View;
use crate::count::{Matrix, signed, small};
use crate::error::try_vec;
use crate::parallel::Job;
use crate::{Error, Result};

/// What a count is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// The count itself.
    Count,
    /// count · (ln((1 + n) / (1 + df)) + 1), for a term in df of n rows.
    Tfidf,
}

impl Weighting {
    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["count", "tfidf"];
}

impl FromStr for Weighting {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "count" => Ok(Self::Count),
            "tfidf" => Ok(Self::Tfidf),
            _ => Err(Error::UnknownName {
                parameter: "weighting",
                got: name.to_owned(),
                allowed: Self::NAMES,
            }),
        }
    }
}

/// What a row is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// Nothing.
    None,
    /// The sum of its weights.
    L1,
    /// The root of the sum of their squares.
    L2,
}

impl Norm {
    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["none", "l1", "l2"];
}

impl FromStr for Norm {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "none" => Ok(Self::None),
            "l1" => Ok(Self::L1),
            "l2" => Ok(Self::L2),
            _ => Err(Error::UnknownName {
                parameter: "normalize",
                got: name.to_owned(),
                allowed: Self::NAMES,
            }),
        }
    }
}

/// Which columns the matrix has, and what stands in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DtmSettings {
    /// Fewest and most documents that a term stands in.
    pub docs: (u64, u64),
    /// Fewest occurrences of a term.
    pub min_count: u64,
    /// What a count is worth.
    pub weighting: Weighting,
    /// What a row is divided by.
    pub norm: Norm,
}

/// Compressed sparse rows: row `r` is at `ends[r - 1]..ends[r]`, columns ascending.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DtmColumns {
    /// The terms, in code-point order: one column each.
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
/// it suffices, because `SciPy` takes arrays without a copy only then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Indices {
    /// Fewer than 2³¹ cells and columns.
    Narrow(Vec<i32>, Vec<i32>),
    /// More.
    Wide(Vec<i64>, Vec<i64>),
}

/// Lays `matrix`, which was counted in `view`, out by document and term.
///
/// A missing document is a row of zeros and is not one of the n documents of tf-idf.
///
/// # Errors
///
/// Memory, or a stop.
pub fn dtm(view: &View, matrix: &Matrix, how: DtmSettings, job: &Job) -> Result<DtmColumns> {
    let mut table = DtmColumns::default();
    let (total, with) = matrix.totals()?;
    let mut column_of = vec![None; matrix.grams().len()];
    let mut df = Vec::new();
    for (words, gram) in matrix.vocabulary(view)? {
        let (total, with) = (total[gram.index()], with[gram.index()]);
        if total >= how.min_count && (how.docs.0..=how.docs.1).contains(&with) {
            column_of[gram.index()] = Some(small(table.terms.len()));
            table.terms.push(words);
            df.push(with);
        }
    }
    let cells = matrix.n_cells();
    table.columns = try_vec("the matrix", cells)?;
    table.counts = try_vec("the matrix", cells)?;
    for place in 0..matrix.n_docs() {
        job.check()?;
        let kept = matrix.row(place).filter_map(|(g, n)| Some((column_of[g.index()]?, n)));
        let mut row: Vec<_> = kept.collect();
        row.sort_unstable();
        table.columns.extend(row.iter().map(|&(column, _)| column));
        table.counts.extend(row.iter().map(|&(_, count)| i64::from(count)));
        table.ends.push(table.columns.len());
    }
    if how.weighting == Weighting::Tfidf || how.norm != Norm::None {
        let n = (0..view.len()).filter(|&place| !view.is_missing(place)).count();
        table.weigh(how, &df, n as f64);
    }
    Ok(table)
}

impl DtmColumns {
    /// Row starts and columns as `SciPy` takes them.
    pub fn indices(&self) -> Indices {
        let starts = || std::iter::once(0).chain(self.ends.iter().copied());
        let narrow: Option<Vec<i32>> = starts().map(|end| i32::try_from(end).ok()).collect();
        let columns: Option<Vec<i32>> =
            self.columns.iter().map(|&c| i32::try_from(c).ok()).collect();
        match (narrow, columns) {
            (Some(starts), Some(columns)) => Indices::Narrow(starts, columns),
            _ => Indices::Wide(
                starts().map(|end| signed(end as u64)).collect(),
                self.columns.iter().map(|&column| i64::from(column)).collect(),
            ),
        }
    }

    fn weigh(&mut self, how: DtmSettings, df: &[u64], n: f64) {
        let idf = |df: u64| match how.weighting {
            Weighting::Count => 1.0,
            Weighting::Tfidf => libm::log((1.0 + n) / (1.0 + df as f64)) + 1.0,
        };
        let idf: Vec<f64> = df.iter().map(|&df| idf(df)).collect();
        let cells = self.columns.iter().zip(&self.counts);
        self.weights = cells.map(|(&c, &count)| count as f64 * idf[c as usize]).collect();
        let mut start = 0;
        for &end in &self.ends {
            let row = &mut self.weights[start..end];
            let length = match how.norm {
                Norm::None => 1.0,
                Norm::L1 => row.iter().sum(),
                Norm::L2 => row.iter().map(|w| w * w).sum::<f64>().sqrt(),
            };
            for weight in row {
                *weight /= length;
            }
            start = end;
        }
    }
}
