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

/// Compares the answer to every case of a file with what its source says.
pub(crate) fn run(name: &str, answer: impl Fn(&Case) -> Vec<f64>) {
    for case in golden::cases(name) {
        case.check(&answer(&case));
    }
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
