//! Are the measures of several words right, and their tables of cells?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use framelens::measure::association::{
    Cells, Contingency, g2, g2_words, lambda, npmi, npmi_words, pmi, pmi_words,
};
use proptest::prelude::*;

use crate::golden::counts;
use crate::measure::run;

/// The table with these cells, by way of its margins.
fn table(cells: &[u64]) -> Cells {
    let size = cells.len().ilog2() as usize;
    let margin = |pattern: usize| {
        let has = |at: &usize| at & pattern == pattern;
        (0..cells.len()).filter(has).map(|at| cells[at]).sum()
    };
    Cells::from_margins(size, margin).unwrap()
}

#[test]
fn measures_of_several_words_give_the_published_numbers() {
    run("collocation", |case| {
        let cells = table(&counts(&case.input));
        match case.measure.as_str() {
            "lambda" => {
                let (lambda, z) = lambda(&cells, 0.5);
                vec![lambda, z]
            }
            "words" => vec![g2_words(&cells), pmi_words(&cells), npmi_words(&cells)],
            other => panic!("{other} is not measured here"),
        }
    });
}

fn near(got: f64, wanted: f64) -> bool {
    (got.is_nan() && wanted.is_nan()) || (got - wanted).abs() <= 1e-9 * wanted.abs().max(1.0)
}

proptest! {
    #[test]
    fn cells_come_back_from_their_margins(cells in (2_u32..=5).prop_flat_map(|size| {
        proptest::collection::vec(0_u64..1000, 1 << size)
    })) {
        let found = table(&cells);
        prop_assert_eq!(found.all(), &cells[..]);
        prop_assert_eq!(found.n(), cells.iter().sum::<u64>());
        prop_assert_eq!(found.observed(), *cells.last().unwrap());
    }

    #[test]
    fn two_words_are_a_table_of_two_by_two(cells in proptest::collection::vec(1_u64..1000, 4)) {
        let found = table(&cells);
        let pair = Contingency::from(&found);
        prop_assert_eq!(pair.r1(), found.of_word(0));
        prop_assert_eq!(pair.n1(), found.of_word(1));
        prop_assert!(near(g2_words(&found), g2(pair)));
        prop_assert!(near(pmi_words(&found), pmi(pair)));
        prop_assert!(near(npmi_words(&found), npmi(pair)));
    }
}

#[test]
fn margins_that_no_table_has_are_refused() {
    assert_eq!(Cells::from_margins(2, |pattern| [5, 1, 1, 2][pattern]), None);
    assert_eq!(Cells::from_margins(1, |_| 1), None);
    assert_eq!(Cells::from_margins(6, |_| 1), None);
}
