//! Which terms or n-grams set one group apart?

mod how;
mod ranks;
mod rows;
mod test;

pub use how::{Keyness, Reference, Test, Unit, WordPrior};

use rows::Rows;

use crate::corpus::View;
use crate::count::{Groups, Matrix, Priors, Scores, score, signed};
use crate::measure::association::{Prior, Settings};
use crate::parallel::Job;
use crate::{Error, Result};

/// One row per n-gram that is compared, in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeynessColumns {
    /// The n-gram.
    pub term: Vec<String>,
    /// Occurrences in the target, and in the reference.
    pub target: Vec<i64>,
    #[allow(missing_docs)]
    pub reference: Vec<i64>,
    /// Documents of the target that have it.
    pub target_docs: Vec<i64>,
    /// Documents of the reference that have it; `None` where the reference is counts alone.
    pub reference_docs: Option<Vec<i64>>,
    /// Occurrences per so many counted tokens in the target, and in the reference.
    pub target_rate: Vec<f64>,
    #[allow(missing_docs)]
    pub reference_rate: Vec<f64>,
    /// The columns of the measures that were asked for, in that order.
    pub measures: Scores,
    /// p of no difference; NaN if no unit could be drawn.
    pub p: Vec<f64>,
    /// p adjusted for the number of n-grams compared.
    pub q: Vec<f64>,
    /// How p was found.
    pub p_method: String,
    /// How often a document of the target has a higher rate than one of the reference, if ranks
    /// are compared; NaN if no documents are.
    pub auc: Option<Vec<f64>>,
    /// Documents and counted tokens of the target, then of the reference.
    pub sizes: [(u64, u64); 2],
    /// α₀ of the log-odds.
    pub prior: f64,
}

/// Compares a group of `view` with its reference, n-gram by n-gram.
///
/// # Errors
///
/// [`Error::InvalidValue`] if a side has no counted token, or an option does not go with counts as
/// reference; memory, or a stop.
pub fn keyness(
    view: &View,
    matrix: &Matrix,
    groups: &Groups,
    (target, reference): (usize, &Reference),
    how: &Keyness,
    job: &Job,
) -> Result<KeynessColumns> {
    let rows = match reference {
        Reference::Counts(counts) => Rows::against(view, matrix, groups, target, counts, how)?,
        Reference::Rest => Rows::between(view, matrix, groups, (target, None), how)?,
        Reference::Groups(others) => {
            Rows::between(view, matrix, groups, (target, Some(others)), how)?
        }
    };
    let (prior, measures) = measured(&rows, how, job)?;
    let test::Chance { p, method: p_method, auc } = test::test(matrix, &rows, how, job)?;
    let q = how.adjust.of(&p);
    let rate = |count: u64, tokens: u64| how.rates.per() * count as f64 / tokens as f64;
    let [(_, n1), (_, n2)] = rows.sizes;
    let tables = rows.tables.iter();
    let with = rows.documents.iter();
    Ok(KeynessColumns {
        target: tables.clone().map(|table| signed(table.o11)).collect(),
        reference: tables.clone().map(|table| signed(table.o12)).collect(),
        target_docs: with.clone().map(|docs| signed(docs.o11)).collect(),
        reference_docs: rows.contrast.is_some().then(|| with.map(|d| signed(d.o12)).collect()),
        target_rate: tables.clone().map(|table| rate(table.o11, n1)).collect(),
        reference_rate: tables.map(|table| rate(table.o12, n2)).collect(),
        measures,
        p,
        q,
        p_method,
        auc,
        sizes: rows.sizes,
        prior,
        term: rows.term,
    })
}

/// α₀, and the columns of the measures.
fn measured(rows: &Rows, how: &Keyness, job: &Job) -> Result<(f64, Scores)> {
    let settings = Settings::new(how.rates.level(), rows.term.len() as u64, how.simple_maths);
    let mut each = Vec::new();
    let alpha_0 = match &how.prior {
        WordPrior::Worth(alpha_0) => alpha_0.unwrap_or(rows.mean_document()),
        WordPrior::Words(words) => {
            let alpha_0 = words.values().sum();
            let of = |term| words.get(term).copied().unwrap_or(0.0);
            each = rows
                .term
                .iter()
                .map(|term| Prior { alpha_w: of(term), rest: alpha_0 - of(term) })
                .collect();
            alpha_0
        }
    };
    let priors = match &how.prior {
        WordPrior::Worth(_) => Priors::Pooled(alpha_0),
        WordPrior::Words(_) => Priors::Each(&each),
    };
    let mut columns = Vec::new();
    // Measures side by side that read the same tables are looked up together.
    for measures in how.measures.chunk_by(|a, b| a.counts_documents() == b.counts_documents()) {
        let tables = if measures[0].counts_documents() {
            if rows.contrast.is_none() {
                let wanted = "measures of occurrences where the reference is counts";
                return Err(Error::invalid("measures", measures[0].name(), wanted));
            }
            &rows.documents
        } else {
            &rows.tables
        };
        columns.extend(score(tables, measures, priors, &settings, job)?);
    }
    Ok((alpha_0, columns))
}
