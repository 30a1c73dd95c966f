//! How likely is a difference by chance, if documents or tokens are drawn at random?

use super::ranks::ranks;
use super::rows::{Drawn, Rows};
use super::{Keyness, Test, Unit};
use crate::count::{Exchange, Matrix};
use crate::measure::association::g2;
use crate::measure::special::chi_square::chi2_sf_1df;
use crate::parallel::Job;
use crate::resample::bootstrap_test::bootstrap_test;
use crate::resample::permutation::permutation_p;
use crate::resample::sequential::{ENOUGH, sequential_p};
use crate::{Error, Result};

/// Documents a group from which on `unit="auto"` draws documents.
const ENOUGH_DOCS: u64 = 8;

/// What is known of each row.
#[derive(Debug, Default)]
pub(super) struct Chance {
    pub(super) p: Vec<f64>,
    /// How p was found.
    pub(super) method: String,
    /// How often a document of the target has the higher rate, if ranks are compared.
    pub(super) auc: Option<Vec<f64>>,
}

/// p of each row, and how it was found.
pub(super) fn test(matrix: &Matrix, rows: &Rows, how: &Keyness, job: &Job) -> Result<Chance> {
    let none = vec![f64::NAN; rows.term.len()];
    let auc = (how.test == Test::MannWhitney).then(|| none.clone());
    let fewest = rows.sizes.iter().map(|side| side.0).min().unwrap_or(0);
    let (p, method) = match (how.unit, &rows.contrast) {
        (Unit::Token, _) => (
            rows.tables.iter().map(|&table| chi2_sf_1df(g2(table).abs())).collect(),
            "chi-square of G2 over tokens (anti-conservative)".to_owned(),
        ),
        (Unit::Auto, None) => (none, "none: the reference has no documents".to_owned()),
        (Unit::Auto, _) if fewest < ENOUGH_DOCS => {
            (none, format!("none: a group has fewer than {ENOUGH_DOCS} documents"))
        }
        (Unit::Document, None) => {
            let wanted = "auto or token where the reference is counts";
            return Err(Error::invalid("unit", "document", wanted));
        }
        (_, Some(drawn)) => return over_documents(matrix, drawn, how, job),
    };
    Ok(Chance { p, method, auc })
}

fn over_documents(
    matrix: &Matrix,
    Drawn { docs, grams }: &Drawn,
    how: &Keyness,
    job: &Job,
) -> Result<Chance> {
    let exchange = Exchange::new(matrix, docs, grams)?;
    let (is_target, n_target) = (exchange.labels(), exchange.n_target());
    let mut observed = vec![0.0; grams.len()];
    exchange.differences(is_target, &mut observed);
    let (draws, seed) = (how.permutations, how.seed);
    let (p, method) = match how.test {
        Test::MannWhitney => return ranks(&exchange, job),
        Test::Permutation => (
            permutation_p(job, draws, docs.len(), n_target, seed, &observed, |labels, out| {
                exchange.differences(labels, out);
            })?,
            format!("{draws} permutations of documents"),
        ),
        Test::Sequential => (
            sequential_p(job, draws, (docs.len(), n_target), seed, &observed, |open| {
                let fewer = exchange.only(open)?;
                Ok(move |labels: &[bool], out: &mut [f64]| fewer.differences(labels, out))
            })?,
            format!("up to {draws} permutations of documents, until {ENOUGH} exceed"),
        ),
        Test::Bootstrap => (
            bootstrap_test(job, draws, is_target, seed, grams.len(), |times, sign| {
                let (counts, totals) = exchange.drawn(times);
                for ((sign, &a), &b) in sign.iter_mut().zip(&counts[0]).zip(&counts[1]) {
                    let [here, there] = [(a, totals[1]), (b, totals[0])]
                        .map(|(count, size)| u128::from(count) * u128::from(size));
                    *sign = here.cmp(&there);
                }
            })?,
            format!("bootstrap test over documents, {draws} draws"),
        ),
    };
    Ok(Chance { p, method, auc: None })
}
