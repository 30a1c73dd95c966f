//! What is compared: rows of weights, documents with equal rows in one, and who has which term.

use super::{Nearness, Neighbors, Weighting};
use crate::Result;
use crate::corpus::{Ends, Lists, View};
use crate::count::{GramId, Matrix, n_docs, small};
use crate::error::{try_vec, try_zeroed};
use crate::measure::weight::{Df, Weight};
use crate::parallel::Job;

const PURPOSE: &str = "the rows of weights";

/// The rows that occur: each once, in the order of the first document that has it.
pub(super) struct Rows {
    ends: Ends,
    /// Terms, in code-point order so that sums have one order, and their weights.
    terms: Vec<u32>,
    weights: Vec<f64>,
    /// Σ w² of each row.
    squares: Vec<f64>,
    /// The documents of each row, and the row of each document.
    docs: Vec<Vec<u32>>,
    class_of: Vec<Option<u32>>,
    index: Lists<Holder>,
    nearness: Nearness,
}

/// A row that has a term.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Holder {
    pub(super) row: u32,
    /// The weight of the term, see [`Rows::light`].
    pub(super) weight: f32,
    /// What is left of the row behind this term, see [`Rows::left`].
    pub(super) left: f32,
}

impl Rows {
    pub(super) fn new(view: &View, matrix: &Matrix, how: Neighbors, job: &Job) -> Result<Self> {
        let (_, with) = matrix.totals()?;
        let mut term_of = vec![None; matrix.grams().len()];
        let mut df = Vec::new();
        for (_, gram) in matrix.vocabulary(view)? {
            let docs = with[gram.index()];
            if docs <= how.max_docs {
                term_of[gram.index()] = Some(small(df.len()));
                df.push(docs);
            }
        }
        let global = match (how.nearness, how.weighting) {
            (Nearness::Cosine, Weighting::Tfidf) => Df::Smooth,
            _ => Df::None,
        };
        let worth = Weight { df: global, ..Weight::COUNT }.global(&df, n_docs(view));
        let all = job.map(view.len(), |doc| {
            let of = |(gram, count): (GramId, u32)| Some((term_of[gram.index()]?, count));
            let mut row: Vec<(u32, u32)> = matrix.row(doc).filter_map(of).collect();
            row.sort_unstable();
            if how.nearness == Nearness::Jaccard {
                for (_, count) in &mut row {
                    *count = 1;
                }
            }
            Ok(row)
        })?;
        let (class_of, docs) = classes(&all);
        let mut rows = Self {
            ends: Ends::with_capacity(PURPOSE, docs.len())?,
            terms: try_vec(PURPOSE, docs.iter().map(|docs| all[docs[0] as usize].len()).sum())?,
            weights: Vec::new(),
            squares: try_vec(PURPOSE, docs.len())?,
            docs,
            class_of,
            index: Lists::default(),
            nearness: how.nearness,
        };
        rows.weights = try_vec(PURPOSE, rows.terms.capacity())?;
        for docs in &rows.docs {
            let from = rows.weights.len();
            for &(term, count) in &all[docs[0] as usize] {
                rows.terms.push(term);
                rows.weights.push(f64::from(count) * worth[term as usize]);
            }
            let square = rows.weights[from..].iter().fold(0.0, |sum, w| sum + w * w);
            rows.squares.push(square);
            rows.ends.push(PURPOSE, rows.terms.len())?;
        }
        drop(all);
        rows.index = rows.index(worth.len(), job)?;
        Ok(rows)
    }

    /// Who has each term, and what is left of each behind it.
    #[allow(clippy::cast_possible_truncation)] // a search allows for it
    fn index(&self, n_terms: usize, job: &Job) -> Result<Lists<Holder>> {
        let holders = (0..self.len()).flat_map(|row| {
            let holder = move |weight| Holder { row: small(row), weight, left: 0.0 };
            self.light(row).map(move |(term, weight)| (term as usize, holder(weight)))
        });
        let mut index = Lists::sorted(PURPOSE, n_terms, holders)?;
        let mut order: Vec<u32> = (0..small(n_terms)).collect();
        order.sort_unstable_by_key(|&term| (index.of(term as usize).len(), term));
        // From the most common term on, so that what comes behind a term has been added up.
        let mut squares: Vec<f64> = try_zeroed(PURPOSE, self.len())?;
        for &term in order.iter().rev() {
            job.check()?;
            for holder in index.of_mut(term as usize) {
                let square = &mut squares[holder.row as usize];
                holder.left = self.left(*square) as f32;
                *square += f64::from(holder.weight) * f64::from(holder.weight);
            }
        }
        Ok(index)
    }

    /// How much of a row some terms are, from the sum of their squared light weights: their length,
    /// or their number.
    pub(super) fn left(&self, square: f64) -> f64 {
        match self.nearness {
            Nearness::Cosine => square.sqrt(),
            Nearness::Jaccard => square,
        }
    }

    /// Number of different rows.
    pub(super) fn len(&self) -> usize {
        self.docs.len()
    }

    pub(super) fn n_terms(&self) -> usize {
        self.index.len()
    }

    /// The row of a document; none if nothing of it counts.
    pub(super) fn class_of(&self, doc: usize) -> Option<usize> {
        self.class_of[doc].map(|class| class as usize)
    }

    /// The documents that have `row`, ascending.
    pub(super) fn docs(&self, row: usize) -> &[u32] {
        &self.docs[row]
    }

    pub(super) fn square(&self, row: usize) -> f64 {
        self.squares[row]
    }

    /// Terms and weights.
    pub(super) fn row(&self, row: usize) -> (&[u32], &[f64]) {
        let range = self.ends.of(row);
        (&self.terms[range.clone()], &self.weights[range])
    }

    /// Terms, and what a search adds up: weights of a row of length 1, or ones.
    #[allow(clippy::cast_possible_truncation)] // a search allows for it
    pub(super) fn light(&self, row: usize) -> impl Iterator<Item = (u32, f32)> + Clone {
        let scale = match self.nearness {
            Nearness::Cosine => 1.0 / self.squares[row].sqrt(),
            Nearness::Jaccard => 1.0,
        };
        let (terms, weights) = self.row(row);
        terms.iter().zip(weights).map(move |(&term, &weight)| (term, (weight * scale) as f32))
    }

    /// The rows that have `term`.
    pub(super) fn with(&self, term: u32) -> &[Holder] {
        self.index.of(term as usize)
    }
}

/// The row of each document, numbered by first appearance, and the documents of each row.
fn classes(all: &[Vec<(u32, u32)>]) -> (Vec<Option<u32>>, Vec<Vec<u32>>) {
    let mut order: Vec<u32> = (0..small(all.len())).collect();
    order.retain(|&doc| !all[doc as usize].is_empty());
    order.sort_by(|&a, &b| all[a as usize].cmp(&all[b as usize]));
    let same = |a: &u32, b: &u32| all[*a as usize] == all[*b as usize];
    let mut docs: Vec<Vec<u32>> = order.chunk_by(same).map(<[u32]>::to_vec).collect();
    docs.sort_unstable_by_key(|docs| docs[0]);
    let mut class_of = vec![None; all.len()];
    for (class, docs) in (0..).zip(&docs) {
        for &doc in docs {
            class_of[doc as usize] = Some(class);
        }
    }
    (class_of, docs)
}
