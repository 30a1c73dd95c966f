//! Are the measures of dispersion right, and do they keep within their bounds?
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use framelens::measure::dispersion::{Arf, Dispersion, Division, Part, Spread};
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

fn arf(positions: &[u64], n: u64) -> f64 {
    let (f, mut gaps) = (positions.len() as u64, Arf::default());
    for &position in positions {
        gaps.add(position, f, n);
    }
    gaps.value(f, n)
}

#[test]
fn measures_give_the_published_numbers() {
    for case in golden::cases("dispersion") {
        if case.measure == "arf" {
            case.check(&[arf(&counts(&case.input[0]), case.input[1].as_u64().unwrap())]);
            continue;
        }
        let sizes = counts(&case.input[1]);
        let part = |(&v, &size): (&u64, &u64)| Part { v, size };
        let parts: Vec<Part> = counts(&case.input[0]).iter().zip(&sizes).map(part).collect();
        let got: Vec<f64> = case.measure.split('+').map(|name| of(&parts, named(name))).collect();
        case.check(&got);
    }
}

#[test]
fn every_measure_has_the_name_of_its_place() {
    let names: Vec<_> = Dispersion::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Dispersion::NAMES);
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
        let (even, heap) = (arf(&even, f * step), arf(&heap, n));
        prop_assert_eq!(even, f as f64);
        let least = 1.0 + ((f - 1) * f) as f64 / n as f64;
        prop_assert!((heap - least).abs() <= 1e-9, "{heap} {least}");
    }
}
