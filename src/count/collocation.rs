//! How often do the words of a run stand together, and how often without one another?
//!
//! A run is K counted tokens side by side. Of each run that is frequent enough it is counted how
//! many runs agree with it in each choice of its K places: 2^K margins, from which
//! [`Cells`] follow. Every different run of the corpus is looked at once a choice, not once a
//! frequent run: the work is linear in the tokens.

use std::collections::HashMap;

use ahash::RandomState;

use super::matrix::Matrix;
use super::ngram::GramId;
use crate::error::{reserve, try_vec, try_zeroed};
use crate::measure::association::{Cells, MOST_WORDS};
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the table of collocations";
/// Between two looks at the caller's wish to stop, in runs.
const PATIENCE: usize = 1 << 14;

/// The frequent runs of K words, in the order of their numbers, with the margins of each.
#[derive(Clone, Debug)]
pub struct Collocations {
    /// The runs.
    pub grams: Vec<GramId>,
    /// Occurrences of each.
    pub count: Vec<u64>,
    /// Documents with it.
    pub docs: Vec<u64>,
    /// The table of each.
    pub cells: Vec<Cells>,
}

impl Collocations {
    /// The runs of `size` words in `matrix`, which counts these alone, that occur `min_count` times
    /// or more.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for a size below 2 or above [`MOST_WORDS`]; memory, or a stop.
    pub fn new(matrix: &Matrix, size: usize, min_count: u64, job: &Job) -> Result<Self> {
        if !(2..=MOST_WORDS).contains(&size) {
            return Err(Error::invalid("size", size, format!("2 to {MOST_WORDS}")));
        }
        let (count, docs) = matrix.totals()?;
        let runs = Runs::new(matrix, size, &count)?;
        let frequent = |&run: &usize| runs.counts[run] >= min_count.max(1);
        let rows: Vec<usize> = (0..runs.counts.len()).filter(frequent).collect();
        let patterns = 1 << size;
        let margins = job.map(patterns, |pattern| runs.margin(&rows, pattern, job))?;
        let mut cells = try_vec(PURPOSE, rows.len())?;
        for (row, _) in rows.iter().enumerate() {
            let table = Cells::from_margins(size, |pattern| margins[pattern][row]);
            // Margins of one and the same list of runs make a table.
            cells.push(table.ok_or_else(|| Error::Internal("margins of no table".to_owned()))?);
        }
        let grams: Vec<GramId> = rows.iter().map(|&run| runs.grams[run]).collect();
        let of = |column: &[u64]| grams.iter().map(|gram| column[gram.index()]).collect();
        Ok(Self { count: of(&count), docs: of(&docs), cells, grams })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }
}

/// The different runs of the corpus: their words, one after the other, and how often each occurs.
struct Runs {
    size: usize,
    words: Vec<u32>,
    grams: Vec<GramId>,
    counts: Vec<u64>,
    n: u64,
    n_terms: usize,
}

impl Runs {
    fn new(matrix: &Matrix, size: usize, count: &[u64]) -> Result<Self> {
        let n_grams = count.iter().filter(|&&count| count > 0).count();
        let mut runs = Self {
            size,
            words: try_vec(PURPOSE, n_grams * size)?,
            grams: try_vec(PURPOSE, n_grams)?,
            counts: try_vec(PURPOSE, n_grams)?,
            n: count.iter().sum(),
            n_terms: 0,
        };
        for (gram, &count) in (0..).map(GramId).zip(count).filter(|&(_, &count)| count > 0) {
            runs.words.extend(matrix.grams().terms(gram));
            runs.grams.push(gram);
            runs.counts.push(count);
        }
        runs.n_terms = runs.words.iter().max().map_or(0, |&last| last as usize + 1);
        Ok(runs)
    }

    fn words(&self, run: usize) -> &[u32] {
        &self.words[run * self.size..(run + 1) * self.size]
    }

    /// For each of `rows`, how many runs have its words in the places of `pattern`.
    fn margin(&self, rows: &[usize], pattern: usize, job: &Job) -> Result<Vec<u64>> {
        let places: Vec<usize> = (0..self.size).filter(|place| pattern >> place & 1 == 1).collect();
        match places[..] {
            [] => Ok(vec![self.n; rows.len()]),
            [place] => self.margin_of_word(rows, place, job),
            _ if places.len() == self.size => Ok(rows.iter().map(|&r| self.counts[r]).collect()),
            _ => self.margin_of_words(rows, &places, job),
        }
    }

    fn margin_of_word(&self, rows: &[usize], place: usize, job: &Job) -> Result<Vec<u64>> {
        let mut with: Vec<u64> = try_zeroed(PURPOSE, self.n_terms)?;
        for (run, &count) in self.counts.iter().enumerate() {
            look_up(run, job)?;
            with[self.words(run)[place] as usize] += count;
        }
        Ok(rows.iter().map(|&row| with[self.words(row)[place] as usize]).collect())
    }

    fn margin_of_words(&self, rows: &[usize], places: &[usize], job: &Job) -> Result<Vec<u64>> {
        // The words in all but one place, at most four of 32 bits.
        let key = |run: usize| {
            let words = self.words(run);
            places.iter().fold(0_u128, |key, &place| key << 32 | u128::from(words[place]))
        };
        let mut with: HashMap<u128, u64, RandomState> = HashMap::default();
        with.try_reserve(rows.len()).map_err(|_| Error::OutOfMemory {
            purpose: PURPOSE,
            bytes: rows.len() * size_of::<(u128, u64)>(),
        })?;
        with.extend(rows.iter().map(|&row| (key(row), 0)));
        for (run, &count) in self.counts.iter().enumerate() {
            look_up(run, job)?;
            if let Some(sum) = with.get_mut(&key(run)) {
                *sum += count;
            }
        }
        let mut margin = Vec::new();
        reserve(PURPOSE, &mut margin, rows.len())?;
        margin.extend(rows.iter().map(|&row| with[&key(row)]));
        Ok(margin)
    }
}

fn look_up(run: usize, job: &Job) -> Result<()> {
    if run.is_multiple_of(PATIENCE) { job.check() } else { Ok(()) }
}
