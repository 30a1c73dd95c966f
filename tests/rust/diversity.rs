//! Are the measures of diversity right, and do they keep within their bounds?
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use framelens::measure::diversity::{Diversity, Settings, Words, fisher_alpha};
use proptest::prelude::*;

use crate::golden::{self, counts, numbers};

fn words(ids: &[u64]) -> Words {
    Words::new(ids.iter().map(|&id| u32::try_from(id).unwrap()).collect())
}

#[test]
fn measures_give_the_published_numbers() {
    for case in golden::cases("diversity") {
        let words = words(&counts(&case.input[0]));
        let whole = |at: usize| usize::try_from(case.input[at].as_u64().unwrap()).unwrap();
        let settings = Settings::new(whole(1), whole(2), numbers(&case.input[3])[0]).unwrap();
        let of = |name: &str| name.parse::<Diversity>().unwrap().of(&words, settings);
        case.check(&case.measure.split('+').map(of).collect::<Vec<_>>());
    }
}

#[test]
fn the_moths_of_malaya_have_the_printed_alpha() {
    // Fisher, Corbet & Williams 1943: 240 species among 15,609.
    assert!((fisher_alpha::alpha(15_609, 240) - 40.247).abs() < 5e-4);
    assert!((fisher_alpha::alpha(1 << 40, 3) - 0.08).abs() < 0.1);
}

#[test]
fn every_name_is_a_measure_and_no_other() {
    let names: Vec<_> = Diversity::ALL.iter().map(|measure| measure.name()).collect();
    assert_eq!(names, Diversity::NAMES);
    for (name, measure) in Diversity::NAMES.iter().zip(Diversity::ALL) {
        assert_eq!(name.parse(), Ok(*measure));
    }
    let error = "TTR".parse::<Diversity>().unwrap_err().to_string();
    assert!(error.starts_with("measures must be one of ttr, root_ttr"), "{error}");
}

#[test]
fn settings_without_sense_are_refused() {
    for (window, factor, base) in [(0, 1, 10.0), (5, 0, 10.0), (5, 1, 1.0), (5, 1, f64::NAN)] {
        assert!(Settings::new(window, factor, base).is_err());
    }
}

/// A text of few or many terms, numbered by first appearance.
fn any_words() -> impl Strategy<Value = Words> {
    (1_u32..80).prop_flat_map(|terms| prop::collection::vec(0..terms, 0..300)).prop_map(|ids| {
        let mut known: Vec<u32> = Vec::new();
        let mut number = |id| {
            let place = known.iter().position(|&other| other == id).unwrap_or_else(|| {
                known.push(id);
                known.len() - 1
            });
            u32::try_from(place).unwrap()
        };
        Words::new(ids.into_iter().map(&mut number).collect())
    })
}

proptest! {
    #[test]
    fn every_measure_keeps_within_its_bounds(text in any_words(), window in 1_usize..60) {
        let settings = Settings::new(window, 1, 10.0).unwrap();
        let (n, v) = (text.tokens() as f64, text.types() as f64);
        for &measure in Diversity::ALL {
            let value = measure.of(&text, settings);
            let most = match measure {
                Diversity::RootTtr | Diversity::CorrectedTtr => n.sqrt(),
                Diversity::YuleK => 1e4,
                Diversity::Entropy => libm::log2(v.max(1.0)),
                Diversity::Ttr | Diversity::LogTtr | Diversity::Summer | Diversity::SimpsonD
                | Diversity::HerdanVm | Diversity::HapaxShare | Diversity::SichelS
                | Diversity::Mattr | Diversity::Msttr | Diversity::Hdd => 1.0,
                _ => f64::INFINITY,
            };
            let least = if measure == Diversity::Summer { f64::NEG_INFINITY } else { 0.0 };
            let fits = least <= value && value <= most * (1.0 + 1e-12);
            prop_assert!(value.is_nan() || fits, "{measure:?} {value}");
        }
    }

    #[test]
    fn mtld_reads_both_ways_alike(text in any_words()) {
        let settings = Settings::new(5, 1, 10.0).unwrap();
        let backwards = Words::new(text.ids().iter().rev().copied().collect());
        let (one, other) =
            (Diversity::Mtld.of(&text, settings), Diversity::Mtld.of(&backwards, settings));
        prop_assert!(one == other || (one.is_nan() && other.is_nan()));
    }

    #[test]
    fn a_window_as_long_as_the_text_is_the_text(text in any_words()) {
        if text.tokens() > 0 {
            let window = usize::try_from(text.tokens()).unwrap();
            let settings = Settings::new(window, 1, 10.0).unwrap();
            let ttr = Diversity::Ttr.of(&text, settings);
            prop_assert_eq!(Diversity::Mattr.of(&text, settings), ttr);
            prop_assert_eq!(Diversity::Msttr.of(&text, settings), ttr);
        }
    }
}
