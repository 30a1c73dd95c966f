//! Which counts does a measure of K words in a row read? One table of 2^K cells.

use super::Contingency;

/// The longest run of words.
pub const MOST_WORDS: usize = 5;

/// How many runs of K words agree with a given run in which places.
///
/// Cell b counts the runs whose i-th word is that of the given run exactly where bit i of b is set:
/// the first cell counts those that share no word, the last one the run itself. All together are
/// all N runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cells {
    size: usize,
    cells: [u64; 1 << MOST_WORDS],
}

impl Cells {
    /// From how many runs agree in the places of each pattern, whatever stands in the others.
    ///
    /// Inclusion and exclusion: a cell is what agrees there, less what agrees in more places.
    /// `None` if `size` is not 2 to [`MOST_WORDS`], or no table has these margins.
    pub fn from_margins(size: usize, margin: impl Fn(usize) -> u64) -> Option<Self> {
        if !(2..=MOST_WORDS).contains(&size) {
            return None;
        }
        let mut cells = [0; 1 << MOST_WORDS];
        for (pattern, cell) in cells.iter_mut().enumerate().take(1 << size) {
            *cell = margin(pattern);
        }
        for word in 0..size {
            for pattern in (0..1 << size).filter(|pattern| pattern >> word & 1 == 0) {
                cells[pattern] = cells[pattern].checked_sub(cells[pattern | 1 << word])?;
            }
        }
        Some(Self { size, cells })
    }

    /// K, the number of words.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The 2^K cells.
    pub fn all(&self) -> &[u64] {
        &self.cells[..1 << self.size]
    }

    /// All runs, N.
    pub fn n(&self) -> u64 {
        self.all().iter().sum()
    }

    /// How often the run itself occurs, O.
    pub fn observed(&self) -> u64 {
        self.cells[(1 << self.size) - 1]
    }

    /// How many runs have the word of place `word` there, F of that word.
    pub fn of_word(&self, word: usize) -> u64 {
        let has = |(pattern, &count): (usize, &u64)| (pattern >> word & 1 == 1).then_some(count);
        self.all().iter().enumerate().filter_map(has).sum()
    }
}

/// Of two words: the event is the first word, the first side is before the second word.
impl From<&Cells> for Contingency {
    fn from(cells: &Cells) -> Self {
        let [o22, o12, o21, o11] = [0, 1, 2, 3].map(|pattern| cells.cells[pattern]);
        Self { o11, o12, o21, o22 }
    }
}

/// The same table, its rows for the first word and its columns for the second.
impl From<Contingency> for Cells {
    fn from(Contingency { o11, o12, o21, o22 }: Contingency) -> Self {
        let mut cells = [0; 1 << MOST_WORDS];
        cells[..4].copy_from_slice(&[o22, o12, o21, o11]);
        Self { size: 2, cells }
    }
}
