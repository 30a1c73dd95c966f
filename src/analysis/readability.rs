//! How long are the words and sentences of each document, and how hard is it to read?

use crate::Result;
use crate::corpus::View;
use crate::count::signed;
use crate::error::try_vec;
use crate::measure::readability::{Lengths, Readability};
use crate::parallel::Job;
use crate::text::syllables;

/// One row per document, in the order of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadabilityColumns {
    /// Words, sentences, letters, syllables, words of three syllables, words of seven letters.
    pub lengths: [Vec<i64>; 6],
    /// One column per formula, as [`Readability::ALL`].
    pub values: Vec<Vec<f64>>,
}

/// Measures the counted tokens of each document; `is_english` whether syllables can be counted.
///
/// # Errors
///
/// Memory, or a stop.
pub fn readability(view: &View, is_english: bool, job: &Job) -> Result<ReadabilityColumns> {
    let surfaces = view.forms().surfaces();
    let mut of_forms: Vec<(u64, u64)> = try_vec("the lengths of words", surfaces.len())?;
    for surface in surfaces.iter() {
        let letters = surface.chars().filter(|c| c.is_alphanumeric()).count() as u64;
        of_forms.push((letters, if is_english { syllables(surface) } else { 0 }));
    }
    job.announce(view.len() as u64);
    let parts = job.map_parts(
        view.len(),
        |place| view.doc(place).len(),
        |places| {
            let mut part = Vec::new();
            for place in places {
                job.check()?;
                part.push(lengths(view, place, &of_forms));
                job.advance(1);
            }
            Ok(part)
        },
    )?;
    let mut columns = ReadabilityColumns::default();
    columns.values.resize(Readability::ALL.len(), Vec::new());
    for of in parts.into_iter().flatten() {
        let counts =
            [of.words, of.sentences, of.letters, of.syllables, of.polysyllables, of.long_words];
        for (column, count) in columns.lengths.iter_mut().zip(counts) {
            column.push(signed(count));
        }
        for (column, formula) in columns.values.iter_mut().zip(Readability::ALL) {
            let known = is_english || !formula.needs_syllables();
            column.push(if known { formula.of(of) } else { f64::NAN });
        }
    }
    Ok(columns)
}

/// The lengths of one document; a sentence counts if one of its tokens does.
fn lengths(view: &View, place: usize, of_forms: &[(u64, u64)]) -> Lengths {
    let (doc, forms) = (view.doc(place), view.forms());
    let (mut found, mut open) = (Lengths::default(), false);
    for (i, &form) in doc.forms.iter().enumerate() {
        open &= !doc.starts_sentence(i);
        if doc.is_counted(i, forms) {
            let (letters, syllables) = of_forms[form.index()];
            found.words += 1;
            found.sentences += u64::from(!open);
            found.letters += letters;
            found.syllables += syllables;
            found.polysyllables += u64::from(syllables >= 3);
            found.long_words += u64::from(letters >= 7);
            open = true;
        }
    }
    found
}
