//! What do the measures say of tables that were counted elsewhere?

use crate::count::{Priors, Scores, score};
use crate::error::try_vec;
use crate::measure::association::{Contingency, Measure, Settings};
use crate::measure::interval::RateSettings;
use crate::parallel::Job;
use crate::{Error, Result};

/// The largest count that a double holds exactly.
const MOST: u64 = 1 << 53;

/// What measures need to know besides the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// Confidence level of intervals.
    pub level: f64,
    /// How many tests the conservative log ratio allows for.
    pub tests: u64,
    /// What simple maths adds, in occurrences per million.
    pub simple_maths: f64,
    /// α₀ of the log-odds, in tokens.
    pub prior: f64,
}

/// The columns of `measures`, one row a table; `cells` are the columns O₁₁, O₁₂, O₂₁, O₂₂.
///
/// # Errors
///
/// [`Error::InvalidValue`] for an option out of its range, columns of different lengths or a cell
/// above 2⁵³; memory, or a stop.
pub fn association(
    cells: [&[u64]; 4],
    measures: &[Measure],
    how: Association,
    job: &Job,
) -> Result<Scores> {
    let names = ["o11", "o12", "o21", "o22"];
    let n = cells[0].len();
    let mut tables = try_vec("the tables", n)?;
    for (name, column) in names.into_iter().zip(cells) {
        if column.len() != n {
            return Err(Error::invalid(name, column.len(), format!("{n} counts, as o11 has")));
        }
        if let Some(&count) = column.iter().find(|&&count| count > MOST) {
            return Err(Error::invalid(name, count, "at most 2**53"));
        }
    }
    RateSettings::new(1.0, how.level)?;
    for (name, value) in [("simple_maths", how.simple_maths), ("prior", how.prior)] {
        if !(value.is_finite() && value > 0.0) {
            return Err(Error::invalid(name, value, "a positive number"));
        }
    }
    let [o11, o12, o21, o22] = cells;
    tables.extend((0..n).map(|at| Contingency {
        o11: o11[at],
        o12: o12[at],
        o21: o21[at],
        o22: o22[at],
    }));
    let settings = Settings::new(how.level, how.tests, how.simple_maths);
    score(&tables, measures, Priors::Pooled(how.prior), &settings, job)
}
