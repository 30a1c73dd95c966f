//! Which n-grams are compared, and what stands on either side?

use std::collections::BTreeMap;

use super::Keyness;
use crate::corpus::View;
use crate::count::{Comparison, Contrast, GramId, Groups, Matrix, Side};
use crate::measure::association::Contingency;
use crate::{Error, Result};

/// The n-grams that are compared, in code-point order.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) term: Vec<String>,
    /// Occurrences: the n-gram and all others of its length, target and reference.
    pub(super) tables: Vec<Contingency>,
    /// Documents: with the n-gram and without, target and reference.
    pub(super) documents: Vec<Contingency>,
    /// Documents and counted tokens of both sides.
    pub(super) sizes: [(u64, u64); 2],
    /// What documents can be drawn from; `None` where the reference is counts alone.
    pub(super) contrast: Option<Drawn>,
}

/// The documents of both sides and the numbers of the n-grams in the matrix.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) docs: Vec<(usize, bool)>,
    pub(super) grams: Vec<GramId>,
}

impl Rows {
    /// One group against others.
    pub(super) fn between(
        view: &View,
        matrix: &Matrix,
        groups: &Groups,
        (target, reference): (usize, Option<&[usize]>),
        how: &Keyness,
    ) -> Result<Self> {
        let contrast = Contrast::new(view, matrix, groups, Comparison { target, reference })?;
        let [first, second] = &contrast.sides;
        let mut rows = Self::default();
        let mut grams = Vec::new();
        for (term, gram) in matrix.vocabulary(view)? {
            let at = gram.index();
            let (a, b) = (first.count[at], second.count[at]);
            if a + b < how.min_count.max(1) {
                continue;
            }
            let (n1, n2) = (first.total(matrix, gram), second.total(matrix, gram));
            let documents =
                table(first.with[at], first.docs, second.with[at], second.docs, "documents");
            rows.push(term, table(a, n1, b, n2, "counts")?, documents?);
            grams.push(gram);
        }
        rows.sizes = [first, second].map(|side| (side.docs, side.tokens));
        rows.contrast = Some(Drawn { docs: contrast.docs, grams });
        Ok(rows)
    }

    /// One group against counts from elsewhere, of n-grams of the same, single length.
    pub(super) fn against(
        view: &View,
        matrix: &Matrix,
        groups: &Groups,
        target: usize,
        (counts, in_all): &(BTreeMap<String, u64>, u64),
        how: &Keyness,
    ) -> Result<Self> {
        let side = Side::of(view, matrix, groups, target)?;
        let n1: u64 = side.of_order.iter().sum();
        let mut found: BTreeMap<String, (u64, u64, u64)> =
            counts.iter().map(|(term, &b)| (term.clone(), (0, 0, b))).collect();
        for (term, gram) in matrix.vocabulary(view)? {
            let (a, with) = (side.count[gram.index()], side.with[gram.index()]);
            if a > 0 {
                let entry = found.entry(term).or_default();
                (entry.0, entry.1) = (a, with);
            }
        }
        let mut rows = Self::default();
        for (term, (a, with, b)) in found {
            if a + b >= how.min_count.max(1) {
                rows.push(term, table(a, n1, b, *in_all, "reference")?, documents(with, side.docs));
            }
        }
        rows.sizes = [(side.docs, side.tokens), (0, *in_all)];
        Ok(rows)
    }

    fn push(&mut self, term: String, table: Contingency, documents: Contingency) {
        self.term.push(term);
        self.tables.push(table);
        self.documents.push(documents);
    }

    /// The mean length of the documents, in counted tokens.
    pub(super) fn mean_document(&self) -> f64 {
        let [target, reference] = self.sizes;
        if reference.0 == 0 {
            return target.1 as f64 / target.0 as f64;
        }
        (target.1 + reference.1) as f64 / (target.0 + reference.0) as f64
    }
}

fn table(a: u64, n1: u64, b: u64, n2: u64, parameter: &'static str) -> Result<Contingency> {
    Contingency::from_sizes(a, n1, b, n2)
        .ok_or_else(|| Error::invalid(parameter, b, format!("at most the size, {n2}")))
}

/// Documents of the target alone.
fn documents(with: u64, docs: u64) -> Contingency {
    Contingency { o11: with, o12: 0, o21: docs - with, o22: 0 }
}
