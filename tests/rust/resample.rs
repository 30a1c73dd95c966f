//! Are resampled answers right, and the same at any number of threads?
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)] // tests panic on purpose

use framelens::measure::interval::replicates::{self, bca, percentile, studentised, t_of};
use framelens::parallel::Job;
use framelens::resample::adjust::{benjamini_hochberg, holm};
use framelens::resample::bootstrap::{Estimate, Statistic, estimate, jackknife, replicates};
use framelens::resample::documents::Documents;
use framelens::resample::permutation::{permutation_p, relabel};
use framelens::resample::rng::Stream;
use framelens::{Error, Result};
use proptest::prelude::*;

use crate::golden::{cases, numbers};

#[test]
fn adjusted_p_agree_with_fractions() {
    for case in cases("resample") {
        let p = numbers(&case.input);
        case.check(&match case.measure.as_str() {
            "benjamini_hochberg" => benjamini_hochberg(&p),
            "holm" => holm(&p),
            other => panic!("no adjustment {other}"),
        });
    }
}

#[test]
fn of_the_fifteen_tests_of_benjamini_and_hochberg_four_are_findings_and_three_after_holm() {
    // Benjamini & Hochberg 1995, section 3.2: four at q ≤ .05, three by Bonferroni's bound.
    let p = numbers(&cases("resample")[0].input);
    assert_eq!(benjamini_hochberg(&p).iter().filter(|&&q| q <= 0.05).count(), 4);
    assert_eq!(holm(&p).iter().filter(|&&p| p <= 0.05).count(), 3);
}

/// The difference of the means of 0, 1, 2, … in and out of the target.
fn difference(is_target: &[bool], out: &mut [f64]) {
    let (mut inside, mut outside) = (0.0, 0.0);
    for (value, &label) in (0_u32..).zip(is_target) {
        *(if label { &mut inside } else { &mut outside }) += f64::from(value);
    }
    let n_target = is_target.iter().filter(|&&label| label).count() as f64;
    out[0] = inside / n_target - outside / (is_target.len() as f64 - n_target);
    out[1] = out[0].abs();
    out[2] = 0.0;
    out[3] = 0.0;
}

fn permute(threads: usize, seed: u64) -> Result<Vec<f64>> {
    let observed = [4.0, 4.0, 0.0, f64::NAN];
    permutation_p(&Job::new(threads), 1999, 8, 4, seed, &observed, difference)
}

#[test]
fn permutation_p_is_that_of_all_seventy_labellings() {
    // Values 0…7, target 4…7: the difference 4 is reached by 1 of 70 labellings, |4| by 2.
    let p = permute(1, 11).unwrap();
    assert!((p[0] - 1.0 / 70.0).abs() < 0.01 && (p[1] - 2.0 / 70.0).abs() < 0.013, "{p:?}");
    assert_eq!(p[2], 1.0); // all tie
    assert!(p[3].is_nan());
}

#[test]
fn a_permutation_p_is_never_zero() {
    let p = permutation_p(&Job::new(1), 99, 4, 2, 1, &[1.0], |_, out| out[0] = 0.0).unwrap();
    assert_eq!(p, [0.01]);
}

/// Documents of one token each, with these counts of one column: their rate is their mean.
fn values(counts: &[u32]) -> Documents {
    let mut documents = Documents::new(1, false);
    for &count in counts {
        documents.push(1, &[(0, count)]).unwrap();
    }
    documents
}

/// Days that mice lived after an operation, treated and not: Efron & Tibshirani 1993, table 2.1.
const TREATED: [u32; 7] = [94, 197, 16, 38, 99, 141, 23];
const CONTROL: [u32; 9] = [52, 104, 146, 10, 51, 30, 40, 27, 46];

fn drawn(threads: usize, sides: &[&Documents], statistic: Statistic, seed: u64) -> Vec<Estimate> {
    let rows = replicates(&Job::new(threads), sides, statistic, 1999, seed, true).unwrap();
    rows.into_iter().map(|row| row[0]).collect()
}

fn bits(drawn: &[Estimate]) -> Vec<[u64; 2]> {
    drawn.iter().map(|one| [one.value.to_bits(), one.error.to_bits()]).collect()
}

#[test]
fn answers_do_not_depend_on_the_number_of_threads_but_on_the_seed() {
    let (treated, control) = (values(&TREATED), values(&CONTROL));
    let one = bits(&drawn(1, &[&treated, &control], Statistic::Ratio, 5));
    for threads in [2, 3, 8, 64] {
        assert_eq!(permute(threads, 5).unwrap()[..3], permute(1, 5).unwrap()[..3]);
        assert_eq!(bits(&drawn(threads, &[&treated, &control], Statistic::Ratio, 5)), one);
    }
    assert_ne!(bits(&drawn(1, &[&treated, &control], Statistic::Ratio, 6)), one);
}

#[test]
fn the_mice_of_efron_and_tibshirani_have_their_standard_errors() {
    // Efron & Tibshirani 1993, table 2.1: means 86.86 and 56.22, their standard errors 25.24 and
    // 14.14; difference 30.63 (28.93). Table 2.2: with ever more replicates, 23.36 for the treated.
    let (treated, control) = (values(&TREATED), values(&CONTROL));
    let [t, c] = [&treated, &control].map(|side| side.totals().unwrap());
    for (statistic, sides, value, error) in [
        (Statistic::Rate, vec![&t], 86.86, 25.24),
        (Statistic::Rate, vec![&c], 56.22, 14.14),
        (Statistic::Difference, vec![&t, &c], 30.63, 28.93),
    ] {
        let found = estimate(statistic, &sides, 0);
        // The book rounds 14.159 to 14.14.
        assert!((found.value - value).abs() < 0.01 && (found.error - error).abs() < 0.02);
    }
    let drawn = drawn(2, &[&treated], Statistic::Rate, 1);
    let mean = drawn.iter().map(|one| one.value).sum::<f64>() / drawn.len() as f64;
    let squares = drawn.iter().map(|one| (one.value - mean).powi(2)).sum::<f64>();
    // The standard error of a standard deviation from 1999 draws is 1.6 % of it.
    let se = (squares / drawn.len() as f64).sqrt();
    assert!((se - 23.36).abs() < 1.2, "{se}");
}

#[test]
fn the_untreated_mice_have_the_bootstrap_t_limits_of_efron_and_tibshirani() {
    // Efron & Tibshirani 1993, section 12.5: at level .90, 35.82 to 116.74 from 1000 replicates.
    let control = values(&CONTROL);
    let totals = control.totals().unwrap();
    let observed = estimate(Statistic::Rate, &[&totals], 0);
    let drawn = drawn(2, &[&control], Statistic::Rate, 3);
    let mut t: Vec<f64> =
        drawn.iter().map(|one| t_of(one.value, one.error, observed.value)).collect();
    let (low, high) = studentised(&mut t, observed.value, observed.error, 0.9);
    assert!((low - 35.82).abs() < 2.0 && (high - 116.74).abs() < 12.0, "{low} {high}");
}

#[test]
fn limits_are_quantiles_of_replicates_that_numpy_would_name() {
    // numpy.quantile([1, 2, 4, 8, 16, 32, 64, 128, 256], [.05, .95]) = 1.4, 204.8
    let mut numbers = [256.0, 4.0, 1.0, 2.0, 128.0, 8.0, 64.0, 16.0, 32.0];
    let (low, high) = percentile(&mut numbers, 0.9);
    assert!((low - 1.4).abs() < 1e-12 && (high - 204.8).abs() < 1e-12, "{low} {high}");
    // Without bias and skew, bca is the percentile interval.
    let (low, high) = bca(&mut numbers, 16.0, &[vec![1.0, 2.0, 3.0]], 0.9);
    assert!((low - 1.4).abs() < 1e-9 && (high - 204.8).abs() < 1e-9, "{low} {high}");
}

#[test]
fn a_replicate_that_is_not_a_number_widens_both_limits() {
    let mut numbers: Vec<f64> = (0..99).map(f64::from).collect();
    let before = percentile(&mut numbers, 0.9);
    numbers[50] = f64::NAN;
    numbers[51] = f64::NAN;
    let after = percentile(&mut numbers, 0.9);
    assert!(after.0 < before.0 && after.1 > before.1, "{after:?} {before:?}");
    let mut lost = [f64::NAN; 9];
    assert_eq!(percentile(&mut lost, 0.8), (f64::NEG_INFINITY, f64::INFINITY));
    assert!(bca(&mut [2.0, 3.0], 1.0, &[vec![1.0, 2.0]], 0.3).0.is_nan());
}

#[test]
fn what_a_jackknife_leaves_out_is_one_unit() {
    let mut documents = Documents::new(2, true);
    for (size, cells) in [(10, &[(0, 3), (1, 1)][..]), (20, &[(0, 1)]), (30, &[]), (40, &[(1, 4)])]
    {
        documents.push(size, cells).unwrap();
        if size != 10 {
            documents.end_source();
        }
    }
    // Sources: two documents of 30 tokens, one of 30, one of 40.
    let totals = documents.totals().unwrap();
    assert_eq!((totals.n, totals.s, totals.ss, &totals.x[..]), (3, 100, 3400, &[4, 5][..]));
    assert_eq!(totals.products, [(16, 120), (17, 190)]);
    let left = jackknife(&Job::new(1), &[&documents], &[&totals], Statistic::Rate).unwrap();
    assert_eq!(left[0], [vec![0.0, 4.0 / 70.0, 4.0 / 60.0]]);
    assert_eq!(left[1], [vec![4.0 / 70.0, 5.0 / 70.0, 1.0 / 60.0]]);
}

#[test]
fn where_documents_of_a_source_are_alike_only_the_draw_of_sources_moves_a_rate() {
    // Two sources: one all hits, one none. Alike inside, so that a draw is 0, ½ or 1.
    let mut nested = Documents::new(1, true);
    let mut flat = Documents::new(1, false);
    for source in [1, 0] {
        for _ in 0..50 {
            nested.push(1, &[(0, source)]).unwrap();
            flat.push(1, &[(0, source)]).unwrap();
        }
        nested.end_source();
    }
    let spread = |side: &Documents| {
        let drawn = drawn(2, &[side], Statistic::Rate, 1);
        drawn.iter().filter(|one| [0.0, 0.5, 1.0].contains(&one.value)).count()
    };
    assert_eq!(spread(&nested), 1999);
    assert!(spread(&flat) < 400);
}

#[test]
fn a_job_that_is_asked_to_stop_stops() {
    let job = Job::new(2);
    job.request_stop();
    let p = permutation_p(&job, 100, 4, 2, 1, &[1.0], |_, _| {});
    assert_eq!(p, Err(Error::Interrupted));
    let side = values(&TREATED);
    let found = replicates(&job, &[&side], Statistic::Rate, 99, 1, false);
    assert_eq!(found, Err(Error::Interrupted));
}

#[test]
fn what_cannot_be_resampled_is_an_error_that_names_the_parameter() {
    let job = Job::new(1);
    let message = |result: Result<Vec<f64>>| result.unwrap_err().to_string();
    let none = permutation_p(&job, 0, 4, 2, 1, &[], |_, _| {});
    assert_eq!(message(none), "replicates must be at least 1, got 0");
    assert!(permutation_p(&job, 9, 4, 5, 1, &[], |_, _| {}).is_err());
    let message = replicates::check(19, 0.95).unwrap_err().to_string();
    assert_eq!(message, "replicates must be at least 39 at this level, got 19");
    assert!(replicates::check(39, 0.95).is_ok());
    assert!(replicates(&job, &[&values(&[1])], Statistic::Rate, 0, 1, false).is_err());
    let message = Documents::new(2, false).push(9, &[(2, 1)]).unwrap_err().to_string();
    assert_eq!(message, "column must be below 2, got 2");
}

#[test]
fn random_numbers_fill_their_range_evenly() {
    let stream = Stream::new(0, 0);
    let mut seen = [0_u32; 10];
    for counter in 0..100_000 {
        seen[usize::try_from(stream.below(10, counter)).unwrap()] += 1;
        assert!((0.0..1.0).contains(&stream.unit(counter)));
    }
    // χ² with 9 degrees of freedom: 33.7 is exceeded once in 10,000 such tests.
    let chi2: f64 = seen.iter().map(|&n| (f64::from(n) - 1e4).powi(2) / 1e4).sum();
    assert!(chi2 < 33.7, "{chi2}");
}

proptest! {
    #[test]
    fn every_labelling_has_the_right_number_of_targets(
        seed: u64, replicate: u64, n in 0_usize..60, share in 0.0..=1.0_f64
    ) {
        let n_target = (n as f64 * share).floor() as usize;
        let mut labels = vec![false; n];
        relabel(seed, replicate, n_target, &mut labels);
        prop_assert_eq!(labels.iter().filter(|&&label| label).count(), n_target);
    }

    #[test]
    fn every_draw_has_as_many_units_as_there_are(
        seed: u64, replicate: u64, sizes in prop::collection::vec(1_u64..9, 1..60), nested: bool
    ) {
        let mut documents = Documents::new(1, nested);
        for (number, &size) in sizes.iter().enumerate() {
            documents.push(size, &[]).unwrap();
            if number % 3 == 0 {
                documents.end_source();
            }
        }
        documents.end_source();
        let mut room = documents.room(true).unwrap();
        let drawn = documents.draw(Stream::new(seed, replicate), &mut room);
        prop_assert_eq!(drawn.n, documents.units() as u64);
        prop_assert!(drawn.ss <= u128::from(drawn.s) * u128::from(drawn.s));
    }

    #[test]
    fn adjusted_p_are_no_smaller_and_keep_the_order(
        p in prop::collection::vec(0.0..=1.0_f64, 0..40)
    ) {
        let (q, h) = (benjamini_hochberg(&p), holm(&p));
        for i in 0..p.len() {
            prop_assert!(p[i] <= q[i] && q[i] <= h[i] && h[i] <= 1.0);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || (q[i] <= q[j] && h[i] <= h[j]));
            }
        }
    }
}
