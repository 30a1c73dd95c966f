//! Which shares can no limits hold for, hits being whole numbers? Counted, for Poisson totals.
//!
//! Limits that depend on the total alone and rise with it hold for a mean at the totals from one to
//! another. Where no such run of totals has a probability of 93 to 97 %, no limits hold that often.

use crate::coverage::{Kind, kinds, published};

const BAND: std::ops::RangeInclusive<f64> = 0.93..=0.97;

/// The probability of each total up to `most`; of those with a hit, if asked for.
fn totals(mean: f64, with_a_hit: bool, most: u32) -> Vec<f64> {
    let none = libm::exp(-mean);
    let mut all = vec![none];
    for total in 1..=most {
        all.push(all[all.len() - 1] * mean / f64::from(total));
    }
    if with_a_hit {
        all[0] = 0.0;
        for share in &mut all {
            *share /= 1.0 - none;
        }
    }
    all
}

/// Whether some run of totals has a probability in the band.
fn is_possible(mean: f64, with_a_hit: bool) -> bool {
    let all = totals(mean, with_a_hit, 60);
    (0..all.len()).any(|first| {
        let sums = all[first..].iter().scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        });
        sums.into_iter().any(|sum| BAND.contains(&sum))
    })
}

/// From which to which mean it is not, in hundredths.
fn impossible(with_a_hit: bool) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for mean in (1..2000).filter(|&m| !is_possible(f64::from(m) / 100.0, with_a_hit)) {
        match ranges.last_mut() {
            Some(range) if range.1 + 1 == mean => range.1 = mean,
            _ => ranges.push((mean, mean)),
        }
    }
    ranges
}

/// The kinds for which limits have to hold, and those of them for which they do not.
fn asked() -> impl Iterator<Item = Kind> {
    kinds().into_iter().filter(|kind| kind.shape >= 0.5 && kind.documents >= 20)
}

fn outside(column: &str) -> Vec<(u64, f64, f64)> {
    let out = asked().filter(|&kind| !BAND.contains(&published(kind, column)));
    out.map(|kind| (kind.documents, kind.shape, kind.mean)).collect()
}

#[test]
fn one_hit_expected_is_among_the_means_for_which_no_limits_hold_in_93_to_97_of_100() {
    let one: f64 = totals(1.0, false, 2).iter().sum();
    let more: f64 = totals(1.0, false, 3).iter().sum();
    assert!((one - 0.9197).abs() < 1e-4 && (more - 0.9810).abs() < 1e-4, "{one} {more}");
    assert_eq!(impossible(false), [(1, 3), (8, 26), (44, 66), (95, 115), (154, 170), (218, 230)]);
    let of_hit = [(1, 6), (15, 44), (72, 99), (139, 160), (210, 223), (281, 289), (354, 356)];
    assert_eq!(impossible(true), of_hit);
}

#[test]
fn of_the_kinds_asked_for_those_of_20_documents_and_one_hit_in_all_are_such() {
    let total = |kind: &Kind| kind.documents as f64 * kind.mean;
    let few: Vec<Kind> = asked().filter(|kind| total(kind) < 20.0).collect();
    let hopeless = few.iter().filter(|kind| !is_possible(total(kind), false));
    let hopeless: Vec<_> = hopeless.map(|kind| (kind.documents, kind.shape, kind.mean)).collect();
    let one_hit = [0.5, 1.0, 5.0, f64::INFINITY].map(|shape| (20, shape, 0.05));
    assert_eq!(hopeless, one_hit);
    assert!(few.iter().all(|kind| is_possible(total(kind), true)));
}

#[test]
fn in_20_documents_or_more_limits_hold_in_93_to_97_of_100_groups_but_for_two_kinds_of_80() {
    assert_eq!(asked().count(), 80);
    assert_eq!(outside("overall"), []);
    assert_eq!(outside("coverage"), [(20, 0.5, 0.3), (20, 1.0, 0.3)]);
    assert!(asked().all(|kind| published(kind, "coverage") < 0.981));
}
