//! Which documents are counted together?

use super::contrast::Comparison;
use crate::corpus::View;
use crate::measure::interval;
use crate::{Error, Result};

/// A group for each document of a view; a document without text or without group belongs to none.
#[derive(Clone, Debug)]
pub struct Groups {
    codes: Vec<Option<u32>>,
    n: usize,
}

impl Groups {
    /// From one code per document of `view`, below `n`; a negative code means no group.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`], or [`Error::InvalidValue`] for a code that is not below `n`.
    pub fn new(view: &View, codes: &[i32], n: usize) -> Result<Self> {
        if codes.len() != view.len() {
            let (got, expected) = (codes.len(), view.len());
            return Err(Error::LengthMismatch { parameter: "by", got, expected });
        }
        let code = |(place, &code): (usize, &i32)| match u32::try_from(code) {
            Ok(code) if code as usize >= n => {
                Err(Error::invalid("by", code, format!("group numbers below {n}")))
            }
            Ok(code) => Ok((!view.is_missing(place)).then_some(code)),
            Err(_) => Ok(None),
        };
        let codes = codes.iter().enumerate().map(code).collect::<Result<_>>()?;
        Ok(Self { codes, n })
    }

    /// Number of documents, those without a group included.
    pub fn n_places(&self) -> usize {
        self.codes.len()
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The group of the document at `place`.
    #[inline]
    pub fn of(&self, place: usize) -> Option<usize> {
        self.codes[place].map(|code| code as usize)
    }

    /// Two groups of these: the target, and what it is compared with.
    #[must_use]
    pub fn sides(&self, comparison: Comparison<'_>) -> Self {
        let side = |group: usize| match comparison.reference {
            _ if group == comparison.target => Some(0),
            Some(others) => others.contains(&group).then_some(1),
            None => Some(1),
        };
        let codes = (0..self.codes.len()).map(|place| self.of(place).and_then(side)).collect();
        Self { codes, n: 2 }
    }

    /// For each group, how many documents and counted tokens it has; `sizes` as [`View::sizes`].
    pub fn sums(&self, sizes: &[u64]) -> Vec<GroupSums> {
        let mut sums = vec![GroupSums::default(); self.n];
        for (place, &size) in sizes.iter().enumerate() {
            if let Some(group) = self.of(place) {
                sums[group].add(size);
            }
        }
        sums
    }
}

/// The documents of a group: how many, how long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSums {
    /// Documents with a text.
    pub docs: u64,
    /// Counted tokens, Σ s.
    pub tokens: u64,
    /// Σ s² over documents.
    pub tokens_squared: u128,
}

impl GroupSums {
    fn add(&mut self, size: u64) {
        self.docs += 1;
        self.tokens += size;
        self.tokens_squared += u128::from(size) * u128::from(size);
    }
}

/// What is known of a count x over the documents of a group; sums, so that partials merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Occurrences, Σ x.
    pub count: u64,
    /// Documents with at least one.
    pub docs: u64,
    /// Σ x².
    pub squares: u128,
    /// Σ x·s, with the size s of the document.
    pub products: u128,
}

impl Tally {
    /// Adds a document of `size` counted tokens in which the count is `x`.
    #[inline]
    pub fn add(&mut self, x: u64, size: u64) {
        self.count += x;
        self.docs += u64::from(x > 0);
        self.squares += u128::from(x) * u128::from(x);
        self.products += u128::from(x) * u128::from(size);
    }
}

impl Tally {
    /// The same numbers, with those of the group, as the interval of a rate reads them.
    pub fn in_group(&self, group: GroupSums) -> interval::Sums {
        interval::Sums {
            documents: group.docs,
            x: self.count,
            s: group.tokens,
            xx: self.squares,
            xs: self.products,
            ss: group.tokens_squared,
        }
    }
}

/// A small number (of a group, a frame, a term) as a column holds it.
pub fn small(number: usize) -> u32 {
    // What is numbered here has fewer than 2^32 kinds: see `Interner::intern`.
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A count as a column holds it: signed, as every table library expects.
pub fn signed(count: u64) -> i64 {
    // No machine holds 2^63 tokens.
    i64::try_from(count).unwrap_or(i64::MAX)
}
