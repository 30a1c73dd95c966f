//! Are resampled answers right, and the same at any number of threads?
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)] // tests panic on purpose

use framelens::parallel::Job;
use framelens::resample::adjust::{benjamini_hochberg, holm};
use framelens::resample::bootstrap::{Limits, Settings, bootstrap_ratios, draw};
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

fn draws(threads: usize, seed: u64, limits: Limits) -> Result<Vec<(f64, f64)>> {
    let sizes = [400, 350, 900, 120, 410, 600, 230];
    let columns: [&[u64]; 3] =
        [&[3, 1, 7, 0, 2, 9, 1], &[0, 0, 0, 0, 5, 0, 0], &[400, 350, 900, 120, 410, 600, 230]];
    let settings = Settings { replicates: 999, seed, level: 0.95, limits };
    bootstrap_ratios(&Job::new(threads), &columns, &sizes, settings)
}

#[test]
fn answers_do_not_depend_on_the_number_of_threads_but_on_the_seed() {
    let bits = |limits: Vec<(f64, f64)>| -> Vec<[u64; 2]> {
        limits.iter().map(|(low, high)| [low.to_bits(), high.to_bits()]).collect()
    };
    for threads in [2, 3, 8, 64] {
        assert_eq!(permute(threads, 5).unwrap()[..3], permute(1, 5).unwrap()[..3]);
        for limits in [Limits::Percentile, Limits::Studentised] {
            assert_eq!(
                bits(draws(threads, 5, limits).unwrap()),
                bits(draws(1, 5, limits).unwrap())
            );
        }
    }
    assert_ne!(draws(1, 5, Limits::Percentile).unwrap(), draws(1, 6, Limits::Percentile).unwrap());
}

#[test]
fn a_bootstrap_encloses_the_rate_and_is_a_point_where_nothing_varies() {
    for limits in [Limits::Percentile, Limits::Studentised] {
        let found = draws(2, 3, limits).unwrap();
        let rate = 23.0 / 3010.0;
        assert!(0.0 < found[0].0 && found[0].0 < rate && rate < found[0].1 && found[0].1 < 0.05);
        assert_eq!(found[2], (1.0, 1.0));
    }
}

#[test]
fn a_job_that_is_asked_to_stop_stops() {
    let job = Job::new(2);
    job.request_stop();
    let p = permutation_p(&job, 100, 4, 2, 1, &[1.0], |_, _| {});
    assert_eq!(p, Err(Error::Interrupted));
    let settings = Settings { replicates: 99, seed: 1, level: 0.9, limits: Limits::Percentile };
    assert_eq!(bootstrap_ratios(&job, &[], &[1], settings), Err(Error::Interrupted));
}

#[test]
fn what_cannot_be_resampled_is_an_error_that_names_the_parameter() {
    let job = Job::new(1);
    let message = |result: Result<Vec<f64>>| result.unwrap_err().to_string();
    let none = permutation_p(&job, 0, 4, 2, 1, &[], |_, _| {});
    assert_eq!(message(none), "replicates must be at least 1, got 0");
    assert!(permutation_p(&job, 9, 4, 5, 1, &[], |_, _| {}).is_err());
    let few = Settings { replicates: 19, seed: 1, level: 0.95, limits: Limits::Percentile };
    let message = bootstrap_ratios(&job, &[], &[1], few).unwrap_err().to_string();
    assert_eq!(message, "replicates must be at least 39 at this level, got 19");
    assert!(bootstrap_ratios(&job, &[&[1]], &[1, 2], Settings { replicates: 99, ..few }).is_err());
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
    fn every_draw_has_as_many_documents_as_there_are(seed: u64, replicate: u64, n in 1_usize..60) {
        prop_assert_eq!(draw(seed, replicate, n).unwrap().iter().sum::<u64>(), n as u64);
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
