//! How rich is the vocabulary of each document or group?

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, signed, small};
use crate::error::{reserve, try_zeroed};
use crate::measure::diversity::{Diversity, Settings, Words};
use crate::parallel::Job;

/// One row per group, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LexicalColumns {
    /// The group, by number.
    pub group: Vec<u32>,
    /// Counted tokens.
    pub tokens: Vec<i64>,
    /// Distinct terms among them.
    pub types: Vec<i64>,
    /// A column for each measure asked for.
    pub values: Vec<Vec<f64>>,
}

/// Measures the counted tokens of each group, whose documents are read one after another in the
/// order of the view, as one text.
///
/// # Errors
///
/// Memory, or a stop.
pub fn lexical(
    view: &View,
    groups: &Groups,
    measures: &[Diversity],
    settings: Settings,
    job: &Job,
) -> Result<LexicalColumns> {
    let mut members: Vec<Vec<usize>> = try_zeroed("the groups", groups.len())?;
    for place in 0..view.len() {
        if let Some(group) = groups.of(place) {
            members[group].push(place);
        }
    }
    job.announce(groups.len() as u64);
    let parts = job.map_parts(
        groups.len(),
        |group| members[group].iter().map(|&place| view.doc(place).len()).sum(),
        |rows| {
            let mut number: Vec<Number> =
                try_zeroed("the set of terms", view.forms().terms().len())?;
            let mut part = LexicalColumns::empty(measures.len());
            for group in rows {
                job.check()?;
                let words = words(view, &members[group], small(group), &mut number)?;
                part.push(small(group), &words, measures, settings);
                job.advance(1);
            }
            Ok(part)
        },
    )?;
    let mut all = LexicalColumns::empty(measures.len());
    for part in parts {
        all.append(part);
    }
    Ok(all)
}

/// The number of a term in the text at hand, and the text (from 1) in which it was given.
#[derive(Clone, Copy, Default)]
struct Number {
    text: u32,
    id: u32,
}

/// The counted tokens of `members`, terms numbered anew so that what is kept of them stays small.
fn words(view: &View, members: &[usize], text: u32, number: &mut [Number]) -> Result<Words> {
    let (forms, text) = (view.forms(), text + 1);
    let mut ids = Vec::new();
    let mut types = 0;
    for doc in members.iter().map(|&place| view.doc(place)) {
        reserve("the tokens of a group", &mut ids, doc.len())?;
        for (_, &form) in (0..).zip(doc.forms).filter(|&(i, _)| doc.is_counted(i, forms)) {
            let known = &mut number[forms.term(form).index()];
            if known.text != text {
                *known = Number { text, id: types };
                types += 1;
            }
            ids.push(known.id);
        }
    }
    Ok(Words::new(ids))
}

impl LexicalColumns {
    fn empty(measures: usize) -> Self {
        Self { values: vec![Vec::new(); measures], ..Self::default() }
    }

    fn push(&mut self, group: u32, words: &Words, measures: &[Diversity], settings: Settings) {
        self.group.push(group);
        self.tokens.push(signed(words.tokens()));
        self.types.push(signed(words.types()));
        for (column, measure) in self.values.iter_mut().zip(measures) {
            column.push(measure.of(words, settings));
        }
    }

    fn append(&mut self, part: Self) {
        self.group.extend(part.group);
        self.tokens.extend(part.tokens);
        self.types.extend(part.types);
        for (column, values) in self.values.iter_mut().zip(part.values) {
            column.extend(values);
        }
    }
}
