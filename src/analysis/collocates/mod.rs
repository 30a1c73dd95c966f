//! Which words keep company with a node, and where more than elsewhere?

mod sides;

use self::sides::{Sides, on_both_sides};
use crate::corpus::View;
use crate::count::{
    Around, Company, ComparedColumns, Comparison, Groups, Hits, Neighbour, Scores, Span,
    score_bonds, signed, small, totals,
};
use crate::measure::association::{Bond, Contingency, Settings, check_bonds};
use crate::measure::decay::{Decay, weighted_pmi};
use crate::measure::share;
use crate::parallel::Job;
use crate::resample::permutation::PairTest;
use crate::{Error, Result};

/// What is looked at, and how it is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// What is near.
    pub span: Span,
    /// Terms that are near more rarely have no row.
    pub min_count: u64,
    /// What is computed.
    pub measures: Vec<Bond>,
    /// What λ adds to every cell.
    pub smoothing: f64,
    /// Confidence level of the measures that have limits.
    pub level: f64,
    /// How much a place counts by its distance, if that is asked.
    pub weights: Option<Decay>,
}

impl Collocate {
    fn check(&self) -> Result<()> {
        check_bonds(self.smoothing, self.level)
    }
}

/// One row per frame, group and term: by frame, by group, then in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CollocateColumns {
    /// The frame of the nodes, by number.
    pub frame: Vec<u32>,
    /// Group, by number; 0 is the target and 1 the reference if two are compared.
    pub group: Vec<u32>,
    /// The word.
    pub term: Vec<String>,
    /// How often it is near, O₁₁.
    pub count: Vec<i64>,
    /// Documents where it is.
    pub docs: Vec<i64>,
    /// O₁₁ / C₁.
    pub share: Vec<f64>,
    /// E₁₁.
    pub expected: Vec<f64>,
    /// How often it is near or could be, R₁.
    pub total: Vec<i64>,
    /// All that is near, C₁.
    pub near: Vec<i64>,
    /// All that is near or could be, N.
    pub tokens: Vec<i64>,
    /// Nodes.
    pub nodes: Vec<i64>,
    /// Σ w(d) over the places where it is near; empty if not asked.
    pub weighted: Vec<f64>,
    /// The same against chance.
    pub weighted_pmi: Vec<f64>,
    /// The measures' columns.
    pub measures: Scores,
    /// Target against reference, one row per frame and term; empty if not asked.
    pub compared: ComparedColumns,
}

/// Counts what stands near the `hits` of `n_frames` frames in each group and measures it.
///
/// With a `pair`, groups that it does not compare are left out, and `min_count` is of both sides.
///
/// # Errors
///
/// [`Error::InvalidValue`] for an option out of its range; memory, or a stop.
pub fn collocates(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    how: &Collocate,
    pair: Option<(Comparison<'_>, PairTest)>,
    job: &Job,
) -> Result<CollocateColumns> {
    how.check()?;
    let sides = pair.map(|(comparison, _)| groups.sides(comparison));
    let groups = sides.as_ref().unwrap_or(groups);
    let (mut columns, mut tables) = (CollocateColumns::default(), Vec::new());
    for frame in 0..n_frames {
        let hits = hits.only(small(frame), &vec![true; view.len()]);
        let found = Company::new(view, &hits, how.span, job)?;
        let near = match pair {
            Some((_, test)) => {
                let near = on_both_sides(found.neighbours(groups, 1, job)?, how.min_count);
                let sides = Sides { view, found: &found, groups, near: &near, test };
                columns.compared.extend(sides.compare(job)?);
                near
            }
            None => found.neighbours(groups, how.min_count, job)?,
        };
        let totals = totals(view, &hits, groups, &terms_of(&near), job)?;
        let far = if how.weights.is_some() { found.far(groups) } else { Vec::new() };
        for (group, around) in found.sums(groups).iter().enumerate() {
            for row in in_code_points(view, &near[group]) {
                let (neighbour, total) = (&near[group][row], totals[group][row]);
                columns.frame.push(small(frame));
                columns.group.push(small(group));
                columns.term.push(view.forms().terms().get(neighbour.term).to_owned());
                let table = columns.add(neighbour, total, around)?;
                if let Some(weights) = &how.weights {
                    columns.weigh(weights, neighbour, &far[group], table);
                }
                tables.push(table);
            }
        }
    }
    let settings = Settings::new(how.level, tables.len() as u64, 0.0);
    columns.measures = score_bonds(&tables, &how.measures, how.smoothing, &settings, job)?;
    if let Some((_, test)) = pair {
        columns.compared.q = test.adjust.of(&columns.compared.p);
    }
    Ok(columns)
}

impl CollocateColumns {
    /// Adds the counts of a row and returns their table.
    fn add(&mut self, near: &Neighbour, total: u64, around: &Around) -> Result<Contingency> {
        let elsewhere = total.checked_sub(near.tokens);
        let others = around.tokens - around.near_tokens;
        let table = elsewhere
            .and_then(|b| Contingency::from_sizes(near.count, around.near, b, others))
            // What is near is eligible, so that no count is above its total.
            .ok_or_else(|| Error::Internal("counts above totals".to_owned()))?;
        self.count.push(signed(near.count));
        self.docs.push(signed(near.docs));
        self.share.push(share(near.count, around.near));
        self.expected.push(if table.n() == 0 { f64::NAN } else { table.e11() });
        self.total.push(signed(table.r1()));
        self.near.push(signed(table.n1()));
        self.tokens.push(signed(table.n()));
        self.nodes.push(signed(around.nodes));
        Ok(table)
    }

    /// Adds the weights of a row; `all`: how often anything is near at which distance.
    fn weigh(&mut self, by: &Decay, near: &Neighbour, all: &[(u32, u64)], table: Contingency) {
        let weighted = by.sum(&near.far);
        self.weighted.push(weighted);
        self.weighted_pmi.push(weighted_pmi(weighted, by.sum(all), table.r1(), table.n()));
    }
}

/// The places of `near` by their words in code-point order.
fn in_code_points(view: &View, near: &[Neighbour]) -> Vec<usize> {
    let terms = view.forms().terms();
    let mut order: Vec<usize> = (0..near.len()).collect();
    order.sort_unstable_by_key(|&row| terms.get(near[row].term));
    order
}

fn terms_of(near: &[Vec<Neighbour>]) -> Vec<Vec<u32>> {
    near.iter().map(|of| of.iter().map(|neighbour| neighbour.term).collect()).collect()
}
