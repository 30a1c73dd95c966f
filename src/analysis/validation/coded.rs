//! What did the coders say, and what had the dictionary found?

use crate::error::named;
use crate::measure::interval::stratified::Cell;
use crate::{Error, Result};

named! {
    /// Which labels count where several coders labelled a sentence.
    enum Truth is "truth" {
        /// What more than half of the labels say; a tie is undecided.
        Majority = "majority",
        /// Yes if any coder says so.
        Any = "any",
        /// Yes if all say so.
        All = "all",
    }
}

/// A stratum that sentences were drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// The group that results are given for.
    pub group: usize,
    /// Sentences there are.
    pub population: u64,
    /// How many of them have a hit of each frame.
    pub having: Vec<u64>,
}

impl Stratum {
    /// Strata from columns; `having` has all frames of the first one, then of the second, …
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if the columns are not equally long.
    pub fn list(group: &[u32], population: &[u64], having: &[u64]) -> Result<Vec<Self>> {
        let n = population.len();
        if n == 0 || group.len() != n || !having.len().is_multiple_of(n) {
            return Err(Error::invalid("key", "another", "a key as it was written"));
        }
        let rows = having.chunks(having.len() / n);
        let strata = group.iter().zip(population).zip(rows);
        let stratum = |((&group, &population), having): ((&u32, &u64), &[u64])| Self {
            group: group as usize,
            population,
            having: having.to_vec(),
        };
        Ok(strata.map(stratum).collect())
    }
}

/// Sentences with their labels, their hits and their strata.
#[derive(Clone, Debug)]
pub struct Coded<'a> {
    /// Number of frames.
    pub n_frames: usize,
    /// 1, 0, or -1 where there is none: by coder, then sentence, then frame.
    pub labels: &'a [i8],
    /// The stratum of each sentence.
    pub stratum: &'a [u32],
    /// Hits in these sentences: the sentence, the frame and the entry of each.
    pub hits: [&'a [u32]; 3],
    /// All strata.
    pub strata: &'a [Stratum],
    /// Which labels count.
    pub truth: Truth,
}

impl Coded<'_> {
    /// Refuses columns that do not belong together.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        let cells = self.rows() * self.n_frames;
        let whole = cells > 0 && !self.labels.is_empty() && self.labels.len().is_multiple_of(cells);
        let equal = self.hits.iter().all(|column| column.len() == self.hits[0].len());
        let within = |column: &[u32], n: usize| column.iter().all(|&at| (at as usize) < n);
        let known = within(self.stratum, self.strata.len())
            && within(self.hits[0], self.rows())
            && within(self.hits[1], self.n_frames);
        let strata = self.strata.iter().all(|stratum| {
            stratum.having.len() == self.n_frames
                && stratum.having.iter().all(|&n| n <= stratum.population)
        });
        if whole && equal && known && strata {
            return Ok(());
        }
        Err(Error::invalid("key", "another", "the key of these sentences, as it was written"))
    }

    /// Number of sentences.
    pub fn rows(&self) -> usize {
        self.stratum.len()
    }

    /// Number of coders.
    pub fn coders(&self) -> usize {
        self.labels.len() / (self.rows() * self.n_frames)
    }

    /// What `coder` says of a frame in a sentence.
    pub fn label(&self, coder: usize, row: usize, frame: usize) -> Option<bool> {
        let at = (coder * self.rows() + row) * self.n_frames + frame;
        u8::try_from(self.labels[at]).ok().map(|label| label > 0)
    }

    /// How many coders say no and yes.
    pub fn votes(&self, row: usize, frame: usize) -> [u64; 2] {
        let mut votes = [0; 2];
        for label in (0..self.coders()).filter_map(|coder| self.label(coder, row, frame)) {
            votes[usize::from(label)] += 1;
        }
        votes
    }

    /// Whether the sentence has the frame, if that is decided.
    pub fn truth(&self, row: usize, frame: usize) -> Option<bool> {
        let [no, yes] = self.votes(row, frame);
        match self.truth {
            _ if no + yes == 0 => None,
            Truth::Majority => (no != yes).then_some(yes > no),
            Truth::Any => Some(yes > 0),
            Truth::All => Some(no == 0),
        }
    }

    /// Whether each sentence has a hit of each frame, by sentence.
    pub fn found(&self) -> Vec<bool> {
        let mut found = vec![false; self.rows() * self.n_frames];
        for (&row, &frame) in self.hits[0].iter().zip(self.hits[1]) {
            found[row as usize * self.n_frames + frame as usize] = true;
        }
        found
    }

    /// The number of groups of strata.
    pub fn groups(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.group + 1).max().unwrap_or(0)
    }

    /// For each stratum its sentences without and with a hit of `frame`: how many there are, how
    /// many were labelled, and how many of these have the frame.
    pub fn cells(&self, frame: usize, found: &[bool]) -> Vec<[Cell; 2]> {
        let size = |stratum: &Stratum| {
            let with = stratum.having[frame];
            [stratum.population - with, with].map(|size| Cell { size, ..Cell::default() })
        };
        let mut cells: Vec<[Cell; 2]> = self.strata.iter().map(size).collect();
        for (row, &stratum) in self.stratum.iter().enumerate() {
            if let Some(label) = self.truth(row, frame) {
                let is_hit = found[row * self.n_frames + frame];
                let cell = &mut cells[stratum as usize][usize::from(is_hit)];
                cell.n += 1;
                cell.k += u64::from(label);
            }
        }
        cells
    }
}
