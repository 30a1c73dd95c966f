//! Are weights by distance right, and is a table of two words the same in both of its forms?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use framelens::measure::association::{Cells, Contingency};
use framelens::measure::decay::{Decay, weighted_pmi};

use crate::golden::{counts, numbers};
use crate::measure::run;

#[test]
fn weights_by_distance_give_the_numbers_of_others_and_of_the_definition() {
    run("decay", |case| {
        let given = counts(&case.input);
        let small = |number: u64| u32::try_from(number).unwrap();
        match case.measure.as_str() {
            "pmi" => {
                let [weighted, all] = [0, 1].map(|at| numbers(&case.input)[at]);
                vec![weighted_pmi(weighted, all, given[2], given[3])]
            }
            name => {
                let far: Vec<(u32, u64)> =
                    given[1..].chunks(2).map(|pair| (small(pair[0]), pair[1])).collect();
                vec![Decay::named(name, small(given[0])).unwrap().sum(&far)]
            }
        }
    });
}

#[test]
#[allow(clippy::float_cmp)] // exact in binary
fn given_weights_are_one_for_each_distance_and_above_0() {
    assert_eq!(Decay::given(vec![0.5, 0.25], 2).unwrap().sum(&[(1, 3), (2, 4)]), 2.5);
    for wrong in [vec![1.0], vec![1.0, 0.0], vec![1.0, f64::NAN], vec![1.0, f64::INFINITY]] {
        assert!(Decay::given(wrong, 2).is_err());
    }
    assert!(Decay::named("square", 2).is_err());
}

#[test]
fn a_table_of_two_words_has_cells_and_comes_back_from_them() {
    let table = Contingency { o11: 8, o12: 5, o21: 24, o22: 31_740 };
    let cells = Cells::from(table);
    assert_eq!(Contingency::from(&cells), table);
    assert_eq!([cells.of_word(0), cells.of_word(1), cells.n()], [13, 32, 31_777]);
}
