//! Where does a passage stand in its document, in what words, between quotation marks, and who is
//! quoted?

use crate::Result;
use crate::corpus::View;
use crate::count::{signed, tokens_of};
use crate::measure::share;
use crate::parallel::Job;
use crate::text::{Piece, Voice, quotations};

/// One side of every passage: the document itself, or the other one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SideColumns {
    /// Document, by its place in the view.
    pub doc: Vec<u32>,
    /// First code point, and one past the last.
    pub start: Vec<i64>,
    #[allow(missing_docs)]
    pub end: Vec<i64>,
    /// Place of the first token in the document, from 0.
    pub position: Vec<i64>,
    /// Words.
    pub tokens: Vec<i64>,
    /// The passage as it stands in the text.
    pub text: Vec<String>,
    /// Share of its words that stand between quotation marks.
    pub quoted: Vec<f64>,
    /// Who says most of its words, of those that are quoted and have a speaker.
    pub speaker: Vec<Option<String>>,
}

/// Words `start..end` of the document at place `doc`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) doc: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl SideColumns {
    /// Says of each of `sides` where it stands and in what words.
    pub(super) fn new(view: &View, sides: &[Side], job: &Job) -> Result<Self> {
        let mut rows: Vec<usize> = (0..sides.len()).collect();
        rows.sort_by_key(|&row| sides[row].doc);
        let docs: Vec<&[usize]> = rows.chunk_by(|&a, &b| sides[a].doc == sides[b].doc).collect();
        let parts = job.map(docs.len(), |i| Self::of_doc(view, sides, docs[i]))?;
        let n = sides.len();
        let mut all = Self {
            doc: sides.iter().map(|side| side.doc).collect(),
            start: vec![0; n],
            end: vec![0; n],
            position: vec![0; n],
            tokens: vec![0; n],
            text: vec![String::new(); n],
            quoted: vec![0.0; n],
            speaker: vec![None; n],
        };
        for (part, rows) in parts.into_iter().zip(docs) {
            let told = part.text.into_iter().zip(part.speaker);
            for (i, (&row, (text, speaker))) in rows.iter().zip(told).enumerate() {
                all.start[row] = part.start[i];
                all.end[row] = part.end[i];
                all.position[row] = part.position[i];
                all.tokens[row] = part.tokens[i];
                all.text[row] = text;
                all.quoted[row] = part.quoted[i];
                all.speaker[row] = speaker;
            }
        }
        Ok(all)
    }

    fn of_doc(view: &View, sides: &[Side], rows: &[usize]) -> Result<Self> {
        let place = sides[rows[0]].doc as usize;
        let tokens = tokens_of(view, place)?;
        let quoted = quoted(view, place);
        let (mut columns, mut bytes) = (Self::default(), Vec::new());
        for side in rows.iter().map(|&row| sides[row]) {
            let words = &tokens[side.start as usize..side.end as usize];
            let (first, last) = (words[0] as usize, words[words.len() - 1] as usize);
            let span = (view.span(place, first).0, view.span(place, last).1);
            bytes.push(span);
            columns.position.push(signed(first as u64));
            columns.tokens.push(signed(words.len() as u64));
            columns.text.push(view.slice(place, span.0, span.1).to_owned());
            let inside = words.iter().filter(|&&token| quoted[token as usize]).count();
            columns.quoted.push(share(inside as u64, words.len() as u64));
            columns.speaker.push(speaker(view, place, words).map(str::to_owned));
        }
        let (starts, ends): (Vec<u32>, Vec<u32>) = bytes.into_iter().unzip();
        columns.start = view.code_points(place, &starts);
        columns.end = view.code_points(place, &ends);
        Ok(columns)
    }
}

/// Of each token of the document at `place`, whether it stands between quotation marks.
fn quoted(view: &View, place: usize) -> Vec<bool> {
    let doc = view.doc(place);
    let mut quoted = vec![false; doc.len()];
    let Some(text) = view.text(place).filter(|_| view.corpus().has_offsets()) else {
        return quoted;
    };
    let piece = |i: usize| {
        let (start, end) = view.span(place, i);
        Piece { start, end, glued: doc.is_glued(i), sentence_start: doc.starts_sentence(i) }
    };
    let pieces: Vec<Piece> = (0..doc.len()).map(piece).collect();
    for span in quotations(text, &pieces) {
        let from = doc.starts.partition_point(|&start| start < span.start);
        let to = doc.starts.partition_point(|&start| start < span.end);
        quoted[from..to].fill(true);
    }
    quoted
}

/// The words that name who says most of `words` of the document at `place`, of those in direct
/// speech; of several the first.
fn speaker<'v>(view: &'v View, place: usize, words: &[u32]) -> Option<&'v str> {
    let voices = view.voices(place);
    let is_said = |&&token: &&u32| voices.mark(token as usize).voice() == Voice::Direct;
    let start = |&token: &u32| view.span(place, token as usize).0;
    let said: Vec<u32> = words.iter().filter(is_said).map(start).collect();
    let mut names: Vec<(&str, usize)> = Vec::new();
    for span in voices.speakers(&said).into_iter().flatten() {
        let name = view.slice(place, span.start, span.end);
        match names.iter_mut().find(|one| one.0 == name) {
            Some(one) => one.1 += 1,
            None => names.push((name, 1)),
        }
    }
    names.into_iter().rev().max_by_key(|one| one.1).map(|one| one.0)
}
