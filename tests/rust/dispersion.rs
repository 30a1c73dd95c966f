//! Are the measures of dispersion right, and do they keep within their bounds?
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use framelens::measure::dispersion::{Dispersion, Distance, Distances, Division, Part, Spread};
use proptest::prelude::*;

use crate::golden::{self, counts};

fn of(parts: &[Part], measure: Dispersion) -> f64 {
    measure.of(Spread { parts, of: division(parts) })
}

fn division(parts: &[Part]) -> Division {
    let mut division = Division::default();
    for part in parts {
        division.add(part.size);
    }
    division
}

fn named(name: &str) -> Dispersion {
    *Dispersion::ALL.iter().find(|measure| measure.name() == name).unwrap()
}

fn of_places(positions: &[u64], n: u64, measure: Distance) -> f64 {
    let (f, mut distances) = (positions.len() as u64, Distances::default());
    for &position in positions {
        distances.add(position, f, n);
    }
    measure.of(distances, f, n)
}

fn distance(name: &str) -> Option<Distance> {
    Distance::ALL.iter().copied().find(|measure| measure.name() == name)
}

#[test]
fn measures_give_the_published_numbers() {
    for case in golden::cases("dispersion") {
        let names: Vec<&str> = case.measure.split('+').collect();
        if let Some(measures) = names.iter().map(|name| distance(name)).collect::<Option<Vec<_>>>()
        {
            let (places, n) = (counts(&case.input[0]), case.input[1].as_u64().unwrap());
            let got: Vec<f64> = measures.iter().map(|&m| of_places(&places, n, m)).collect();
            case.check(&got);
            continue;
        }
        let sizes = counts(&case.input[1]);
        let part = |(&v, &size): (&u64, &u64)| Part { v, size };
        let parts: Vec<Part> = counts(&case.input[0]).iter().zip(&sizes).map(part).collect();
        let got: Vec<f64> = names.iter().map(|name| of(&parts, named(name))).collect();
        case.check(&got);
    }
}

#[test]
fn every_measure_has_the_name_of_its_place() {
    let names: Vec<_> = Dispersion::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Dispersion::NAMES);
    let names: Vec<_> = Distance::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Distance::NAMES);
}

/// Parts of very different sizes, with and without the item.
fn any_parts() -> impl Strategy<Value = Vec<Part>> {
    let part = (0_u64..40, 1_u64..100_000).prop_map(|(v, size)| Part { v: v.min(size), size });
    prop::collection::vec(part, 1..30)
}

proptest! {
    #[test]
    fn every_measure_keeps_within_its_bounds(parts in any_parts()) {
        let whole = division(&parts);
        let least = whole.smallest as f64 / whole.size as f64;
        for &measure in Dispersion::ALL {
            let value = of(&parts, measure);
            let (low, high) = match measure {
                Dispersion::Dp => (0.0, 1.0 - least),
                Dispersion::RosengrenS => (least, 1.0),
                Dispersion::Kl => (0.0, -libm::log2(least)),
                _ => (0.0, 1.0),
            };
            let slack = 1e-12 * high.max(1.0);
            let fits = (low - slack..=high + slack).contains(&value);
            prop_assert!(value.is_nan() || fits, "{measure:?} {value}");
        }
    }

    #[test]
    fn parts_without_the_item_need_not_be_listed(parts in any_parts()) {
        let with: Vec<Part> = parts.iter().copied().filter(|part| part.v > 0).collect();
        for &measure in Dispersion::ALL {
            let short = measure.of(Spread { parts: &with, of: division(&parts) });
            prop_assert_eq!(short.to_bits(), of(&parts, measure).to_bits(), "{:?}", measure);
        }
    }

    #[test]
    fn what_lies_as_the_sizes_do_is_even(sizes in prop::collection::vec(1_u64..1000, 2..20)) {
        let parts: Vec<Part> = sizes.iter().map(|&v| Part { v, size: 7 * v }).collect();
        for &measure in Dispersion::ALL {
            let zero = matches!(measure, Dispersion::Dp | Dispersion::DpNorm | Dispersion::Kl);
            let wanted = if zero { 0.0 } else { 1.0 };
            prop_assert!((of(&parts, measure) - wanted).abs() <= 1e-12, "{:?}", measure);
        }
    }

    #[test]
    fn what_lies_in_one_part_is_as_uneven_as_can_be(
        sizes in prop::collection::vec(1_u64..1000, 2..20), v in 1_u64..50
    ) {
        let smallest = *sizes.iter().min().unwrap();
        let place = sizes.iter().position(|&size| size == smallest).unwrap();
        let part = |(i, &size)| Part { v: if i == place { v } else { 0 }, size };
        let parts: Vec<Part> = sizes.iter().enumerate().map(part).collect();
        prop_assert_eq!(of(&parts, Dispersion::DpNorm), 1.0);
        for measure in ["dp_2020", "juilland_d", "carroll_d2", "da"] {
            prop_assert_eq!(of(&parts, named(measure)), 0.0, "{}", measure);
        }
    }

    #[test]
    fn reduced_frequency_lies_between_one_heap_and_even_distances(
        f in 1_u64..60, step in 1_u64..50, start in 0_u64..40
    ) {
        let n = f * step + start;
        let even: Vec<u64> = (0..f).map(|i| i * step).collect();
        let heap: Vec<u64> = (start..start + f).collect();
        let evenly = |measure| of_places(&even, f * step, measure);
        for measure in [Distance::FAwt, Distance::FAld] {
            prop_assert!((evenly(measure) - f as f64).abs() <= 1e-9 * f as f64, "{:?}", measure);
        }
        prop_assert_eq!(evenly(Distance::Awt), (1 + step) as f64 / 2.0);
        prop_assert!((evenly(Distance::Ald) - libm::log10(step as f64)).abs() <= 1e-12);
        let heap = of_places(&heap, n, Distance::Arf);
        let even = evenly(Distance::Arf);
        prop_assert_eq!(even, f as f64);
        let least = 1.0 + ((f - 1) * f) as f64 / n as f64;
        prop_assert!((heap - least).abs() <= 1e-9, "{heap} {least}");
    }

    #[test]
    fn adjusted_frequencies_lie_between_one_and_the_count_in_this_order(
        places in prop::collection::btree_set(0_u64..500, 1..60), more in 1_u64..300
    ) {
        let places: Vec<u64> = places.into_iter().collect();
        let (f, n) = (places.len() as f64, places[places.len() - 1] + more);
        let [f_awt, f_ald, arf, awt, ald] =
            [Distance::FAwt, Distance::FAld, Distance::Arf, Distance::Awt, Distance::Ald]
                .map(|measure| of_places(&places, n, measure));
        let order = [1.0, f_awt, f_ald, f];
        prop_assert!(order.is_sorted_by(|a, b| *a <= b * (1.0 + 1e-12)), "{:?}", order);
        prop_assert!((1.0..=f).contains(&arf));
        prop_assert!(awt <= f64::midpoint(1.0, n as f64) && ald <= libm::log10(n as f64) + 1e-12);
    }
}
