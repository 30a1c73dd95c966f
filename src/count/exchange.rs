//! What would the sides of a comparison hold if documents changed sides?

use super::company::Company;
use super::groups::small;
use super::matrix::Matrix;
use super::ngram::GramId;
use super::rows::HitRows;
use super::together::Together;
use crate::Result;
use crate::corpus::Lists;
use crate::error::{try_vec, try_zeroed};

const WHAT: &str = "the table of exchanges";

/// The rows of the compared documents, with only the compared n-grams, numbered by column.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Which documents are of the target, as things are.
    is_target: Vec<bool>,
    sizes: Vec<u64>,
    size: u64,
    rows: Lists<(u32, u32)>,
    totals: Vec<u64>,
}

impl Exchange {
    /// The rows of `docs`, in that order, and the columns of `grams`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(matrix: &Matrix, docs: &[(usize, bool)], grams: &[GramId]) -> Result<Self> {
        let mut column_of = try_zeroed(WHAT, matrix.grams().len())?;
        for (column, gram) in (0..).zip(grams) {
            column_of[gram.index()] = Some(column);
        }
        let size = |place| matrix.row(place).map(|(_, count)| u64::from(count)).sum();
        let kept = |(gram, count): (GramId, u32)| Some((column_of[gram.index()]?, count));
        Self::of_rows(docs, grams.len(), size, |place| matrix.row(place).filter_map(kept))
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
        let row = |place| rows.of(place).iter().copied();
        Self::of_rows(docs, n_frames, |place| sizes[place], row)
    }

    /// The rows of `docs` with how often each of `terms`, which ascend, is near a node.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_company(found: &Company, docs: &[(usize, bool)], terms: &[u32]) -> Result<Self> {
        let kept = |(term, count)| Some((small(terms.binary_search(&term).ok()?), count));
        let row = |place| found.row(place).filter_map(kept);
        Self::of_rows(docs, terms.len(), |place| found.of(place).near, row)
    }

    /// The rows of `docs` with how many units of the actor by number hold each of the frames.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn of_pairs(
        found: &Together,
        docs: &[(usize, bool)],
        (actor, n_frames): (usize, usize),
    ) -> Result<Self> {
        let pairs = small(actor * n_frames)..small((actor + 1) * n_frames);
        let row = |place| {
            let cells = found.pairs(place).iter().filter(|cell| pairs.contains(&cell.pair));
            cells.map(|cell| (cell.pair - pairs.start, cell.both))
        };
        Self::of_rows(docs, n_frames, |place| found.units_of(place, actor), row)
    }

    fn of_rows<R: Iterator<Item = (u32, u32)>>(
        docs: &[(usize, bool)],
        n_columns: usize,
        size: impl Fn(usize) -> u64,
        row: impl Fn(usize) -> R,
    ) -> Result<Self> {
        let mut sizes = try_vec(WHAT, docs.len())?;
        sizes.extend(docs.iter().map(|&(place, _)| size(place)));
        let mut rows = Lists::with_capacity(WHAT, docs.len(), 0)?;
        let mut totals: Vec<u64> = try_zeroed(WHAT, n_columns)?;
        for (doc, &(place, _)) in docs.iter().enumerate() {
            rows.push(WHAT, row(place))?;
            for &(column, count) in rows.of(doc) {
                totals[column as usize] += u64::from(count);
            }
        }
        let is_target = docs.iter().map(|&(_, is_target)| is_target).collect();
        Ok(Self { is_target, size: sizes.iter().sum(), sizes, rows, totals })
    }

    /// Which documents are of the target, as things are.
    pub fn labels(&self) -> &[bool] {
        &self.is_target
    }

    /// How many documents are of the target.
    pub fn n_target(&self) -> usize {
        self.is_target.iter().filter(|&&target| target).count()
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

    /// The n-grams, hits or whatever else the rates of each document are shares of.
    pub fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    /// The documents of each column with its count in each, ascending.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn by_column(&self) -> Result<Lists<(u32, u32)>> {
        let cells = (0..self.rows.len()).flat_map(|doc| {
            self.rows
                .of(doc)
                .iter()
                .map(move |&(column, count)| (column as usize, (small(doc), count)))
        });
        Lists::sorted(WHAT, self.totals.len(), cells)
    }

    /// The same documents with only these of the columns, in ascending order.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn only(&self, columns: &[usize]) -> Result<Self> {
        let mut column_of: Vec<Option<u32>> = try_zeroed(WHAT, self.totals.len())?;
        for (new, &old) in (0..).zip(columns) {
            column_of[old] = Some(new);
        }
        let kept = |&(column, count): &(u32, u32)| {
            column_of[column as usize].map(|column| (column, count))
        };
        let mut rows = Lists::with_capacity(WHAT, self.rows.len(), 0)?;
        for doc in 0..self.rows.len() {
            rows.push(WHAT, self.rows.of(doc).iter().filter_map(kept))?;
        }
        let totals = columns.iter().map(|&column| self.totals[column]).collect();
        let (is_target, sizes) = (self.is_target.clone(), self.sizes.clone());
        Ok(Self { is_target, sizes, size: self.size, rows, totals })
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
            for &(column, count) in self.rows.of(doc) {
                counts[column as usize] += u64::from(count);
            }
        }
        (counts, size)
    }

    /// The occurrences of each compared n-gram, and the number of all, on both sides if each
    /// document came so many times: target first.
    pub fn drawn(&self, times: &[u64]) -> ([Vec<u64>; 2], [u64; 2]) {
        let mut counts = [vec![0; self.totals.len()], vec![0; self.totals.len()]];
        let mut totals = [0; 2];
        for (doc, (&times, &is_target)) in times.iter().zip(&self.is_target).enumerate() {
            if times > 0 {
                let side = usize::from(!is_target);
                totals[side] += times * self.sizes[doc];
                for &(column, count) in self.rows.of(doc) {
                    counts[side][column as usize] += times * u64::from(count);
                }
            }
        }
        (counts, totals)
    }
}
