//! What would the sides of a comparison hold if documents changed sides?

use super::matrix::Matrix;
use super::ngram::GramId;
use super::rows::HitRows;
use crate::Result;
use crate::error::{reserve, try_vec, try_zeroed};

/// The rows of the compared documents, with only the compared n-grams, numbered by column.
#[derive(Clone, Debug)]
pub struct Exchange {
    sizes: Vec<u64>,
    size: u64,
    ends: Vec<usize>,
    cells: Vec<(u32, u32)>,
    totals: Vec<u64>,
}

impl Exchange {
    /// The rows of `docs`, in that order, and the columns of `grams`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(matrix: &Matrix, docs: &[(usize, bool)], grams: &[GramId]) -> Result<Self> {
        let what = "the table of exchanges";
        let mut column_of = try_zeroed(what, matrix.grams().len())?;
        for (column, gram) in (0..).zip(grams) {
            column_of[gram.index()] = Some(column);
        }
        let (mut sizes, mut ends) = (try_vec(what, docs.len())?, try_vec(what, docs.len())?);
        let mut cells = Vec::new();
        let mut totals: Vec<u64> = try_zeroed(what, grams.len())?;
        for &(place, _) in docs {
            sizes.push(matrix.row(place).map(|(_, count)| u64::from(count)).sum());
            reserve(what, &mut cells, matrix.row(place).len())?;
            for (gram, count) in matrix.row(place) {
                if let Some(column) = column_of[gram.index()] {
                    cells.push((column, count));
                    totals[column as usize] += u64::from(count);
                }
            }
            ends.push(cells.len());
        }
        let size = sizes.iter().sum();
        Ok(Self { sizes, size, ends, cells, totals })
    }

    /// The rows of `docs` with the hits of each of `n_frames` frames.
    ///
    /// `sizes`: the counted tokens of all documents.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_hits(
        rows: &HitRows,
        n_frames: usize,
        docs: &[(usize, bool)],
        sizes: &[u64],
    ) -> Result<Self> {
        let what = "the table of exchanges";
        let (mut own, mut ends) = (try_vec(what, docs.len())?, try_vec(what, docs.len())?);
        let mut cells = Vec::new();
        let mut totals: Vec<u64> = try_zeroed(what, n_frames)?;
        for &(place, _) in docs {
            own.push(sizes[place]);
            reserve(what, &mut cells, rows.of(place).len())?;
            for &(frame, count) in rows.of(place) {
                cells.push((frame, count));
                totals[frame as usize] += u64::from(count);
            }
            ends.push(cells.len());
        }
        let size = own.iter().sum();
        Ok(Self { sizes: own, size, ends, cells, totals })
    }

    /// How far apart the rates of each column are on the two sides.
    ///
    /// ```text
    /// |a/n₁ − b/n₂| = |a·N − t·n₁| / (n₁·n₂),   t = a + b,  N = n₁ + n₂
    /// ```
    pub fn differences(&self, is_target: &[bool], out: &mut [f64]) {
        let (a, n1) = self.side(is_target);
        let scale = n1 as f64 * (self.size - n1) as f64;
        for ((out, a), total) in out.iter_mut().zip(a).zip(&self.totals) {
            let [here, there] =
                [u128::from(a) * u128::from(self.size), u128::from(*total) * u128::from(n1)];
            *out = here.abs_diff(there) as f64 / scale;
        }
    }

    /// The same documents with only these of the columns, in ascending order.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn only(&self, columns: &[usize]) -> Result<Self> {
        let what = "the table of exchanges";
        let mut column_of: Vec<Option<u32>> = try_zeroed(what, self.totals.len())?;
        for (new, &old) in (0..).zip(columns) {
            column_of[old] = Some(new);
        }
        let mut fewer = Self {
            sizes: self.sizes.clone(),
            size: self.size,
            ends: try_vec(what, self.ends.len())?,
            cells: Vec::new(),
            totals: columns.iter().map(|&column| self.totals[column]).collect(),
        };
        for doc in 0..self.sizes.len() {
            let kept = |&(column, count): &(u32, u32)| {
                column_of[column as usize].map(|column| (column, count))
            };
            reserve(what, &mut fewer.cells, self.row(doc).len())?;
            fewer.cells.extend(self.row(doc).iter().filter_map(kept));
            fewer.ends.push(fewer.cells.len());
        }
        Ok(fewer)
    }

    fn row(&self, doc: usize) -> &[(u32, u32)] {
        let start = if doc == 0 { 0 } else { self.ends[doc - 1] };
        &self.cells[start..self.ends[doc]]
    }

    /// All n-grams of both sides.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The occurrences of each compared n-gram on both sides together.
    pub fn totals(&self) -> &[u64] {
        &self.totals
    }

    /// The occurrences of each compared n-gram, and the number of all, on one side: on that of the
    /// documents with true, or on the other if it has fewer documents and is sooner added up.
    pub fn side(&self, is_target: &[bool]) -> (Vec<u64>, u64) {
        let few = 2 * is_target.iter().filter(|&&target| target).count() <= is_target.len();
        let mut counts = vec![0; self.totals.len()];
        let mut size = 0;
        for doc in (0..self.sizes.len()).filter(|&doc| is_target[doc] == few) {
            size += self.sizes[doc];
            for &(column, count) in self.row(doc) {
                counts[column as usize] += u64::from(count);
            }
        }
        (counts, size)
    }

    /// The occurrences of each compared n-gram, and the number of all, on both sides if each
    /// document came so many times: target first.
    pub fn drawn(&self, times: &[u64], is_target: &[bool]) -> ([Vec<u64>; 2], [u64; 2]) {
        let mut counts = [vec![0; self.totals.len()], vec![0; self.totals.len()]];
        let mut totals = [0; 2];
        for (doc, (&times, &is_target)) in times.iter().zip(is_target).enumerate() {
            if times > 0 {
                let side = usize::from(!is_target);
                totals[side] += times * self.sizes[doc];
                for &(column, count) in self.row(doc) {
                    counts[side][column as usize] += times * u64::from(count);
                }
            }
        }
        (counts, totals)
    }
}
