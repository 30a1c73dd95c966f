//! Do limits over documents hold as often as they say? Simulated groups of documents.
//!
//! Hits of a document are Poisson around rate · tokens · burst, where the burst is gamma
//! distributed with mean 1; documents are as unequal as news articles. A few kinds of group are
//! simulated in every run; all of them, by all methods, in the nightly one, which writes
//! `docs/coverage.json`.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sizes are small

use std::fmt::Write as _;

use framelens::measure::interval::replicates::{bca, percentile, studentised, t_of};
use framelens::measure::interval::{Interval, Sums, over_documents, poisson_rate};
use framelens::measure::special::normal::normal_quantile;
use framelens::parallel::{Job, available_threads};
use framelens::resample::bootstrap::{Statistic, estimate, jackknife, replicates};
use framelens::resample::documents::Documents;
use framelens::resample::rng::Stream;
use serde_json::Value;

/// A stream of random numbers read from its start.
struct Random {
    stream: Stream,
    counter: u64,
}

impl Random {
    fn unit(&mut self) -> f64 {
        self.counter += 1;
        self.stream.unit(self.counter) + f64::EPSILON / 4.0
    }

    fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// Marsaglia & Tsang (2000); for shapes below 1, their remark on u^(1/shape).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * libm::pow(self.unit(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && libm::log(self.unit()) < x * x / 2.0 + d * (1.0 - v + libm::log(v)) {
                return d * v;
            }
        }
    }

    /// Knuth (1997), 3.4.1: how many unit draws until their product passes e^(−mean).
    fn poisson(&mut self, mean: f64) -> u64 {
        let (mut left, mut count) = (mean + libm::log(self.unit()), 0);
        while left > 0.0 {
            left += libm::log(self.unit());
            count += 1;
        }
        count
    }
}

/// One kind of group: how many documents, how bursty, how many hits a document on average.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) documents: u64,
    pub(crate) shape: f64,
    pub(crate) mean: f64,
}

const LEVEL: f64 = 0.95;
const MEAN_SIZE: f64 = 400.0 * 1.197_217; // exp(0.6² / 2)

impl Kind {
    fn rate(self) -> f64 {
        self.mean / MEAN_SIZE
    }

    /// Hits and tokens of each document of a group.
    fn group(self, number: u64) -> Vec<(u64, u64)> {
        let mut random = Random { stream: Stream::new(self.documents, number), counter: 0 };
        let document = |_| {
            let size = (400.0 * libm::exp(0.6 * random.normal())).round().max(1.0);
            let burst =
                if self.shape.is_infinite() { 1.0 } else { random.gamma(self.shape) / self.shape };
            (random.poisson(self.rate() * size * burst), size as u64)
        };
        (0..self.documents).map(document).collect()
    }
}

/// The methods, in the order of the file; the first is the one of all tables.
const METHODS: [&str; 5] = ["gamma over documents", "bootstrap-t", "bca", "percentile", "poisson"];
/// Groups of a kind, those of them that are bootstrapped, and replicates.
const GROUPS: usize = 10_000;
const BOOTSTRAPPED: usize = 2_000;
const REPLICATES: u64 = 999;

/// What was found of one group: limits by each method, and whether they are flagged.
struct Found {
    limits: [(f64, f64); METHODS.len()],
    bursty: bool,
    hits: u64,
}

/// All methods for one group; those that resample only if asked for.
fn measure(group: &[(u64, u64)], bootstrapped: bool, seed: u64) -> Found {
    let mut sums = Sums::default();
    for &(hits, size) in group {
        sums.add(hits, size);
    }
    let Interval { low, high, bursty, .. } = over_documents(&sums, LEVEL);
    let mut limits = [(f64::NAN, f64::NAN); METHODS.len()];
    limits[0] = (low, high);
    limits[4] = poisson_rate(sums.x, sums.s as f64, LEVEL);
    if bootstrapped && sums.x > 0 && sums.documents > 1 {
        [limits[1], limits[2], limits[3]] = resampled(group, seed);
    }
    Found { limits, bursty, hits: sums.x }
}

/// Bootstrap-t, bca and percentile limits, as `fl.resample` gives them.
fn resampled(group: &[(u64, u64)], seed: u64) -> [(f64, f64); 3] {
    let mut documents = Documents::new(1, false);
    for &(hits, size) in group {
        documents.push(size, &[(0, hits as u32)]).expect("memory");
    }
    let (job, side) = (Job::new(1), [&documents]);
    let totals = documents.totals().expect("memory");
    let observed = estimate(Statistic::Rate, &[&totals], 0);
    let drawn = replicates(&job, &side, Statistic::Rate, REPLICATES, seed, true).expect("draws");
    let left = jackknife(&job, &side, &[&totals], Statistic::Rate).expect("memory");
    let (value, error) = (observed.value, observed.error);
    if error == 0.0 {
        return [(f64::NAN, f64::NAN); 3];
    }
    let mut values: Vec<f64> = drawn.iter().map(|row| row[0].value).collect();
    let mut t: Vec<f64> = drawn.iter().map(|r| t_of(r[0].value, r[0].error, value)).collect();
    let (low, high) = studentised(&mut t, value, error, LEVEL);
    [(low.max(0.0), high), bca(&mut values, value, &left[0], LEVEL), percentile(&mut values, LEVEL)]
}

/// What the file says of one kind of group; shares are of the groups with a hit.
#[derive(Clone, Debug)]
struct Row {
    no_hit: f64,
    /// Of all groups, by the method of all tables.
    overall: f64,
    coverage: [f64; METHODS.len()],
    /// The median, as a multiple of the rate.
    width: [f64; METHODS.len()],
    bursty: f64,
}

fn simulate(kind: Kind, groups: usize, bootstrapped: usize) -> Row {
    let job = Job::new(available_threads());
    let one = |number: usize| {
        let group = kind.group(number as u64);
        Ok(measure(&group, number < bootstrapped, number as u64))
    };
    let found = job.map(groups, one).expect("no stop");
    let holds = |(low, high): (f64, f64)| low <= kind.rate() && kind.rate() <= high;
    let share = |of: &[&Found], is: &dyn Fn(&Found) -> bool| {
        of.iter().filter(|found| is(found)).count() as f64 / of.len() as f64
    };
    let all: Vec<&Found> = found.iter().collect();
    let hit: Vec<&Found> = found.iter().filter(|found| found.hits > 0).collect();
    let drawn: Vec<&Found> = found[..bootstrapped].iter().filter(|f| f.hits > 0).collect();
    let (mut coverage, mut width) = ([0.0; METHODS.len()], [0.0; METHODS.len()]);
    for method in 0..METHODS.len() {
        let of = if (1..4).contains(&method) { &drawn } else { &hit };
        coverage[method] = share(of, &|found| holds(found.limits[method]));
        let mut widths: Vec<f64> =
            of.iter().map(|f| (f.limits[method].1 - f.limits[method].0) / kind.rate()).collect();
        widths.sort_unstable_by(f64::total_cmp);
        width[method] = widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN);
    }
    Row {
        no_hit: share(&all, &|found| found.hits == 0),
        overall: share(&all, &|found| holds(found.limits[0])),
        coverage,
        width,
        bursty: share(&hit, &|found| found.bursty),
    }
}

/// All kinds, in the order of the file.
pub(crate) fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for documents in [1, 2, 3, 5, 10, 20, 50, 100, 200, 500] {
        for shape in [0.05, 0.15, 0.5, 1.0, 5.0, f64::INFINITY] {
            for mean in [0.05, 0.3, 2.0, 10.0] {
                kinds.push(Kind { documents, shape, mean });
            }
        }
    }
    kinds
}

#[test]
#[ignore = "takes minutes; writes docs/coverage.json"]
fn coverage_of_every_kind_of_group_is_written_down() {
    let number = |x: f64| if x.is_finite() { format!("{x:.4}") } else { "null".to_owned() };
    let numbers = |x: &[f64]| x.iter().map(|&x| number(x)).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "{{\n \"settings\": {{\"level\": {LEVEL}, \"groups\": {GROUPS}, \"bootstrapped\": \
         {BOOTSTRAPPED}, \"replicates\": {REPLICATES}}},\n \"methods\": {METHODS:?},\n \"rows\": ["
    );
    for (place, kind) in kinds().into_iter().enumerate() {
        let few = if kind.documents > 100 { BOOTSTRAPPED / 2 } else { BOOTSTRAPPED };
        let row = simulate(kind, GROUPS, few);
        let comma = if place > 0 { "," } else { "" };
        write!(
            text,
            "{comma}\n  {{\"documents\": {}, \"shape\": {}, \"mean\": {}, \"no_hit\": {}, \
             \"overall\": {}, \"bursty\": {}, \"coverage\": [{}], \"width\": [{}]}}",
            kind.documents,
            if kind.shape.is_finite() { kind.shape.to_string() } else { "null".to_owned() },
            kind.mean,
            number(row.no_hit),
            number(row.overall),
            number(row.bursty),
            numbers(&row.coverage),
            numbers(&row.width),
        )
        .expect("room");
    }
    text.push_str("\n ]\n}\n");
    std::fs::write(path(), text).expect("docs");
}

fn path() -> String {
    format!("{}/docs/coverage.json", env!("CARGO_MANIFEST_DIR"))
}

/// What the file says of a kind of group, by name of the column.
pub(crate) fn published(kind: Kind, column: &str) -> f64 {
    let shape = kind.shape.is_finite().then_some(kind.shape);
    let rows = table();
    let row = rows.iter().find(|row| {
        row["documents"] == kind.documents
            && row["shape"].as_f64() == shape
            && row["mean"].as_f64() == Some(kind.mean)
    });
    let value = row.map(|row| if column == "coverage" { &row[column][0] } else { &row[column] });
    value.and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn table() -> Vec<Value> {
    let text = std::fs::read_to_string(path()).expect("docs/coverage.json");
    let file: Value = serde_json::from_str(&text).expect("docs/coverage.json");
    file["rows"].as_array().cloned().unwrap_or_default()
}

// With 1000 groups the standard error of a share of .95 is .007, of .9 it is .009.

#[test]
fn limits_over_documents_hold_where_words_clump_and_those_of_independent_tokens_do_not() {
    let kind = Kind { documents: 20, shape: 0.15, mean: 0.3 };
    let row = simulate(kind, 1000, 0);
    assert!(row.coverage[0] > 0.97 && row.coverage[4] < 0.87, "{row:?}");
    assert!((row.coverage[0] - published(kind, "coverage")).abs() < 0.02, "{row:?}");
}

#[test]
fn limits_over_documents_are_not_wasteful_where_tokens_are_independent() {
    let kind = Kind { documents: 50, shape: f64::INFINITY, mean: 2.0 };
    let row = simulate(kind, 1000, 0);
    assert!((0.94..0.99).contains(&row.coverage[0]) && row.bursty < 0.01, "{row:?}");
    assert!((row.coverage[0] - published(kind, "coverage")).abs() < 0.02, "{row:?}");
}

#[test]
fn where_limits_hold_less_often_than_in_93_of_100_cases_most_are_flagged() {
    let kind = Kind { documents: 50, shape: 0.05, mean: 2.0 };
    let row = simulate(kind, 1000, 0);
    assert!((0.88..0.94).contains(&row.coverage[0]) && row.bursty > 0.88, "{row:?}");
    assert!((row.coverage[0] - published(kind, "coverage")).abs() < 0.03, "{row:?}");
    assert!((row.bursty - published(kind, "bursty")).abs() < 0.03, "{row:?}");
}

#[test]
fn many_hits_in_each_of_five_documents_widen_limits_and_are_flagged_where_they_clump() {
    let kind = Kind { documents: 5, shape: 1.0, mean: 10.0 };
    let row = simulate(kind, 1000, 0);
    assert!((0.89..0.94).contains(&row.coverage[0]) && row.bursty > 0.78, "{row:?}");
    assert!((row.coverage[0] - published(kind, "coverage")).abs() < 0.03, "{row:?}");
    let even = simulate(Kind { shape: f64::INFINITY, ..kind }, 1000, 0);
    assert!((0.95..0.99).contains(&even.coverage[0]) && even.bursty < 0.3, "{even:?}");
}

#[test]
fn the_table_holds_every_kind_of_group() {
    assert_eq!(table().len(), kinds().len());
    assert!(kinds().into_iter().all(|kind| published(kind, "no_hit").is_finite()));
}
