//! Do the measures of agreement give the published numbers, and keep within their bounds?
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use framelens::measure::agreement::{Coincidences, Table};
use framelens::measure::interval::stratified::{Cell, Totals, share};
use proptest::prelude::*;

use crate::golden::{self, counts};

fn alpha(units: &[Vec<u64>]) -> f64 {
    let mut all = Coincidences::default();
    for unit in units {
        all.add(unit);
    }
    all.alpha()
}

fn table(rows: &[Vec<u64>]) -> Table {
    let mut table = Table::new(rows.len());
    for (i, row) in rows.iter().enumerate() {
        for (j, &n) in row.iter().enumerate() {
            table.add(i, j, n);
        }
    }
    table
}

#[test]
fn measures_give_the_published_numbers() {
    for case in golden::cases("agreement") {
        let rows: Vec<Vec<u64>> = case.input.as_array().unwrap().iter().map(counts).collect();
        let got = if case.measure == "alpha" { alpha(&rows) } else { table(&rows).kappa() };
        case.check(&[got]);
    }
}

fn any_units() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(prop::collection::vec(0_u64..4, 3), 1..40)
}

fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = (1_u64..5_000, 0.0..1.0, 0.0..1.0).prop_map(|(size, drawn, yes)| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let part = |of: u64, share: f64| (of as f64 * share).round() as u64;
        let n = part(size.min(40), drawn);
        Cell { k: part(n, yes), n, size }
    });
    prop::collection::vec(cell, 1..8)
}

proptest! {
    #[test]
    fn alpha_does_not_depend_on_the_order_of_units_or_categories(units in any_units()) {
        let value = alpha(&units);
        let turned: Vec<Vec<u64>> =
            units.iter().rev().map(|unit| unit.iter().rev().copied().collect()).collect();
        prop_assert_eq!(value.to_bits(), alpha(&turned).to_bits());
        prop_assert!(value.is_nan() || value <= 1.0);
    }

    #[test]
    fn kappa_is_the_same_whoever_is_first(
        rows in prop::collection::vec(prop::collection::vec(0_u64..50, 3), 3),
    ) {
        let turned: Vec<Vec<u64>> =
            (0..3).map(|j| (0..3).map(|i| rows[i][j]).collect()).collect();
        let value = table(&rows).kappa();
        prop_assert_eq!(value.to_bits(), table(&turned).kappa().to_bits());
        prop_assert!(value.is_nan() || (-1.0..=1.0).contains(&value));
    }

    #[test]
    fn limits_hold_the_estimate_and_widen_with_the_level(t in any_cells(), f in any_cells()) {
        let recall = |level| Totals { t: &t, f: &f }.limits(false, level, |t, f| t / (t + f));
        for found in [[share(&t, 0.5), share(&t, 0.95)], [recall(0.5), recall(0.95)]] {
            let [narrow, wide] = found;
            if narrow.value.is_nan() {
                continue;
            }
            prop_assert!(0.0 <= wide.low && wide.low <= narrow.low && narrow.low <= narrow.value);
            prop_assert!(narrow.value <= narrow.high && narrow.high <= wide.high);
            prop_assert!(wide.high <= 1.0);
        }
    }
}
