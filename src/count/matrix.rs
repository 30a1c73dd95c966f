//! How often does each n-gram stand in each document?

use std::collections::HashMap;
use std::ops::Range;

use ahash::RandomState;

use super::estimate;
use super::groups::{Groups, Tally};
use super::ngram::{GramId, Grams, Ngrams};
use crate::Result;
use crate::corpus::{Ends, View};
use crate::error::{reserve, try_vec, try_zeroed};
use crate::parallel::Job;

const PURPOSE: &str = "the table of counts";

/// Counts of n-grams by documents, row by row (compressed sparse rows). A partial:
/// [`Matrix::merge`].
#[derive(Clone, Debug)]
pub struct Matrix {
    grams: Grams,
    ends: Ends,
    columns: Vec<GramId>,
    counts: Vec<u32>,
}

impl Matrix {
    /// Counts the n-grams of every document of `view`; one row a document.
    ///
    /// # Errors
    ///
    /// Memory, before the work or in it, or a stop.
    pub fn new(view: &View, how: Ngrams, job: &Job) -> Result<Self> {
        estimate::check(view, how, job)?;
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| {
                Self::part(Grams::new(view.forms()), places, job, |grams, place, row| {
                    how.runs(view.doc(place), view.forms(), |run, _| {
                        grams.of_run(run, how, &mut |gram| row.add(gram))
                    })
                })
            },
        )?;
        Self::merged(parts, Grams::new(view.forms()))
    }

    /// One matrix of the parts of all documents, in their order; `none` is what counts no document.
    pub(super) fn merged(parts: Vec<Self>, none: Grams) -> Result<Self> {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_else(|| Self::empty(none));
        for part in parts {
            all.merge(&part)?;
        }
        Ok(all)
    }

    pub(super) fn empty(grams: Grams) -> Self {
        Self { grams, ends: Ends::default(), columns: Vec::new(), counts: Vec::new() }
    }

    /// Counts what `each` finds in the documents at `places`.
    pub(super) fn part(
        mut grams: Grams,
        places: Range<usize>,
        job: &Job,
        mut each: impl FnMut(&mut Grams, usize, &mut Row) -> Result<()>,
    ) -> Result<Self> {
        let (mut ends, mut row) = (Ends::default(), Row::new(grams.len())?);
        for place in places {
            job.check()?;
            row.start = row.columns.len();
            each(&mut grams, place, &mut row)?;
            ends.push(PURPOSE, row.columns.len())?;
            job.advance(1);
        }
        let Row { columns, counts, .. } = row;
        Ok(Self { grams, ends, columns, counts })
    }

    /// Appends the documents of `part`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn merge(&mut self, part: &Self) -> Result<()> {
        let ours = self.grams.absorb(&part.grams)?;
        let before = self.columns.len();
        reserve(PURPOSE, &mut self.columns, part.columns.len())?;
        reserve(PURPOSE, &mut self.counts, part.counts.len())?;
        let renumbered = part.columns.iter().map(|g| GramId(self.grams.renumber(g.0, &ours)));
        self.columns.extend(renumbered);
        self.counts.extend_from_slice(&part.counts);
        self.ends.append(PURPOSE, &part.ends, before)?;
        Ok(())
    }

    /// Number of rows.
    pub fn n_docs(&self) -> usize {
        self.ends.len()
    }

    /// The n-grams that the columns stand for.
    pub fn grams(&self) -> &Grams {
        &self.grams
    }

    /// The n-grams of the document at `place` with their counts, by first appearance.
    pub fn row(&self, place: usize) -> impl ExactSizeIterator<Item = (GramId, u32)> + Clone {
        let range = self.ends.of(place);
        self.columns[range.clone()].iter().copied().zip(self.counts[range].iter().copied())
    }

    /// Number of cells that are not zero.
    pub fn n_cells(&self) -> usize {
        self.columns.len()
    }

    /// The occurrences of each n-gram, and the documents with it.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn totals(&self) -> Result<(Vec<u64>, Vec<u64>)> {
        let mut total: Vec<u64> = try_zeroed(PURPOSE, self.grams.len())?;
        let mut with: Vec<u64> = try_zeroed(PURPOSE, self.grams.len())?;
        for (gram, &count) in self.columns.iter().zip(&self.counts) {
            total[gram.index()] += u64::from(count);
            with[gram.index()] += 1;
        }
        Ok((total, with))
    }

    /// The n-grams that occur, in words and in code-point order.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn vocabulary(&self, view: &View) -> Result<Vec<(String, GramId)>> {
        let mut occurs: Vec<bool> = try_zeroed(PURPOSE, self.grams.len())?;
        for gram in &self.columns {
            occurs[gram.index()] = true;
        }
        self.words(view, &occurs)
    }

    /// The n-grams that are `kept`, in words and in code-point order.
    pub(super) fn words(&self, view: &View, kept: &[bool]) -> Result<Vec<(String, GramId)>> {
        let terms = view.forms().terms();
        let mut words = try_vec(PURPOSE, kept.iter().filter(|&&kept| kept).count())?;
        let grams = (0..).map(GramId).zip(kept).filter(|&(_, &kept)| kept);
        words.extend(grams.map(|(gram, _)| (self.grams.text(gram, terms), gram)));
        words.sort_unstable();
        Ok(words)
    }

    /// The n-grams, which are then gone from here.
    pub(super) fn take_grams(&mut self) -> Grams {
        std::mem::take(&mut self.grams)
    }

    /// One matrix of several with the same rows and the same n-grams, `grams`, but other columns.
    pub(super) fn joined(parts: &[Self], grams: Grams) -> Result<Self> {
        let cells = parts.iter().map(|part| part.columns.len()).sum();
        let mut all = Self::empty(grams);
        (all.columns, all.counts) = (try_vec(PURPOSE, cells)?, try_vec(PURPOSE, cells)?);
        for place in 0..parts.first().map_or(0, Self::n_docs) {
            for (gram, count) in parts.iter().flat_map(|part| part.row(place)) {
                all.columns.push(gram);
                all.counts.push(count);
            }
            all.ends.push(PURPOSE, all.columns.len())?;
        }
        Ok(all)
    }
}

/// The row that is being counted, after those that were.
pub(super) struct Row {
    start: usize,
    columns: Vec<GramId>,
    counts: Vec<u32>,
    /// Where each n-gram was last put; it stands in this row if that is in this row.
    last: Vec<usize>,
}

impl Row {
    fn new(n_grams: usize) -> Result<Self> {
        let mut last: Vec<usize> = try_vec(PURPOSE, n_grams)?;
        last.resize(n_grams, usize::MAX);
        Ok(Self { start: 0, columns: Vec::new(), counts: Vec::new(), last })
    }

    #[inline]
    pub(super) fn add(&mut self, gram: u32) -> Result<()> {
        let Self { start, columns, counts, last } = self;
        let gram = GramId(gram);
        if gram.index() >= last.len() {
            let more = gram.index() + 1 - last.len();
            reserve(PURPOSE, last, more)?;
            last.resize(gram.index() + 1, usize::MAX);
        }
        let known = last[gram.index()];
        if known >= *start && known < columns.len() {
            counts[known] += 1;
            return Ok(());
        }
        last[gram.index()] = columns.len();
        reserve(PURPOSE, columns, 1)?;
        reserve(PURPOSE, counts, 1)?;
        columns.push(gram);
        counts.push(1);
        Ok(())
    }
}

/// What one column has in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column, an n-gram or several with the same words.
    pub column: u32,
    /// The group.
    pub group: u32,
    /// Its occurrences there.
    pub sums: Tally,
}

impl Matrix {
    /// What the n-grams of each column have in each group where they occur, by first appearance.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn cells(
        &self,
        groups: &Groups,
        sizes: &[u64],
        column_of: impl Fn(GramId) -> Option<u32>,
        job: &Job,
    ) -> Result<Vec<Cell>> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut place_of: HashMap<(u32, u32), usize, RandomState> = HashMap::default();
        let mut row: Vec<(u32, u64)> = Vec::new();
        for (place, &size) in sizes.iter().enumerate() {
            job.check()?;
            let Some(group) = groups.of(place).and_then(|g| u32::try_from(g).ok()) else {
                continue;
            };
            row.clear();
            let kept = self.row(place);
            row.extend(kept.filter_map(|(gram, n)| Some((column_of(gram)?, u64::from(n)))));
            merge_columns(&mut row);
            for &(column, count) in &row {
                let at = *place_of.entry((column, group)).or_insert(cells.len());
                if at == cells.len() {
                    reserve(PURPOSE, &mut cells, 1)?;
                    cells.push(Cell { column, group, sums: Tally::default() });
                }
                cells[at].sums.add(count, size);
            }
        }
        Ok(cells)
    }
}

/// Sorts a row and makes one cell of those with the same column: two n-grams with the same words,
/// where a term holds a space, are one column of a vocabulary.
pub fn merge_columns(row: &mut Vec<(u32, u64)>) {
    row.sort_unstable();
    row.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0 };
        is_same
    });
}
