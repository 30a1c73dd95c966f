//! How often does each n-gram stand in each document?

use std::collections::HashMap;
use std::ops::Range;

use ahash::RandomState;

use super::groups::{Groups, Tally};
use super::ngram::{GramId, Grams, Ngrams};
use crate::Result;
use crate::corpus::View;
use crate::error::{reserve, try_vec, try_zeroed};
use crate::parallel::Job;

const PURPOSE: &str = "the table of counts";

/// Counts of n-grams by documents, row by row (compressed sparse rows). A partial:
/// [`Matrix::merge`].
#[derive(Clone, Debug)]
pub struct Matrix {
    grams: Grams,
    ends: Vec<usize>,
    columns: Vec<GramId>,
    counts: Vec<u32>,
}

impl Matrix {
    /// Counts the n-grams of every document of `view`; one row a document.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn new(view: &View, how: Ngrams, job: &Job) -> Result<Self> {
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| Self::part(view, how, places, job),
        )?;
        let mut parts = parts.into_iter();
        let empty = || Self::empty(view);
        let mut all = parts.next().unwrap_or_else(empty);
        for part in parts {
            all.merge(&part)?;
        }
        Ok(all)
    }

    fn empty(view: &View) -> Self {
        let grams = Grams::new(view.forms());
        Self { grams, ends: Vec::new(), columns: Vec::new(), counts: Vec::new() }
    }

    fn part(view: &View, how: Ngrams, places: Range<usize>, job: &Job) -> Result<Self> {
        let Self { mut grams, mut ends, mut columns, mut counts } = Self::empty(view);
        // Where each n-gram was last put; it stands in this row if that is in this row.
        let mut last: Vec<usize> = try_vec(PURPOSE, grams.len())?;
        last.resize(grams.len(), usize::MAX);
        for place in places {
            job.check()?;
            let row = columns.len();
            grams.each(view.doc(place), view.forms(), how, |gram| {
                let gram = GramId(gram);
                if gram.index() >= last.len() {
                    let more = gram.index() + 1 - last.len();
                    reserve(PURPOSE, &mut last, more)?;
                    last.resize(gram.index() + 1, usize::MAX);
                }
                let known = last[gram.index()];
                if known >= row && known < columns.len() {
                    counts[known] += 1;
                    return Ok(());
                }
                last[gram.index()] = columns.len();
                reserve(PURPOSE, &mut columns, 1)?;
                reserve(PURPOSE, &mut counts, 1)?;
                columns.push(gram);
                counts.push(1);
                Ok(())
            })?;
            ends.push(columns.len());
            job.advance(1);
        }
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
        self.ends.extend(part.ends.iter().map(|end| before + end));
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
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        let range = start..self.ends[place];
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
        let terms = view.forms().terms();
        let mut words = try_vec(PURPOSE, occurs.iter().filter(|&&occurs| occurs).count())?;
        let grams = (0..).map(GramId).zip(&occurs).filter(|&(_, &occurs)| occurs);
        words.extend(grams.map(|(gram, _)| (self.grams.text(gram, terms), gram)));
        words.sort_unstable();
        Ok(words)
    }
}

/// What one n-gram has in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The n-gram.
    pub gram: GramId,
    /// The group.
    pub group: u32,
    /// Its occurrences there.
    pub sums: Tally,
}

impl Matrix {
    /// What each n-gram has in each group where it occurs, by first appearance.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn cells(&self, groups: &Groups, sizes: &[u64], job: &Job) -> Result<Vec<Cell>> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut place_of: HashMap<(GramId, u32), usize, RandomState> = HashMap::default();
        for (place, &size) in sizes.iter().enumerate() {
            job.check()?;
            let Some(group) = groups.of(place).and_then(|g| u32::try_from(g).ok()) else {
                continue;
            };
            for (gram, count) in self.row(place) {
                let at = *place_of.entry((gram, group)).or_insert(cells.len());
                if at == cells.len() {
                    reserve(PURPOSE, &mut cells, 1)?;
                    cells.push(Cell { gram, group, sums: Tally::default() });
                }
                cells[at].sums.add(u64::from(count), size);
            }
        }
        Ok(cells)
    }
}
