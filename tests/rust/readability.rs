//! Are the formulas of readability right?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use framelens::measure::readability::{Lengths, Readability};

use crate::golden::{self, counts};

#[test]
fn formulas_give_the_published_numbers() {
    for case in golden::cases("readability") {
        let x = counts(&case.input);
        let lengths = Lengths {
            words: x[0],
            sentences: x[1],
            letters: x[2],
            syllables: x[3],
            polysyllables: x[4],
            long_words: x[5],
        };
        let of = |name| {
            let place = Readability::NAMES.iter().position(|&known| known == name).unwrap();
            Readability::ALL[place].of(lengths)
        };
        case.check(&case.measure.split('+').map(of).collect::<Vec<_>>());
    }
}
