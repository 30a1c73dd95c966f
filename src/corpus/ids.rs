//! By what name does the caller know each document, and in which order are documents lined up?

use super::intern::Interner;
use crate::{Error, Result};

/// The names of the documents, unique, in the order of the rows.
#[derive(Clone, Debug)]
pub struct Ids {
    names: Interner,
    rank: Vec<u32>,
}

impl Ids {
    /// Takes the names over.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] at the first name that was there before.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<Self> {
        let mut ids = Interner::default();
        for (row, name) in names.into_iter().enumerate() {
            let first = ids.intern(name)?;
            if first as usize != row {
                let got = format!("{name:?} at rows {first} and {row}");
                return Err(Error::invalid("id", got, "different for every document"));
            }
        }
        let mut order: Vec<u32> = (0..).take(ids.len()).collect();
        order.sort_unstable_by_key(|&row| ids.get(row));
        let mut rank = vec![0; order.len()];
        for (place, row) in (0..).zip(order) {
            rank[row as usize] = place;
        }
        Ok(Self { names: ids, rank })
    }

    /// `"0"`, `"1"`, … for `n` documents.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn numbered(n: usize) -> Result<Self> {
        let names: Vec<String> = (0..n).map(|row| row.to_string()).collect();
        Self::new(names.iter().map(String::as_str))
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.rank.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rank.is_empty()
    }

    /// The name of the document in `row`.
    pub fn name(&self, row: usize) -> &str {
        // As many names as 32-bit numbers: see `Interner::intern`.
        self.names.get(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// The row of the document called `name`.
    pub fn row(&self, name: &str) -> Option<usize> {
        self.names.find(name).map(|row| row as usize)
    }

    /// The place of the document in `row` when all are sorted by name in code-point order.
    ///
    /// What is drawn at random is drawn in this order, so that no result depends on the order of
    /// rows.
    pub fn rank(&self, row: usize) -> u32 {
        self.rank[row]
    }
}
