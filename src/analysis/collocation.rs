//! Which words make a fixed expression?

use crate::Result;
use crate::corpus::View;
use crate::count::{Collocations, Matrix, Ngrams, Scores, score_bonds, signed};
use crate::error::try_vec;
use crate::measure::association::{Bond, Cells, Contingency, Settings, check_bonds};
use crate::parallel::Job;

const PURPOSE: &str = "the table of collocations";

/// What is counted, and how it is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocation {
    /// Words of an expression.
    pub size: usize,
    /// Rarer ones have no row.
    pub min_count: u64,
    /// What is computed.
    pub measures: Vec<Bond>,
    /// What λ adds to every cell.
    pub smoothing: f64,
    /// Confidence level of the measures that have limits.
    pub level: f64,
    /// Whether expressions may cross the border of a sentence.
    pub across_sentences: bool,
    /// Whether they reach over tokens that are not counted.
    pub bridge: bool,
}

/// One row per expression, in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CollocationColumns {
    /// Its words, joined by spaces.
    pub term: Vec<String>,
    /// Occurrences.
    pub count: Vec<i64>,
    /// Documents with it.
    pub docs: Vec<i64>,
    /// The measures' columns.
    pub measures: Scores,
}

/// Counts the expressions of `view` and measures them.
///
/// # Errors
///
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for a size, a smoothing, or a measure that
/// does not go with the size; memory, or a stop.
pub fn collocations(view: &View, how: &Collocation, job: &Job) -> Result<CollocationColumns> {
    check_bonds(how.smoothing, how.level)?;
    for measure in how.measures.iter().filter(|&&m| how.size > 2 && m != Bond::Lambda) {
        measure.of_words()?;
    }
    let runs = Ngrams::new(how.size, how.size, how.across_sentences, how.bridge)?;
    let matrix = Matrix::new(view, runs, job)?;
    let found = Collocations::new(&matrix, how.size, how.min_count, job)?;
    let terms = view.forms().terms();
    let mut rows: Vec<(String, usize)> = try_vec(PURPOSE, found.len())?;
    let texts = found.grams.iter().map(|&gram| matrix.grams().text(gram, terms));
    rows.extend(texts.zip(0..));
    rows.sort_unstable();
    let cells: Vec<Cells> = rows.iter().map(|&(_, row)| found.cells[row]).collect();
    Ok(CollocationColumns {
        count: rows.iter().map(|&(_, row)| signed(found.count[row])).collect(),
        docs: rows.iter().map(|&(_, row)| signed(found.docs[row])).collect(),
        measures: measured(&cells, how, job)?,
        term: rows.into_iter().map(|(term, _)| term).collect(),
    })
}

fn measured(cells: &[Cells], how: &Collocation, job: &Job) -> Result<Scores> {
    let settings = Settings::new(how.level, cells.len() as u64, 0.0);
    if how.size == 2 {
        let tables: Vec<Contingency> = cells.iter().map(Contingency::from).collect();
        return score_bonds(&tables, &how.measures, how.smoothing, &settings, job);
    }
    let mut columns = Scores::new();
    for &measure in &how.measures {
        job.check()?;
        if measure == Bond::Lambda {
            let (lambda, z) = Bond::lambdas(cells, how.smoothing);
            columns.extend([("lambda", lambda), ("lambda_z", z)]);
        } else {
            let of_words = measure.of_words()?;
            columns.push((measure.name(), cells.iter().map(of_words).collect()));
        }
    }
    Ok(columns)
}
