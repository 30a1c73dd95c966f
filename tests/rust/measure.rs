//! Are the measures right, and do they keep within their bounds?
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)] // tests panic on purpose

use std::collections::BTreeMap;

use framelens::measure::association::{Contingency, log_ratio_interval};
use framelens::measure::interval::over_documents::METHODS;
use framelens::measure::interval::{Sums, over_documents, poisson_rate, wilson};
use framelens::measure::proximity::{Family, Proximity, Row, Space};
use framelens::measure::special::beta::beta_share;
use framelens::measure::special::chi_square::{
    chi2_ln_sf_1df, chi2_quantile, chi2_sf, chi2_sf_1df, chi2_upper_quantile,
};
use framelens::measure::special::gamma::{gamma_p, gamma_q};
use framelens::measure::special::normal::{normal_quantile, normal_two_sided};
use framelens::measure::special::student_t::{t_quantile, t_sf};
use proptest::prelude::*;
use serde_json::Value;

use crate::golden::{self, Case, counts, numbers};

/// Compares the answer to every case of a file with what its source says.
pub(crate) fn run(name: &str, answer: impl Fn(&Case) -> Vec<f64>) {
    for case in golden::cases(name) {
        case.check(&answer(&case));
    }
}

/// A row of a case: a list of ids, or of ids and weights.
fn row(value: &Value) -> (Vec<u32>, Vec<f64>) {
    let of = |ids: &Value| -> Vec<u32> {
        counts(ids).into_iter().map(|id| u32::try_from(id).unwrap()).collect()
    };
    if value.get(0).is_some_and(Value::is_array) {
        (of(&value[0]), numbers(&value[1]))
    } else {
        (of(value), vec![1.0; of(value).len()])
    }
}

#[test]
fn proximity_measures_give_the_published_numbers() {
    run("proximity", |case| {
        let (a, b) = (row(&case.input[0]), row(&case.input[1]));
        let more = case.input.get(2).map(numbers).unwrap_or_default();
        let [columns, smooth, power] =
            [0, 1, 2].map(|at| more.get(at).copied().unwrap_or([0.0, 0.0, 1.0][at]));
        let space = Space { columns: columns as u64, smooth, power };
        let measure: Proximity = case.measure.parse().unwrap();
        let (a, b) = (Row { ids: &a.0, weights: &a.1 }, Row { ids: &b.0, weights: &b.1 });
        vec![measure.of(a, b, space)]
    });
    let cases = golden::cases("proximity");
    for name in Proximity::NAMES {
        assert!(cases.iter().any(|case| case.measure == *name), "{name} has no golden case");
    }
}

#[test]
fn special_functions_agree_with_forty_digits_to_twelve() {
    run("special", |case| {
        let x = numbers(&case.input);
        vec![match case.measure.as_str() {
            "gamma_p" => gamma_p(x[0], x[1]),
            "gamma_q" => gamma_q(x[0], x[1]),
            "chi2_quantile" => chi2_quantile(x[0], x[1]),
            "chi2_upper_quantile" => chi2_upper_quantile(x[0], x[1]),
            "chi2_sf_1df" => chi2_sf_1df(x[0]),
            "chi2_ln_sf_1df" => chi2_ln_sf_1df(x[0]),
            "normal_quantile" => normal_quantile(x[0]),
            "t_sf" => t_sf(x[0], x[1]),
            "t_quantile" => t_quantile(x[0], x[1]),
            "beta_share" => beta_share(x[0], x[1], x[2], x[3]),
            other => panic!("no function {other}"),
        }]
    });
}

#[test]
fn intervals_give_the_published_limits() {
    run("interval", |case| {
        let number = |at: usize| case.input[at].as_f64().unwrap();
        let count = |at: usize| case.input[at].as_u64().unwrap();
        let (low, high) = match case.measure.as_str() {
            "poisson_rate" => poisson_rate(count(0), number(1), number(2)),
            "wilson" => wilson(count(0), count(1), number(2)),
            "over_documents" => {
                let mut sums = Sums::default();
                for (hits, size) in counts(&case.input[0]).into_iter().zip(counts(&case.input[1])) {
                    sums.add(hits, size);
                }
                let found = over_documents(&sums, number(2));
                (found.low, found.high)
            }
            other => panic!("no interval {other}"),
        };
        vec![low, high]
    });
}

#[test]
fn every_name_is_a_measure_and_no_other() {
    let names: Vec<_> = Proximity::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Proximity::NAMES);
    assert!("euclid".parse::<Proximity>().is_err());
}

#[test]
fn an_undefined_level_gives_nan() {
    let table = Contingency { o11: 1, o12: 2, o21: 3, o22: 4 };
    for level in [-0.1, 1.5, f64::NAN] {
        assert!(log_ratio_interval(table, level).0.is_nan());
        assert!(wilson(1, 2, level).0.is_nan() && poisson_rate(1, 2.0, level).0.is_nan());
    }
}

proptest! {
    #[test]
    fn limits_enclose_the_rate(k in 0_u64..10_000, more in 0_u64..10_000, level in 0.5..0.999) {
        let n = k + more + 1;
        let rate = k as f64 / n as f64;
        for (low, high) in [poisson_rate(k, n as f64, level), wilson(k, n, level)] {
            prop_assert!(0.0 <= low && low <= rate && rate <= high, "{} {} {}", low, rate, high);
        }
        prop_assert!(wilson(k, n, level).1 <= 1.0);
    }

    #[test]
    fn quantiles_undo_tails(df in 0.5..3000.0_f64, q in 0.0005..0.9995_f64) {
        prop_assert!((chi2_sf(chi2_upper_quantile(q, df), df) - q).abs() <= 1e-11 * q);
        prop_assert!((t_sf(t_quantile(1.0 - q, df), df) - q).abs() <= 1e-11 * q);
        prop_assert!((normal_two_sided(normal_quantile(q / 2.0)) - q).abs() <= 1e-12 * q);
    }

    #[test]
    fn proximity_is_symmetric_and_bounded(
        a in prop::collection::btree_map(0_u32..40, 1_u32..1000, 0..20),
        b in prop::collection::btree_map(0_u32..40, 1_u32..1000, 0..20),
    ) {
        let dense = |row: &BTreeMap<u32, u32>| -> Vec<(u32, f64)> {
            (0..40).map(|id| (id, row.get(&id).map_or(0.0, |&n| f64::from(n)))).collect()
        };
        let space = Space { columns: 40, smooth: 0.0, power: 3.0 };
        for &measure in Proximity::ALL {
            // z-scores are a row without gaps.
            let keep = |&(_, w): &(u32, f64)| w != 0.0 || measure.family() == Family::Scores;
            let [a, b] = [&a, &b].map(|row| -> (Vec<u32>, Vec<f64>) {
                dense(row).into_iter().filter(keep).unzip()
            });
            let [a, b] = [&a, &b].map(|row| Row { ids: &row.0, weights: &row.1 });
            let (value, back) = (measure.of(a, b, space), measure.of(b, a, space));
            if measure.is_symmetric() {
                prop_assert!(value.to_bits() == back.to_bits() || value.is_nan());
            }
            let least = match measure {
                Proximity::Correlation | Proximity::Hamann => -1.0,
                _ => 0.0,
            };
            prop_assert!(value.is_nan() || value >= least, "{measure:?} {value}");
            let of_shares = [Proximity::Hellinger, Proximity::Jsd, Proximity::JsDistance];
            if !measure.is_distance() || of_shares.contains(&measure) {
                prop_assert!(value.is_nan() || value <= 1.0 + 1e-15, "{measure:?} {value}");
            }
            let same = match measure {
                Proximity::BagJaccard => 0.5,
                _ => f64::from(u8::from(!measure.is_distance())),
            };
            let own = measure.of(a, a, space);
            prop_assert!(own.is_nan() || (own - same).abs() < 1e-12, "{measure:?} {own}");
        }
    }

    #[test]
    fn limits_over_documents_enclose_the_rate_and_those_of_half_an_event_less_at_either_side(
        documents in prop::collection::vec((0_u64..30, 30_u64..3000), 2..40),
        many in 1_u64..30,
        level in 0.01..0.999,
    ) {
        let mut sums = Sums::default();
        for &(x, s) in &documents {
            sums.add_many(many, x, s);
        }
        let (rate, twice) = (sums.rate(), 2.0 * sums.x as f64);
        let found = over_documents(&sums, level);
        prop_assert!(found.low <= rate && rate <= found.high);
        let wider = over_documents(&sums, f64::midpoint(1.0, level));
        prop_assert!(wider.low <= found.low && found.high <= wider.high);
        if sums.x > 0 {
            // The lower limit may fail twice as often as one side of two.
            let hits = |limit: f64| 2.0 * limit * sums.s as f64;
            let half = chi2_quantile(1.0 - level, twice + 1.0);
            prop_assert!(hits(found.low) <= half * (1.0 + 1e-9));
            let half = chi2_upper_quantile((1.0 - level) / 2.0, twice + 1.0);
            prop_assert!(half * (1.0 - 1e-9) <= hits(found.high));
        }
    }
}

#[test]
fn nearly_everything_of_a_tiny_gamma_lies_at_zero() {
    assert_eq!(chi2_quantile(0.025, 1e-5), 0.0);
    assert!(chi2_upper_quantile(0.025, 1e-5) < 1e-300);
    let mut sums = Sums::default();
    sums.add(1, 100);
    sums.add(0, 100_000);
    for level in [0.5, 0.95, 0.999_999] {
        let found = over_documents(&sums, level);
        assert!(found.low >= 0.0 && found.high.is_finite(), "{found:?}");
    }
}

#[test]
fn one_hit_in_many_documents_has_limits_that_lie_between_those_of_none_and_of_three() {
    let high = |hits: u64| {
        let mut sums = Sums::default();
        sums.add_many(hits, 1, 400);
        sums.add_many(50 - hits, 0, 400);
        over_documents(&sums, 0.95).high * sums.s as f64
    };
    // In hits of the whole group; 3.69 is the exact limit for none, 5.57 that for one.
    let highs = [0, 1, 2, 3, 4].map(high);
    assert!((highs[0] - 3.69).abs() < 0.01 && (10.0..13.0).contains(&highs[1]), "{highs:?}");
    assert!(highs[2] > 0.94 * highs[1] && highs[3] > highs[2] && highs[4] > highs[3], "{highs:?}");
}

/// Limits in hits of the whole group, where `hits` of `documents` have one hit each.
fn of_scattered(hits: u64, documents: u64) -> (f64, f64) {
    let mut sums = Sums::default();
    sums.add_many(hits, 1, 400);
    sums.add_many(documents - hits, 0, 400);
    let found = over_documents(&sums, 0.95);
    (found.low * sums.s as f64, found.high * sums.s as f64)
}

#[test]
fn limits_rise_with_hits_and_no_document_more_moves_them_by_much() {
    for documents in [2, 5, 12, 20, 60, 400] {
        for hits in 1..documents {
            let (less, more) = (of_scattered(hits, documents), of_scattered(hits + 1, documents));
            assert!(less.0 < more.0 && less.1 * 0.94 < more.1, "{hits} {documents}");
            // From 19 to 20 as from any number to the next: by less than a quarter of an event.
            let after = of_scattered(hits, documents + 1);
            let moved = (after.0 - less.0).abs().max((after.1 - less.1).abs());
            assert!(documents < 12 || moved < 0.25, "{hits} {documents} {less:?} {after:?}");
        }
    }
}

#[test]
fn where_none_clump_in_many_documents_limits_are_those_of_half_an_event_more() {
    let exact = |p: f64, events: f64| chi2_quantile(p, 2.0 * events) / 2.0;
    let (low, high) = of_scattered(400, 100_000);
    assert!((low - exact(0.025, 400.5)).abs() < 0.1 && (high - exact(0.975, 400.5)).abs() < 0.1);
    // One hit: all of the 5 % below, none of what is not known above.
    let (low, high) = of_scattered(1, 100_000);
    assert!((low - exact(0.05, 1.5)).abs() < 0.001 && (11.0..12.0).contains(&high), "{low} {high}");
}

#[test]
fn what_documents_cannot_tell_is_said_in_the_name_of_the_method() {
    let none = over_documents(&Sums::default(), 0.95);
    assert!(none.low.is_nan() && none.high.is_nan() && METHODS.contains(&none.method));
    let mut sums = Sums::default();
    sums.add(3, 1000);
    let one = over_documents(&sums, 0.95);
    assert_eq!((one.low, one.high), poisson_rate(3, 1000.0, 0.95));
    assert!(!one.bursty && one.method.contains("independent"));
    let mut sums = Sums::default();
    sums.add_many(20, 0, 400);
    let none = over_documents(&sums, 0.95);
    assert_eq!((none.low, none.high), poisson_rate(0, 8000.0, 0.95));
    assert!(!none.bursty && none.method.contains("independent"));
}
