//! Do limits over documents hold as often as they say? A small simulation that can fail.
//!
//! Hits of a document are Poisson around rate · tokens · burst, where the burst is gamma
//! distributed with mean 1; documents are as unequal as news articles. The whole table of such
//! simulations is `tests/golden/interval_coverage.json`.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sizes are small

use framelens::measure::interval::{Interval, Sums, over_documents, poisson_rate};
use framelens::measure::special::normal::normal_quantile;
use framelens::resample::rng::Stream;
use serde_json::Value;

use crate::golden;

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
struct Cell {
    documents: u64,
    shape: f64,
    mean: f64,
}

const LEVEL: f64 = 0.95;
const MEAN_SIZE: f64 = 400.0 * 1.197_217; // exp(0.6² / 2)

/// Shares of `groups` simulated groups with a hit: covered over documents, as if independent, and
/// flagged as bursty.
fn simulate(cell: Cell, groups: u64) -> [f64; 3] {
    let rate = cell.mean / MEAN_SIZE;
    let [mut with_hit, mut covered, mut independent, mut flagged] = [0.0; 4];
    for group in 0..groups {
        let mut random = Random { stream: Stream::new(cell.documents, group), counter: 0 };
        let mut sums = Sums::default();
        for _ in 0..cell.documents {
            let size = (400.0 * libm::exp(0.6 * random.normal())).round().max(1.0);
            let burst =
                if cell.shape.is_infinite() { 1.0 } else { random.gamma(cell.shape) / cell.shape };
            let hits = random.poisson(rate * size * burst);
            sums.add(hits, size as u64);
        }
        if sums.x > 0 {
            let holds = |low: f64, high: f64| f64::from(u8::from(low <= rate && rate <= high));
            let Interval { low, high, bursty, .. } = over_documents(&sums, LEVEL);
            with_hit += 1.0;
            covered += holds(low, high);
            flagged += f64::from(u8::from(bursty));
            let (low, high) = poisson_rate(sums.x, sums.s as f64, LEVEL);
            independent += holds(low, high);
        }
    }
    [covered, independent, flagged].map(|sum| sum / with_hit)
}

/// All rows of the published table.
fn table() -> Vec<Value> {
    let file: Value = golden::read("interval_coverage");
    file["rows"].as_array().cloned().unwrap_or_default()
}

/// What the table says of a cell with a hit: covered and flagged.
fn published(cell: Cell) -> [f64; 2] {
    let shape = cell.shape.is_finite().then_some(cell.shape);
    let rows = table();
    let row = rows.iter().find(|row| {
        row["documents"] == cell.documents
            && row["shape"].as_f64() == shape
            && row["mean"].as_f64() == Some(cell.mean)
    });
    ["coverage_given_hit", "bursty_given_hit"]
        .map(|column| row.and_then(|row| row[column].as_f64()).unwrap_or(f64::NAN))
}

// With 1000 groups the standard error of a share of .95 is .007, of .9 it is .009.

#[test]
fn limits_over_documents_hold_where_words_clump_and_those_of_independent_tokens_do_not() {
    let cell = Cell { documents: 20, shape: 0.15, mean: 0.3 };
    let [covered, independent, _] = simulate(cell, 1000);
    assert!(covered > 0.97 && independent < 0.87, "{covered} {independent}");
    assert!((covered - published(cell)[0]).abs() < 0.02, "{covered}");
}

#[test]
fn limits_over_documents_are_not_wasteful_where_tokens_are_independent() {
    let cell = Cell { documents: 50, shape: f64::INFINITY, mean: 2.0 };
    let [covered, _, flagged] = simulate(cell, 1000);
    assert!((0.94..0.99).contains(&covered) && flagged < 0.01, "{covered} {flagged}");
    assert!((covered - published(cell)[0]).abs() < 0.02, "{covered}");
}

#[test]
fn where_limits_hold_less_often_than_in_93_of_100_cases_most_are_flagged() {
    let cell = Cell { documents: 50, shape: 0.05, mean: 2.0 };
    let [covered, _, flagged] = simulate(cell, 1000);
    assert!((0.88..0.94).contains(&covered) && flagged > 0.88, "{covered} {flagged}");
    let [covers, flags] = published(cell);
    assert!((covered - covers).abs() < 0.03 && (flagged - flags).abs() < 0.03, "{covered}");
}

#[test]
fn the_table_says_what_the_documentation_quotes_from_it() {
    let all = table();
    assert_eq!(all.len(), 126);
    let rows: Vec<&Value> = all.iter().filter(|row| row["no_hit"].as_f64() < Some(0.01)).collect();
    assert_eq!(rows.len(), 45);
    // Methods: 0 is the chosen one, 3 t on the log scale, 5 percentile, 6 bootstrap-t, 8 Poisson.
    for (method, lowest, below) in
        [(0, 0.915, 2), (6, 0.925, 2), (3, 0.824, 13), (5, 0.757, 33), (8, 0.207, 29)]
    {
        let coverage = || rows.iter().filter_map(|row| row["coverage"][method].as_f64());
        let least = coverage().fold(1.0, f64::min);
        assert!((least - lowest).abs() < 0.001, "{method}: {least}");
        assert_eq!(coverage().filter(|&share| share < 0.93).count(), below, "{method}");
    }
    assert_eq!(all.iter().filter(|row| row["width"][6].is_null()).count(), 42);
}
