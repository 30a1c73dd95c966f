//! Which n-grams are kept?

use super::matrix::Matrix;
use super::ngram::{GramId, Ngrams};
use super::{estimate, nested, small};
use crate::Result;
use crate::corpus::View;
use crate::error::{try_vec, try_zeroed};
use crate::parallel::Job;

const PURPOSE: &str = "the vocabulary";

/// A limit, as it was given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A number.
    Count(u64),
    /// A share of all.
    Share(f64),
}

impl Bound {
    fn of(self, all: u64) -> f64 {
        match self {
            Self::Count(count) => count as f64,
            Self::Share(share) => share * all as f64,
        }
    }
}

/// Limits that an n-gram keeps; shares are of the documents with a text, and of all occurrences of
/// all n-grams.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Fewest and most documents with it.
    pub docs: (Bound, Option<Bound>),
    /// Fewest and most occurrences.
    pub counts: (Bound, Option<Bound>),
    /// How many n-grams are kept: those with most occurrences, ties in code-point order.
    pub most: Option<usize>,
}

impl Limits {
    /// Everything is kept.
    pub const NONE: Self =
        Self { docs: (Bound::Count(1), None), counts: (Bound::Count(1), None), most: None };

    /// Whether each n-gram of the totals is within the limits, [`Limits::most`] aside.
    pub(super) fn mask(&self, view: &View, total: &[u64], with: &[u64]) -> Result<Vec<bool>> {
        let (docs, all) = (n_docs(view), total.iter().sum());
        let within = |x: u64, (least, most): (Bound, Option<Bound>), all: u64| {
            let x = x as f64;
            x >= least.of(all) && most.is_none_or(|most| x <= most.of(all))
        };
        let mut mask = try_vec(PURPOSE, total.len())?;
        mask.extend(total.iter().zip(with).map(|(&total, &with)| {
            with > 0 && within(with, self.docs, docs) && within(total, self.counts, all)
        }));
        Ok(mask)
    }
}

/// Number of documents that have a text.
pub fn n_docs(view: &View) -> u64 {
    (0..view.len()).filter(|&place| !view.is_missing(place)).count() as u64
}

/// Which n-grams are kept, and how they are counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// Limits, of no account where there is a vocabulary.
    pub limits: Limits,
    /// Exactly these, in this order, whether they occur or not.
    pub vocabulary: Option<Vec<String>>,
    /// Whether an occurrence inside a longer n-gram that is kept counts as well.
    pub nested: bool,
}

impl Select {
    /// Counts the n-grams of `view`.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn count(&self, view: &View, how: Ngrams, job: &Job) -> Result<Matrix> {
        if self.nested || how.max == how.min {
            Matrix::new(view, how, job)
        } else {
            nested::matrix(view, how, &self.limits, job)
        }
    }

    /// Which n-grams of `matrix` become which column.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn columns(&self, view: &View, matrix: &Matrix, job: &Job) -> Result<Columns> {
        let (total, with) = matrix.totals()?;
        let (grams, cells) = (total.len(), matrix.n_cells());
        let Some(fixed) = &self.vocabulary else {
            let mask = self.limits.mask(view, &total, &with)?;
            let kept = mask.iter().filter(|&&kept| kept).count();
            estimate::check_words(kept, grams, cells, job)?;
            let mut words = matrix.words(view, &mask)?;
            if let Some(most) = self.limits.most {
                // A stable sort: words come in code-point order.
                words.sort_by_key(|(_, gram)| std::cmp::Reverse(total[gram.index()]));
                words.truncate(most);
                words.sort_unstable();
            }
            return Columns::new(words, matrix);
        };
        estimate::check_words(grams, grams, cells, job)?;
        let words = matrix.vocabulary(view)?;
        let mut of = try_vec(PURPOSE, matrix.grams().len())?;
        of.resize(matrix.grams().len(), None);
        for (column, term) in fixed.iter().enumerate() {
            let from = words.partition_point(|(words, _)| words < term);
            for (_, gram) in words[from..].iter().take_while(|(words, _)| words == term) {
                of[gram.index()] = Some(small(column));
            }
        }
        Ok(Columns { terms: fixed.clone(), of })
    }
}

/// The columns of a table of n-grams.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What each column counts, in words.
    pub terms: Vec<String>,
    /// The column of each n-gram, `None` for one that is not kept.
    of: Vec<Option<u32>>,
}

impl Columns {
    fn new(words: Vec<(String, GramId)>, matrix: &Matrix) -> Result<Self> {
        let mut of = try_zeroed(PURPOSE, matrix.grams().len())?;
        for (column, (_, gram)) in words.iter().enumerate() {
            of[gram.index()] = Some(small(column));
        }
        let mut terms = try_vec(PURPOSE, words.len())?;
        terms.extend(words.into_iter().map(|(words, _)| words));
        Ok(Self { terms, of })
    }

    /// The column of `gram`.
    #[inline]
    pub fn of(&self, gram: GramId) -> Option<u32> {
        self.of[gram.index()]
    }
}
