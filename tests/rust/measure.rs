//! Are the measures right, and do they keep within their bounds?
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)] // tests panic on purpose

use std::collections::BTreeMap;

use framelens::measure::association::{
    Contingency, Measure, Prior, g2, log_odds, log_ratio, log_ratio_interval,
};
use framelens::measure::interval::over_documents::METHODS;
use framelens::measure::interval::{Sums, over_documents, poisson_rate, wilson};
use framelens::measure::proximity::{Proximity, Row, cosine, jaccard};
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

const NO_PRIOR: Prior = Prior { alpha_w: 0.0, alpha_0: 0.0 };

fn table(cells: &[u64]) -> Contingency {
    Contingency { o11: cells[0], o12: cells[1], o21: cells[2], o22: cells[3] }
}

/// Compares the answer to every case of a file with what its source says.
fn run(name: &str, answer: impl Fn(&Case) -> Vec<f64>) {
    for case in golden::cases(name) {
        case.check(&answer(&case));
    }
}

#[test]
fn association_measures_give_the_published_numbers() {
    run("association", |case| {
        let (cells, x) = (counts(&case.input), numbers(&case.input));
        match case.measure.as_str() {
            "log_ratio_interval" => {
                let (low, high) = log_ratio_interval(table(&cells), x[4]);
                vec![low, high]
            }
            "log_odds" => {
                let found = log_odds(x[0], x[1], x[2], x[3], x[4], x[5]);
                vec![found.delta, found.sigma, found.z]
            }
            name => vec![name.parse::<Measure>().unwrap().of(table(&cells), NO_PRIOR)],
        }
    });
}

#[test]
fn proximity_measures_give_the_published_numbers() {
    let ids = |value: &Value| -> Vec<u32> {
        counts(value).into_iter().map(|id| u32::try_from(id).unwrap()).collect()
    };
    run("proximity", |case| match case.measure.as_str() {
        "jaccard" => vec![jaccard(&ids(&case.input[0]), &ids(&case.input[1]))],
        "cosine" => {
            let row = |at: usize| (ids(&case.input[at][0]), ids(&case.input[at][1]));
            let (a, b) = (row(0), row(1));
            vec![cosine(Row { ids: &a.0, weights: &a.1 }, Row { ids: &b.0, weights: &b.1 })]
        }
        other => panic!("no measure {other}"),
    });
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
        let x = numbers(&case.input);
        let count = |at: usize| case.input[at].as_u64().unwrap();
        let (low, high) = match case.measure.as_str() {
            "poisson_rate" => poisson_rate(count(0), x[1], x[2]),
            "wilson" => wilson(count(0), count(1), x[2]),
            other => panic!("no interval {other}"),
        };
        vec![low, high]
    });
}

#[test]
fn every_name_is_a_measure_and_no_other() {
    let names: Vec<_> = Measure::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Measure::NAMES);
    let names: Vec<_> = Proximity::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Proximity::NAMES);
    for (name, measure) in Measure::NAMES.iter().zip(Measure::ALL) {
        assert_eq!(name.parse(), Ok(*measure));
    }
    let error = "G2".parse::<Measure>().unwrap_err().to_string();
    assert_eq!(error, "measures must be one of g2, log_ratio, log_odds, got \"G2\"");
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

/// Counts of very different sizes, up to the largest that a double holds exactly.
fn any_count() -> impl Strategy<Value = u64> {
    (0_u32..54).prop_flat_map(|bits| 0..=(1_u64 << bits) - 1)
}

prop_compose! {
    fn any_table()(o11 in any_count(), o12 in any_count(), o21 in any_count(), o22 in any_count())
        -> Contingency { Contingency { o11, o12, o21, o22 } }
}

proptest! {
    #[test]
    fn exchanging_the_sides_changes_the_sign_alone(t in any_table()) {
        let other = Contingency { o11: t.o12, o12: t.o11, o21: t.o22, o22: t.o21 };
        let prior = Prior::pooled(100.0, t);
        for &measure in Measure::ALL {
            let (here, there) = (measure.of(t, prior), measure.of(other, prior));
            prop_assert_eq!(here.is_nan(), there.is_nan());
            prop_assert!(here.is_nan() || (here + there).abs() <= 1e-12 * here.abs());
        }
    }

    #[test]
    fn the_sign_says_which_side_has_the_higher_rate(t in any_table()) {
        let (same, crossed) =
            (u128::from(t.o11) * u128::from(t.o22), u128::from(t.o12) * u128::from(t.o21));
        let g2 = g2(t);
        if t.n1() == 0 || t.n2() == 0 {
            prop_assert!(g2.is_nan() && log_ratio(t).is_nan());
        } else {
            prop_assert!(g2.is_finite());
            prop_assert_eq!(g2 > 0.0, same > crossed);
            prop_assert_eq!(g2 < 0.0, same < crossed);
        }
    }

    #[test]
    fn g2_of_a_doubled_table_is_twice_g2(t in any_table()) {
        let t = Contingency { o11: t.o11 / 2, o12: t.o12 / 2, o21: t.o21 / 2, o22: t.o22 / 2 };
        let twice = Contingency { o11: 2 * t.o11, o12: 2 * t.o12, o21: 2 * t.o21, o22: 2 * t.o22 };
        let (once, twice) = (g2(t), g2(twice));
        prop_assert!(once.is_nan() || (twice - 2.0 * once).abs() <= 1e-13 * twice.abs());
    }

    #[test]
    fn log_odds_need_a_prior(t in any_table()) {
        prop_assert!(NO_PRIOR.log_odds(t).z.is_nan());
    }

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
        let split = |row: &BTreeMap<u32, u32>| -> (Vec<u32>, Vec<u32>) {
            row.clone().into_iter().unzip()
        };
        let (a, b) = (split(&a), split(&b));
        let (a, b) = (Row { ids: &a.0, weights: &a.1 }, Row { ids: &b.0, weights: &b.1 });
        for &measure in Proximity::ALL {
            let (value, back) = (measure.of(a, b), measure.of(b, a));
            prop_assert_eq!(value.to_bits(), back.to_bits());
            prop_assert!(value.is_nan() || (0.0..=1.0).contains(&value));
            if !a.ids.is_empty() {
                prop_assert_eq!(measure.of(a, a), 1.0);
            }
        }
    }

    #[test]
    fn limits_over_documents_enclose_the_rate_and_are_no_narrower_than_poisson(
        documents in prop::collection::vec((0_u64..30, 30_u64..3000), 2..40)
    ) {
        let mut sums = Sums::default();
        for &(x, s) in &documents {
            sums.add(x, s);
        }
        let found = over_documents(&sums, 0.95);
        let rate = sums.rate();
        prop_assert!(found.low <= rate && rate <= found.high);
        let (low, high) = poisson_rate(sums.x, sums.s as f64, 0.95);
        prop_assert!(found.low <= low * (1.0 + 1e-9) && high * (1.0 - 1e-9) <= found.high);
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
