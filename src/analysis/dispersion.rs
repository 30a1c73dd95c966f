//! How evenly does each term or frame spread over documents or groups?

use crate::Result;
use crate::corpus::View;
use crate::count::{
    Groups, Hits, Matrix, Ngrams, Postings, gaps_of_hits, gaps_of_terms, signed, small,
};
use crate::error::{try_vec, try_zeroed};
use crate::measure::dispersion::{Dispersion, Distance, Distances, Division, Part, Spread};
use crate::parallel::Job;

const PURPOSE: &str = "the table of dispersions";
/// Between two looks at the caller's wish to stop, in rows.
const PATIENCE: usize = 1 << 8;

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Items<'a> {
    /// All counted terms with at least so many occurrences.
    Terms(u64),
    /// The hits of so many frames.
    Hits(&'a Hits, usize),
}

/// One row per item: frames in their order; terms by falling count, ties in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DispersionColumns {
    /// The term, or nothing if frames were asked for.
    pub term: Vec<String>,
    /// Occurrences in the documents of all parts.
    pub count: Vec<i64>,
    /// Parts with at least one.
    pub range: Vec<i64>,
    /// Parts.
    pub parts: Vec<i64>,
    /// One column per measure, as [`Dispersion::ALL`].
    pub values: Vec<Vec<f64>>,
    /// One column per measure of distances, as [`Distance::ALL`].
    pub distances: Vec<Vec<f64>>,
    /// Whether there are fewer than five occurrences, or parts.
    pub unstable: Vec<bool>,
}

/// Measures how evenly `items` spread over `groups`; a group without counted tokens is no part.
///
/// # Errors
///
/// Memory, or a stop.
pub fn dispersion(
    view: &View,
    items: Items<'_>,
    groups: &Groups,
    job: &Job,
) -> Result<DispersionColumns> {
    let sizes = view.sizes();
    let of_groups: Vec<u64> = groups.sums(&sizes).iter().map(|sums| sums.tokens).collect();
    let mut of = Division::default();
    for &size in &of_groups {
        of.add(size);
    }
    let mut table = Table { of_groups, of, ..Table::default() };
    match items {
        Items::Terms(min_count) => {
            let matrix = Matrix::new(view, Ngrams::TERMS, job)?;
            table.postings = Postings::of_matrix(&matrix)?;
            table.count(groups)?;
            table.gaps = gaps_of_terms(view, groups, &table.counts, of.size, job)?;
            let mut words = matrix.vocabulary(view)?;
            words.retain(|(_, gram)| table.counts[gram.index()] >= min_count.max(1));
            // In code-point order by now, and the sort is stable.
            words.sort_by_key(|(_, gram)| u64::MAX - table.counts[gram.index()]);
            table.rows = words.iter().map(|(_, gram)| gram.index()).collect();
            let columns = table.columns(groups, job)?;
            Ok(DispersionColumns { term: words.into_iter().map(|w| w.0).collect(), ..columns })
        }
        Items::Hits(hits, n_frames) => {
            table.postings = Postings::of_hits(hits, n_frames)?;
            table.count(groups)?;
            let counts = (&*table.counts, &*sizes);
            table.gaps = gaps_of_hits(view, hits, groups, counts, of.size, job)?;
            table.rows = (0..n_frames).collect();
            table.columns(groups, job)
        }
    }
}

/// What the rows are made of; everything but `rows` is numbered by item.
#[derive(Default)]
struct Table {
    of_groups: Vec<u64>,
    of: Division,
    postings: Postings,
    counts: Vec<u64>,
    gaps: Vec<Distances>,
    rows: Vec<usize>,
}

impl Table {
    fn count(&mut self, groups: &Groups) -> Result<()> {
        self.counts = try_zeroed(PURPOSE, self.postings.len())?;
        for (item, count) in self.counts.iter_mut().enumerate() {
            let counted = |&(place, _): &(usize, u64)| groups.of(place).is_some();
            *count = self.postings.of(item).filter(counted).map(|(_, count)| count).sum();
        }
        Ok(())
    }

    fn columns(&self, groups: &Groups, job: &Job) -> Result<DispersionColumns> {
        let parts = job.map_parts(
            self.rows.len(),
            |row| 1 + self.postings.n_entries(self.rows[row]),
            |rows| {
                let mut part = DispersionColumns::empty(rows.len())?;
                let mut in_group: Vec<u64> = try_zeroed(PURPOSE, groups.len())?;
                for (done, &item) in self.rows[rows].iter().enumerate() {
                    if done.is_multiple_of(PATIENCE) {
                        job.check()?;
                    }
                    let parts = self.parts(item, groups, &mut in_group);
                    let spread = Spread { parts: &parts, of: self.of };
                    let of = |m: &Distance| m.of(self.gaps[item], self.counts[item], self.of.size);
                    part.push(spread, Distance::ALL.iter().map(of));
                }
                Ok(part)
            },
        )?;
        let mut all = DispersionColumns::empty(self.rows.len())?;
        for part in parts {
            all.append(part);
        }
        Ok(all)
    }

    /// The parts with `item`. Sorted, so that no sum depends on the order of the documents.
    fn parts(&self, item: usize, groups: &Groups, in_group: &mut [u64]) -> Vec<Part> {
        let mut with: Vec<u32> = Vec::new();
        for (place, count) in self.postings.of(item) {
            if let Some(group) = groups.of(place) {
                if in_group[group] == 0 {
                    with.push(small(group));
                }
                in_group[group] += count;
            }
        }
        let take = |group: u32| {
            let v = std::mem::take(&mut in_group[group as usize]);
            Part { v, size: self.of_groups[group as usize] }
        };
        let mut parts: Vec<Part> = with.into_iter().map(take).collect();
        parts.sort_unstable();
        parts
    }
}

impl DispersionColumns {
    fn empty(rows: usize) -> Result<Self> {
        let columns = |n: usize| (0..n).map(|_| try_vec(PURPOSE, rows)).collect::<Result<_>>();
        Ok(Self {
            values: columns(Dispersion::ALL.len())?,
            distances: columns(Distance::ALL.len())?,
            ..Self::default()
        })
    }

    fn push(&mut self, spread: Spread<'_>, distances: impl Iterator<Item = f64>) {
        self.count.push(signed(spread.count()));
        self.range.push(signed(spread.range()));
        self.parts.push(signed(spread.of.n));
        for (column, measure) in self.values.iter_mut().zip(Dispersion::ALL) {
            column.push(measure.of(spread));
        }
        for (column, value) in self.distances.iter_mut().zip(distances) {
            column.push(value);
        }
        self.unstable.push(spread.is_unstable());
    }

    fn append(&mut self, part: Self) {
        self.count.extend(part.count);
        self.range.extend(part.range);
        self.parts.extend(part.parts);
        for (column, values) in self.values.iter_mut().zip(part.values) {
            column.extend(values);
        }
        for (column, values) in self.distances.iter_mut().zip(part.distances) {
            column.extend(values);
        }
        self.unstable.extend(part.unstable);
    }
}
