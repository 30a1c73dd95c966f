//! What do the documents of one side hold, as they are and as drawn again?
//!
//! ```text
//! documents: n of n, with replacement
//! nested:    m of m sources, with replacement; in each drawn source its documents, n_i of n_i
//! ```
//!
//! A unit is what is drawn first: a document, or a source with all its documents. Draw j of a
//! replicate is a function of (seed, replicate, side, j) alone, and the documents of the j-th drawn
//! source one of their place in it as well; hence neither threads nor parts matter, and documents
//! only have to come in an order that does not depend on how they were stored.
//!
//! Davison, A. C. & Hinkley, D. V. (1997). *Bootstrap methods and their application*, section 3.8
//! (hierarchical data; drawing at both levels is their first strategy).

use std::ops::Range;

use super::rng::Stream;
use super::totals::Totals;
use crate::error::{reserve, try_zeroed};
use crate::{Error, Result};

const PURPOSE: &str = "the documents to draw from";

/// The documents of one side: sizes, and what each holds of every column.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    n_columns: usize,
    sizes: Vec<u64>,
    ends: Vec<usize>,
    cells: Vec<(u32, u32)>,
    /// Where each source ends among the documents; without sources, nothing.
    sources: Option<Vec<usize>>,
}

impl Documents {
    /// No document yet, of `n_columns` columns; `nested`: in sources.
    pub fn new(n_columns: usize, nested: bool) -> Self {
        Self { n_columns, sources: nested.then(Vec::new), ..Self::default() }
    }

    /// Adds a document of `size` tokens with the counts of its columns, (column, count).
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for a column that there is not; [`Error::OutOfMemory`].
    pub fn push(&mut self, size: u64, cells: &[(u32, u32)]) -> Result<()> {
        if let Some(&(column, _)) = cells.iter().find(|&&(column, _)| !self.has(column)) {
            let wanted = format!("below {}", self.n_columns);
            return Err(Error::invalid("column", column, wanted));
        }
        reserve(PURPOSE, &mut self.cells, cells.len())?;
        reserve(PURPOSE, &mut self.sizes, 1)?;
        reserve(PURPOSE, &mut self.ends, 1)?;
        self.cells.extend_from_slice(cells);
        self.sizes.push(size);
        self.ends.push(self.cells.len());
        Ok(())
    }

    /// Says that the documents since the last source are one; nothing where there are no sources.
    pub fn end_source(&mut self) {
        let n = self.sizes.len();
        if let Some(ends) = &mut self.sources
            && ends.last().copied().unwrap_or(0) < n
        {
            ends.push(n);
        }
    }

    fn has(&self, column: u32) -> bool {
        (column as usize) < self.n_columns
    }

    /// How many columns there are.
    pub fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// How many units can be drawn.
    pub fn units(&self) -> usize {
        self.sources.as_ref().map_or(self.sizes.len(), Vec::len)
    }

    /// Size and counts of a document.
    fn document(&self, at: usize) -> (u64, &[(u32, u32)]) {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        (self.sizes[at], &self.cells[start..self.ends[at]])
    }

    /// The documents of a unit.
    fn members(&self, unit: usize) -> Range<usize> {
        let Some(ends) = &self.sources else { return unit..unit + 1 };
        let start = if unit == 0 { 0 } else { ends[unit - 1] };
        start..ends[unit]
    }

    /// Calls `each` with the number, the size and the counts of every unit as it is.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn each_unit(&self, mut each: impl FnMut(usize, u64, &[(u32, u64)])) -> Result<()> {
        let mut unit = Unit::new(self.n_columns)?;
        let mut cells = Vec::new();
        for number in 0..self.units() {
            self.members(number).for_each(|at| unit.add(self.document(at)));
            cells.clear();
            let size = unit.take(|column, count| cells.push((column, count)));
            each(number, size, &cells);
        }
        Ok(())
    }

    /// All units once, with squares.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn totals(&self) -> Result<Totals> {
        let mut totals = Totals::new(self.n_columns, true)?;
        self.each_unit(|_, size, cells| {
            totals.add_size(1, size);
            for &(column, count) in cells {
                totals.add_count(1, size, column, count);
            }
        })?;
        Ok(totals)
    }

    /// Room for [`Documents::draw`]; `squares` as of [`Totals::new`].
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn room(&self, squares: bool) -> Result<Room> {
        let times = try_zeroed(PURPOSE, if self.sources.is_none() { self.sizes.len() } else { 0 })?;
        let totals = Totals::new(self.n_columns, squares)?;
        Ok(Room { times, unit: Unit::new(self.n_columns)?, totals })
    }

    /// What is drawn in a replicate: as many units as there are.
    pub fn draw<'a>(&self, stream: Stream, room: &'a mut Room) -> &'a Totals {
        room.totals.clear();
        match &self.sources {
            None => self.draw_documents(stream, room),
            Some(ends) => self.draw_sources(stream, ends.len(), room),
        }
        &room.totals
    }

    fn draw_documents(&self, stream: Stream, room: &mut Room) {
        room.times.fill(0);
        for counter in 0..self.sizes.len() as u64 {
            room.times[place(stream, self.sizes.len(), counter)] += 1;
        }
        for (at, &times) in room.times.iter().enumerate() {
            if times > 0 {
                let (times, (size, cells)) = (u64::from(times), self.document(at));
                room.totals.add_size(times, size);
                for &(column, count) in cells {
                    room.totals.add_count(times, size, column, u64::from(count));
                }
            }
        }
    }

    fn draw_sources(&self, stream: Stream, n: usize, room: &mut Room) {
        for j in 0..n as u64 {
            let members = self.members(place(stream, n, j));
            for d in 0..members.len() as u64 {
                // The counters of a source's documents lie behind those of all sources.
                let counter = ((j + 1) << 32) + d;
                room.unit.add(self.document(members.start + place(stream, members.len(), counter)));
            }
            let Room { unit, totals, .. } = &mut *room;
            let size = unit.size;
            totals.add_size(1, size);
            unit.take(|column, count| totals.add_count(1, size, column, count));
        }
    }
}

/// One of `n` places.
#[allow(clippy::cast_possible_truncation)] // below n, which is a usize
fn place(stream: Stream, n: usize, counter: u64) -> usize {
    stream.below(n as u64, counter) as usize
}

/// What one thread draws into, again and again.
#[derive(Debug)]
pub struct Room {
    times: Vec<u32>,
    unit: Unit,
    totals: Totals,
}

/// What a source holds while its documents are added up.
#[derive(Debug)]
struct Unit {
    size: u64,
    counts: Vec<u64>,
    used: Vec<u32>,
}

impl Unit {
    fn new(n_columns: usize) -> Result<Self> {
        Ok(Self { size: 0, counts: try_zeroed(PURPOSE, n_columns)?, used: Vec::new() })
    }

    fn add(&mut self, (size, cells): (u64, &[(u32, u32)])) {
        self.size += size;
        for &(column, count) in cells.iter().filter(|&&(_, count)| count > 0) {
            let sum = &mut self.counts[column as usize];
            if *sum == 0 {
                self.used.push(column);
            }
            *sum += u64::from(count);
        }
    }

    /// Hands over the columns in ascending order, and is empty again; returns the size.
    fn take(&mut self, mut each: impl FnMut(u32, u64)) -> u64 {
        self.used.sort_unstable();
        for column in self.used.drain(..) {
            each(column, std::mem::take(&mut self.counts[column as usize]));
        }
        std::mem::take(&mut self.size)
    }
}
