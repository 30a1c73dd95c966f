//! Are the measures of association right, and do they keep within their bounds?
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use framelens::measure::association::{
    Columns, Contingency, Measure, Prior, Settings, bic, chi2, chi2_yates, conditional, delta_p,
    dice, diff_coefficient, ell, ell_ucrel, fisher, g2, g2_two_terms, g2_williams, log_dice,
    log_odds, log_ratio, log_ratio_conservative, log_ratio_interval, min_sensitivity, npmi,
    odds_ratio, percent_diff, pmi, pmi_k, simple_maths, t_score, z_score,
};
use framelens::measure::special::chi_square::chi2_sf_1df;
use proptest::prelude::*;

use crate::golden::{counts, numbers};
use crate::measure::run;

const NO_PRIOR: Prior = Prior { alpha_w: 0.0, rest: 0.0 };

fn table(cells: &[u64]) -> Contingency {
    Contingency { o11: cells[0], o12: cells[1], o21: cells[2], o22: cells[3] }
}

fn settings() -> Settings {
    Settings::new(0.95, 1000, 1.0)
}

fn of(measure: Measure, table: Contingency) -> Columns {
    measure.of(table, Prior::pooled(250.0, table), &settings())
}

#[test]
fn association_measures_give_the_published_numbers() {
    run("association", |case| {
        let (cells, x) = (counts(&case.input), numbers(&case.input));
        let named = |name: &str| -> Measure { name.parse().unwrap() };
        match case.measure.as_str() {
            "log_ratio_interval" => {
                let (low, high) = log_ratio_interval(table(&cells), x[4]);
                vec![low, high]
            }
            "log_odds" => {
                let found = log_odds(x[0], x[1], x[2], x[3], x[4], x[5]);
                vec![found.delta, found.sigma, found.z]
            }
            "fisher_p" => vec![fisher(table(&cells)).p],
            "fisher_p_more_less" => of(Measure::Fisher, table(&cells))[1..].to_vec(),
            name => match name.strip_suffix("_all") {
                Some(name) => {
                    let measure = named(name);
                    of(measure, table(&cells))[..measure.columns().len()].to_vec()
                }
                None if ["delta_p", "conditional"].contains(&name) => {
                    of(named(name), table(&cells))[..2].to_vec()
                }
                None => vec![of(named(name), table(&cells))[0]],
            },
        }
    });
}

#[test]
fn every_measure_has_a_name_columns_and_a_golden_case() {
    let names: Vec<_> = Measure::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Measure::NAMES);
    let cases: Vec<_> = crate::golden::cases("association");
    let mut columns: Vec<&str> = Vec::new();
    for (name, &measure) in Measure::NAMES.iter().zip(Measure::ALL) {
        assert_eq!(name.parse(), Ok(measure));
        assert_eq!(
            measure.columns()[0].strip_suffix("_2_1").unwrap_or(measure.columns()[0]),
            *name
        );
        assert!(measure.columns().contains(&measure.sorted_by()));
        columns.extend(measure.columns());
        let is_case = |case: &str| case.strip_suffix("_all").unwrap_or(case) == *name;
        assert!(cases.iter().any(|case| is_case(&case.measure)), "{name} has no golden case");
    }
    columns.sort_unstable();
    assert!(columns.windows(2).all(|pair| pair[0] != pair[1]), "a column of two measures");
    let error = "G2".parse::<Measure>().unwrap_err().to_string();
    assert!(error.starts_with("measures must be one of g2, g2_two_terms, "), "{error}");
}

#[test]
fn tables_come_from_sizes_and_from_margins() {
    let wanted = table(&[8, 5, 24, 31_740]);
    assert_eq!(Contingency::from_margins(8, 13, 32, 31_777), Some(wanted));
    assert_eq!(Contingency::from_sizes(8, 32, 5, 31_745), Some(wanted));
    assert_eq!(Contingency::from_margins(8, 7, 32, 31_777), None); // more together than in all
    assert_eq!(Contingency::from_margins(8, 13, 32, 30), None);
    assert_eq!(Contingency::from_sizes(8, 7, 5, 9), None);
}

/// Counts of very different sizes, up to `bits` bits.
fn any_count(bits: u32) -> impl Strategy<Value = u64> {
    (0..=bits).prop_flat_map(|bits| 0..=(1_u64 << bits) - 1)
}

fn any_table(bits: u32) -> impl Strategy<Value = Contingency> {
    [any_count(bits), any_count(bits), any_count(bits), any_count(bits)]
        .prop_map(|cells| table(&cells))
}

/// What becomes of a value if the sides are exchanged.
#[derive(PartialEq)]
enum Exchange {
    Negative,
    Same,
    Reciprocal,
    Other,
}

fn exchange(measure: Measure) -> Exchange {
    match measure.name() {
        "bic" | "ell" | "ell_ucrel" | "average_mi" => Exchange::Same,
        "odds_ratio" | "simple_maths" => Exchange::Reciprocal,
        "percent_diff" | "pmi" | "npmi" | "pmi2" | "pmi3" | "local_mi" | "t_score" | "z_score"
        | "dice" | "log_dice" | "conditional" | "min_sensitivity" => Exchange::Other,
        _ => Exchange::Negative,
    }
}

/// The measures whose exact test would go through every table with these margins.
fn is_quick(measure: Measure, table: Contingency) -> bool {
    measure != Measure::Fisher || table.n() < 1 << 24
}

fn near(one: f64, other: f64, tolerance: f64) -> bool {
    one == other
        || (one.is_nan() && other.is_nan())
        || (one - other).abs() <= tolerance * one.abs().max(other.abs())
}

proptest! {
    #[test]
    fn exchanging_the_sides_changes_what_it_should(t in any_table(53)) {
        let other = table(&[t.o12, t.o11, t.o22, t.o21]);
        for &measure in Measure::ALL.iter().filter(|&&measure| is_quick(measure, t)) {
            let (here, there) = (of(measure, t)[0], of(measure, other)[0]);
            let right = match exchange(measure) {
                Exchange::Negative => near(here, -there, 1e-10),
                Exchange::Same => near(here, there, 1e-10),
                Exchange::Reciprocal => near(here, 1.0 / there, 1e-10),
                Exchange::Other => true,
            };
            prop_assert!(right, "{}: {here} {there}", measure.name());
        }
    }

    #[test]
    fn exchanging_events_and_sides_changes_nothing_where_both_are_equals(t in any_table(53)) {
        let other = table(&[t.o11, t.o21, t.o12, t.o22]);
        prop_assume!(t.r1() > 0 && t.r2() > 0 && !t.has_empty_side());
        for name in ["g2", "g2_williams", "chi2", "chi2_yates", "fisher", "bic", "pmi", "npmi",
            "pmi2", "pmi3", "local_mi", "average_mi", "t_score", "z_score", "dice", "log_dice",
            "min_sensitivity", "odds_ratio"]
        {
            let measure: Measure = name.parse().unwrap();
            if is_quick(measure, t) {
                let (here, there) = (of(measure, t)[0], of(measure, other)[0]);
                prop_assert!(near(here, there, 1e-10), "{name}: {here} {there}");
            }
        }
        let ((a, b), (c, d)) = (delta_p(t), delta_p(other));
        prop_assert_eq!([a, b], [d, c]);
        let ((a, b), (c, d)) = (conditional(t), conditional(other));
        prop_assert_eq!([a, b], [d, c]);
    }

    #[test]
    fn the_sign_says_which_side_has_the_higher_rate(t in any_table(53)) {
        let (same, crossed) = t.products();
        let signed = [g2(t), g2_two_terms(t), g2_williams(t), chi2(t)];
        if t.has_empty_side() {
            prop_assert!(signed.iter().all(|value| value.is_nan()) && log_ratio(t).is_nan());
            return Ok(());
        }
        for value in signed {
            prop_assert!(value.is_finite());
            prop_assert_eq!(value > 0.0, same > crossed);
            prop_assert_eq!(value < 0.0, same < crossed);
        }
        if t.r1() > 0 {
            for value in [percent_diff(t), diff_coefficient(t), delta_p(t).1] {
                prop_assert_eq!(value > 0.0, same > crossed, "{}", value);
                prop_assert_eq!(value < 0.0, same < crossed, "{}", value);
            }
            for value in [pmi(t), z_score(t), t_score(t)] {
                prop_assert!(t.o11 == 0 || (value > 0.0) == (same > crossed), "{}", value);
            }
        }
    }

    #[test]
    fn what_is_defined_keeps_its_bounds(t in any_table(53)) {
        prop_assume!(!t.has_empty_side() && t.r1() > 0);
        let n = t.n() as f64;
        prop_assert!((-1.0..=1.0).contains(&npmi(t)) && log_dice(t) <= 14.0);
        prop_assert!((0.0..=1.0).contains(&dice(t)) && (0.0..=1.0).contains(&min_sensitivity(t)));
        prop_assert!((0.0..=1.0).contains(&ell(t)) && (-1.0..=1.0).contains(&diff_coefficient(t)));
        prop_assert!(percent_diff(t) >= -100.0 && odds_ratio(t) > 0.0 && simple_maths(t, 1.0) > 0.0);
        prop_assert!(chi2(t).abs() <= n * (1.0 + 1e-12) && chi2_yates(t).abs() <= chi2(t).abs());
        prop_assert!(g2_williams(t).abs() <= g2(t).abs() && bic(t) <= g2(t).abs());
        prop_assert!(g2_two_terms(t).abs() <= g2(t).abs() * (1.0 + 1e-12));
        prop_assert!(ell_ucrel(t).is_nan() || ell_ucrel(t) >= 0.0);
        prop_assert!(min_sensitivity(t) <= dice(t) * (1.0 + 1e-15));
        prop_assert!(pmi(t) <= libm::log2(n) + 1e-9 && z_score(t) >= -t.e11().sqrt() * (1.0 + 1e-12));
        prop_assert!(near(pmi_k(t, 1), pmi(t), 0.0));
        let (first, second) = delta_p(t);
        prop_assert!(first.is_nan() || (-1.0..=1.0).contains(&first));
        prop_assert!((-1.0..=1.0).contains(&second));
    }

    #[test]
    fn limits_enclose_their_value_and_the_careful_one_is_nearest_to_0(t in any_table(53)) {
        for name in ["log_ratio", "percent_diff", "odds_ratio", "diff_coefficient"] {
            let [value, low, high, _] = of(name.parse().unwrap(), t);
            prop_assert_eq!(value.is_nan(), low.is_nan() && high.is_nan());
            let room = 1e-9 * value.abs().min(f64::MAX);
            prop_assert!(value.is_nan() || (low <= value + room && value <= high + room),
                "{name}: {low} {value} {high}");
        }
        let careful = log_ratio_conservative(t, settings().z_bonferroni);
        prop_assert!(careful.is_nan() || careful.abs() <= log_ratio(t).abs());
        prop_assert!(careful.is_nan() || careful * log_ratio(t) >= 0.0);
    }

    #[test]
    fn one_tail_of_the_exact_test_begins_where_the_other_ends(t in any_table(14)) {
        let found = fisher(t);
        prop_assume!(!t.has_empty_side());
        let [p, more, less] = [found.p, found.more, found.less];
        prop_assert!([p, more, less].iter().all(|p| (0.0..=1.0).contains(p)), "{found:?}");
        prop_assert!(more + less >= 1.0 - 1e-9, "{found:?}"); // both hold the table itself
        prop_assert!(p >= more.min(less) * (1.0 - 1e-9), "{found:?}");
        // Near the end of the doubles p has few digits left.
        prop_assert!(p < 1e-300 || near(found.signed.abs(), -libm::log10(p), 1e-6), "{found:?}");
    }

    #[test]
    fn g2_of_a_doubled_table_is_twice_g2(t in any_table(52)) {
        let twice = table(&[2 * t.o11, 2 * t.o12, 2 * t.o21, 2 * t.o22]);
        let (once, twice) = (g2(t), g2(twice));
        prop_assert!(once.is_nan() || (twice - 2.0 * once).abs() <= 1e-13 * twice.abs());
    }

    #[test]
    fn log_odds_need_a_prior(t in any_table(53)) {
        prop_assert!(NO_PRIOR.log_odds(t).z.is_nan());
    }
}

#[test]
fn p_of_a_huge_g2_is_small_and_not_nothing() {
    // Tools that subtract from 1 give 0 from about 70 on; erfc(√(1370/2)) by mpmath, 30 digits.
    let p = chi2_sf_1df(1370.0);
    assert!((p / 6.942_937_364_643_267e-300 - 1.0).abs() < 1e-12, "{p}");
    // Where a double ends, the exact test goes on in powers of ten: C(10000, 5000) / 2 by mpmath.
    let found = fisher(table(&[5000, 0, 0, 5000]));
    assert_eq!(found.p, 0.0);
    assert!((found.signed - 3_007.900_855_848).abs() < 1e-8, "{}", found.signed);
}
