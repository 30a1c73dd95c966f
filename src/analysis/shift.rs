//! Which terms make two groups differ, and by how much each?

use std::collections::BTreeMap;

use crate::Result;
use crate::corpus::View;
use crate::count::{Comparison, Contrast, Groups, Matrix, signed};
use crate::measure::shift::{Shift, mean_score};
use crate::parallel::Job;

/// One row per term, in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShiftColumns {
    /// The term.
    pub term: Vec<String>,
    /// What it adds to the difference.
    pub part: Vec<f64>,
    /// Its score above the mean of the reference; empty without scores.
    pub score: Vec<f64>,
    /// Occurrences in the target, and in the reference.
    pub target: Vec<i64>,
    #[allow(missing_docs)]
    pub reference: Vec<i64>,
    /// Documents with it.
    pub target_docs: Vec<i64>,
    #[allow(missing_docs)]
    pub reference_docs: Vec<i64>,
    /// Occurrences per so many n-grams.
    pub target_rate: Vec<f64>,
    #[allow(missing_docs)]
    pub reference_rate: Vec<f64>,
    /// The sum of all parts, found without them.
    pub total: f64,
}

/// Takes the difference between two sides apart, term by term.
///
/// With `scores` only the terms that have one are compared.
///
/// # Errors
///
/// [`crate::Error::InvalidValue`] if a side has no counted token, memory, or a stop.
pub fn shift(
    view: &View,
    matrix: &Matrix,
    groups: &Groups,
    comparison: Comparison<'_>,
    (method, per, scores): (Shift, f64, Option<&BTreeMap<String, f64>>),
    job: &Job,
) -> Result<ShiftColumns> {
    let contrast = Contrast::new(view, matrix, groups, comparison)?;
    let [target, reference] = &contrast.sides;
    let mut columns = ShiftColumns::default();
    for (words, gram) in matrix.vocabulary(view)? {
        let [a, b] = [target, reference].map(|side| side.count[gram.index()]);
        let score = scores.map(|scores| scores.get(&words).copied());
        if a + b == 0 || score == Some(None) {
            continue;
        }
        columns.term.push(words);
        columns.target.push(signed(a));
        columns.reference.push(signed(b));
        columns.target_docs.push(signed(target.with[gram.index()]));
        columns.reference_docs.push(signed(reference.with[gram.index()]));
        columns.score.extend(score.flatten());
    }
    job.check()?;
    let all = |side: &crate::count::Side| side.of_order.iter().sum::<u64>() as f64;
    let rate = |counts: &[i64], all: f64| counts.iter().map(|&n| per * n as f64 / all).collect();
    columns.target_rate = rate(&columns.target, all(target));
    columns.reference_rate = rate(&columns.reference, all(reference));
    columns.take_apart(method);
    Ok(columns)
}

impl ShiftColumns {
    fn take_apart(&mut self, method: Shift) {
        let shares = |counts: &[i64]| -> Vec<f64> {
            let all = counts.iter().sum::<i64>() as f64;
            let share = |&n: &i64| if all == 0.0 { f64::NAN } else { n as f64 / all };
            counts.iter().map(share).collect()
        };
        let (p, q) = (shares(&self.target), shares(&self.reference));
        let norm = mean_score(&q, &self.score);
        let above = |i: usize| self.score.get(i).map_or(0.0, |score| score - norm);
        self.part = (0..p.len()).map(|i| method.part(p[i], q[i], above(i))).collect();
        self.total = method.total(&p, &q, &self.score);
    }
}
