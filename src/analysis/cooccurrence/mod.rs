//! Which actors stand together with which frames, and in which group more than in another?

mod group;
mod row;

use self::group::Group;
use self::row::Row;
use crate::Result;
use crate::corpus::View;
use crate::count::{
    ComparedColumns, Comparison, Exchange, Groups, Hits, Scores, Together, Unit, score_bonds,
    signed, small,
};
use crate::measure::association::{Bond, Contingency, Measure, Settings, check_bonds};
use crate::measure::share;
use crate::parallel::Job;
use crate::resample::adjust::Adjust;
use crate::resample::permutation::{PairTest, p_of_sides};

/// What holds hits together, and how it is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Cooccurrence {
    /// Sentences, documents or windows.
    pub unit: Unit,
    /// What is computed.
    pub measures: Vec<Bond>,
    /// What λ adds to every cell.
    pub smoothing: f64,
    /// Confidence level of all limits.
    pub level: f64,
    /// How q is made of p.
    pub adjust: Adjust,
}

impl Cooccurrence {
    fn check(&self) -> Result<()> {
        check_bonds(self.smoothing, self.level)
    }
}

/// One row per actor, frame and group, each in its own order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CooccurrenceColumns {
    /// The actor, by number.
    pub actor: Vec<u32>,
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// Group, by number; 0 is the target and 1 the reference if two are compared.
    pub group: Vec<u32>,
    /// Units with both, O₁₁.
    pub count: Vec<i64>,
    /// Documents with such a unit.
    pub docs: Vec<i64>,
    /// O₁₁ / R₁.
    pub share: Vec<f64>,
    /// E₁₁.
    pub expected: Vec<f64>,
    /// Units with the actor, R₁.
    pub actor_units: Vec<i64>,
    /// Units with the frame, C₁.
    pub frame_units: Vec<i64>,
    /// All units, N.
    pub units: Vec<i64>,
    /// Documents of the group.
    pub n_docs: Vec<i64>,
    /// The measures' columns.
    pub measures: Scores,
    /// Limits of NPMI, and how they were found; empty if it is not among the measures.
    pub npmi_low: Vec<f64>,
    /// See `npmi_low`.
    pub npmi_high: Vec<f64>,
    /// See `npmi_low`.
    pub ci_method: Vec<&'static str>,
    /// p of no association, over documents.
    pub p: Vec<f64>,
    /// p adjusted for the number of rows.
    pub q: Vec<f64>,
    /// How p was found.
    pub p_method: Vec<&'static str>,
    /// Target against reference, one row per actor and frame; empty if not asked.
    pub compared: ComparedColumns,
}

/// Hits, and of how many kinds they are.
type Kinds<'a> = (&'a Hits, usize);

/// Counts the units of each group that hold an actor together with a frame, and measures that.
///
/// With a `pair`, groups that it does not compare are left out.
///
/// # Errors
///
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for an option out of its range; memory, or a
/// stop.
pub fn cooccurrence(
    view: &View,
    (actors, frames): (Kinds<'_>, Kinds<'_>),
    groups: &Groups,
    how: &Cooccurrence,
    pair: Option<(Comparison<'_>, PairTest)>,
    job: &Job,
) -> Result<CooccurrenceColumns> {
    how.check()?;
    let found = Together::new(view, actors, frames, how.unit, job)?;
    let sides = pair.map(|(comparison, _)| groups.sides(comparison));
    let groups = sides.as_ref().unwrap_or(groups);
    let shape = (actors.1, frames.1);
    let gathered = (0..groups.len()).map(|group| Group::new(view, &found, groups, group, shape));
    let gathered = gathered.collect::<Result<Vec<_>>>()?;
    let has_limits = how.measures.contains(&Bond::Pair(Measure::Npmi));
    let n_rows = shape.0 * shape.1 * groups.len();
    let rows = job.map(n_rows, |row| {
        job.check()?;
        let (of_pair, group) = (row / groups.len(), row % groups.len());
        let documents = gathered[group].tables(of_pair / shape.1, of_pair % shape.1)?;
        Ok(Row::new(&documents, how.unit, has_limits.then_some(how.level)))
    })?;
    let mut columns = CooccurrenceColumns::default();
    for (at, row) in rows.iter().enumerate() {
        let of_pair = at / groups.len();
        columns.actor.push(small(of_pair / shape.1));
        columns.frame.push(small(of_pair % shape.1));
        columns.group.push(small(at % groups.len()));
        columns.add(row, has_limits);
    }
    let tables: Vec<Contingency> = rows.iter().map(|row| row.table).collect();
    let settings = Settings::new(how.level, tables.len() as u64, 0.0);
    columns.measures = score_bonds(&tables, &how.measures, how.smoothing, &settings, job)?;
    columns.q = how.adjust.of(&columns.p);
    if let Some((_, test)) = pair {
        for actor in 0..shape.0 {
            let of_actor = &tables[2 * actor * shape.1..2 * (actor + 1) * shape.1];
            let docs = docs(view, &found, groups, actor);
            columns.compared.extend(compare(&found, &docs, of_actor, (actor, shape.1), test, job)?);
        }
        columns.compared.q = test.adjust.of(&columns.compared.p);
    }
    Ok(columns)
}

impl CooccurrenceColumns {
    fn add(&mut self, row: &Row, has_limits: bool) {
        let table = row.table;
        self.count.push(signed(table.o11));
        self.docs.push(signed(row.docs));
        self.share.push(share(table.o11, table.r1()));
        self.expected.push(if table.n() == 0 { f64::NAN } else { table.e11() });
        self.actor_units.push(signed(table.r1()));
        self.frame_units.push(signed(table.n1()));
        self.units.push(signed(table.n()));
        self.n_docs.push(signed(row.n_docs));
        self.p.push(row.p);
        self.p_method.push(row.p_method);
        if has_limits {
            self.npmi_low.push(row.limits.0);
            self.npmi_high.push(row.limits.1);
            self.ci_method.push(row.ci_method);
        }
    }
}

/// The documents of both sides that hold `actor`, and whether they are of the target.
fn docs(view: &View, found: &Together, groups: &Groups, actor: usize) -> Vec<(usize, bool)> {
    let order = view.canonical_order().into_iter();
    let side = |place| Some((place, groups.of(place)? == 0));
    order.filter(|&place| found.units_of(place, actor) > 0).filter_map(side).collect()
}

/// Compares the shares of one actor's units, frame by frame; `tables`: two for each frame.
fn compare(
    found: &Together,
    docs: &[(usize, bool)],
    tables: &[Contingency],
    (actor, n_frames): (usize, usize),
    test: PairTest,
    job: &Job,
) -> Result<ComparedColumns> {
    let exchange = Exchange::of_pairs(found, docs, (actor, n_frames))?;
    let differences = |labels: &[bool], out: &mut [f64]| exchange.differences(labels, out);
    let PairTest { permutations, seed, .. } = test;
    let p = p_of_sides(job, permutations, seed, exchange.labels(), n_frames, differences)?;
    let mut columns = ComparedColumns::default();
    for (sides, &p) in tables.chunks(2).zip(&p) {
        let [a, b] = [sides[0], sides[1]].map(|side| (side.o11, side.r1()));
        columns.push(a, b, p);
    }
    Ok(columns)
}
