//! Every token, with its place and what became of it.

use crate::Result;
use crate::corpus::View;
use crate::count::signed;
use crate::error::try_vec;
use crate::parallel::Job;

/// One row per token, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenColumns {
    /// Document, by its place in the view.
    pub doc: Vec<u32>,
    /// Place in the document, from 0.
    pub position: Vec<i64>,
    /// First code point.
    pub start: Vec<i64>,
    /// One past the last code point.
    pub end: Vec<i64>,
    /// Surface, by form number.
    pub form: Vec<u32>,
    /// Term, by term number.
    pub term: Vec<u32>,
    /// Sentence in the document, from 0.
    pub sentence: Vec<i64>,
    /// Region, by number.
    pub region: Vec<u8>,
    /// Whether the token is counted.
    pub counted: Vec<bool>,
    /// Voice, by number.
    pub voice: Vec<u8>,
    /// Whether it is negated, false where nothing is known.
    pub negated: Vec<bool>,
    /// Whether it is hedged, false where nothing is known.
    pub hedged: Vec<bool>,
}

/// Lists the tokens of `view`.
///
/// # Errors
///
/// Memory, or a stop.
pub fn tokens(view: &View, job: &Job) -> Result<TokenColumns> {
    let total = (0..view.len()).map(|place| view.doc(place).len()).sum();
    let what = "the table of tokens";
    let mut columns = TokenColumns {
        doc: try_vec(what, total)?,
        position: try_vec(what, total)?,
        start: try_vec(what, total)?,
        end: try_vec(what, total)?,
        form: try_vec(what, total)?,
        term: try_vec(what, total)?,
        sentence: try_vec(what, total)?,
        region: try_vec(what, total)?,
        counted: try_vec(what, total)?,
        voice: try_vec(what, total)?,
        negated: try_vec(what, total)?,
        hedged: try_vec(what, total)?,
    };
    let places: Vec<u32> = (0..).take(view.len()).collect();
    view.read_voices(&places, job)?;
    job.announce(view.len() as u64);
    for (place, number) in (0..view.len()).zip(0_u32..) {
        job.check()?;
        add(view, place, number, &mut columns);
        job.advance(1);
    }
    Ok(columns)
}

fn add(view: &View, place: usize, number: u32, columns: &mut TokenColumns) {
    let (doc, forms) = (view.doc(place), view.forms());
    let ends = (0..doc.len()).map(|i| view.span(place, i).1);
    let starts = view.code_points(place, doc.starts);
    let ends = view.code_points(place, &ends.collect::<Vec<_>>());
    let (regions, voices) = (view.regions(place), view.voices(place));
    let mut sentence = -1;
    for (i, &form) in doc.forms.iter().enumerate() {
        sentence += i64::from(i == 0 || doc.starts_sentence(i));
        if !doc.is_inside(i) {
            continue;
        }
        columns.doc.push(number);
        columns.position.push(signed(i as u64));
        columns.start.push(starts[i]);
        columns.end.push(ends[i]);
        columns.sentence.push(sentence);
        columns.form.push(form.0);
        columns.term.push(forms.term(form).0);
        columns.region.push(regions[i] as u8);
        columns.counted.push(doc.is_counted(i, forms));
        let mark = voices.mark(i);
        columns.voice.push(mark.voice() as u8);
        columns.negated.push(mark.negated() == Some(true));
        columns.hedged.push(mark.hedged() == Some(true));
    }
}
