//! How often does each n-gram stand on either side of a comparison?

use super::groups::Groups;
use super::matrix::Matrix;
use super::ngram::GramId;
use crate::corpus::View;
use crate::error::try_zeroed;
use crate::{Error, Result};

/// Which groups are compared: one against another, or against all documents of other groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// The group that is set apart.
    pub target: usize,
    /// The other groups; `None` for the rest.
    pub reference: Option<&'a [usize]>,
}

impl Comparison<'_> {
    /// The documents of both sides in canonical order, and whether each is of the target.
    pub fn docs(self, view: &View, groups: &Groups) -> Vec<(usize, bool)> {
        let side = |place: usize| {
            let group = groups.of(place)?;
            let is_target = group == self.target;
            let is_other = self.reference.is_none_or(|others| others.contains(&group));
            (is_target || is_other).then_some((place, is_target))
        };
        view.canonical_order().into_iter().filter_map(side).collect()
    }
}

/// Refuses a side without a counted token.
///
/// # Errors
///
/// [`Error::InvalidValue`].
pub fn check_side(parameter: &'static str, docs: u64, tokens: u64) -> Result<()> {
    if tokens == 0 {
        let got = format!("one of {docs} documents without any");
        return Err(Error::invalid(parameter, got, "a group with counted words"));
    }
    Ok(())
}

/// One side of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Documents.
    pub docs: u64,
    /// Their counted tokens.
    pub tokens: u64,
    /// Occurrences of each n-gram.
    pub count: Vec<u64>,
    /// Documents with each n-gram.
    pub with: Vec<u64>,
    /// All n-grams of each order, from 1 on: what a count of that order is a share of.
    pub of_order: Vec<u64>,
}

/// Both sides of a comparison.
#[derive(Clone, Debug)]
pub struct Contrast {
    /// The documents of both sides in canonical order, and whether each is of the target.
    pub docs: Vec<(usize, bool)>,
    /// The target, then the reference.
    pub sides: [Side; 2],
}

impl Contrast {
    /// Sums up both sides.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if a side has no counted token.
    pub fn new(
        view: &View,
        matrix: &Matrix,
        groups: &Groups,
        comparison: Comparison<'_>,
    ) -> Result<Self> {
        let lengths = view.sizes();
        let mut sides = [Side::empty(matrix)?, Side::empty(matrix)?];
        let docs = comparison.docs(view, groups);
        for &(place, is_target) in &docs {
            sides[usize::from(!is_target)].add(matrix, place, lengths[place]);
        }
        for (side, parameter) in sides.iter().zip(["target", "reference"]) {
            check_side(parameter, side.docs, side.tokens)?;
        }
        Ok(Self { docs, sides })
    }
}

impl Side {
    /// The documents of one group.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if it has no counted token.
    pub fn of(view: &View, matrix: &Matrix, groups: &Groups, group: usize) -> Result<Self> {
        let lengths = view.sizes();
        let mut side = Self::empty(matrix)?;
        for place in (0..view.len()).filter(|&place| groups.of(place) == Some(group)) {
            side.add(matrix, place, lengths[place]);
        }
        check_side("target", side.docs, side.tokens)?;
        Ok(side)
    }

    fn empty(matrix: &Matrix) -> Result<Self> {
        let (what, n) = ("the table of sides", matrix.grams().len());
        let (count, with) = (try_zeroed(what, n)?, try_zeroed(what, n)?);
        Ok(Self { count, with, ..Self::default() })
    }

    fn add(&mut self, matrix: &Matrix, place: usize, size: u64) {
        self.docs += 1;
        self.tokens += size;
        for (gram, count) in matrix.row(place) {
            self.count[gram.index()] += u64::from(count);
            self.with[gram.index()] += 1;
            let order = matrix.grams().order(gram);
            self.of_order.resize(self.of_order.len().max(order), 0);
            self.of_order[order - 1] += u64::from(count);
        }
    }

    /// All n-grams of the order of `gram` on this side.
    pub fn total(&self, matrix: &Matrix, gram: GramId) -> u64 {
        self.of_order.get(matrix.grams().order(gram) - 1).copied().unwrap_or(0)
    }
}
