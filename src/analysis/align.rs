//! How do two texts run alike, word by word? The best local alignment of the counted tokens.

use std::ops::Range;

use crate::corpus::View;
use crate::count::{GAP, Sequences, signed, tokens_of};
use crate::error::try_vec;
use crate::measure::alignment::{Scores, Step, best_stretch, path};
use crate::measure::proximity::ratio;
use crate::measure::share;
use crate::parallel::Job;
use crate::{Error, Result};

const PURPOSE: &str = "the table of an alignment";
/// A step is worth no more than this, so that no sum of steps overflows.
const MOST: i64 = 1_000_000;

/// What the steps of an alignment are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Align(Scores);

impl Align {
    /// Checks the worth of a word that both have, of one that was changed, and of one that only one
    /// text has.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn new(same: i64, changed: i64, gap: i64) -> Result<Self> {
        if !(1..=MOST).contains(&same) {
            return Err(Error::invalid("match", same, format!("1 to {MOST}")));
        }
        for (parameter, cost) in [("mismatch", changed), ("gap", gap)] {
            if !(-MOST..=0).contains(&cost) {
                return Err(Error::invalid(parameter, cost, format!("-{MOST} to 0")));
            }
        }
        Ok(Self(Scores { same, changed, gap }))
    }
}

/// Which words of a document are meant: all, or those of a passage. A passage runs from a code
/// point to another; in a corpus that came cut, from a token, for so many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignSide {
    /// The document, by its place in the view.
    pub place: u32,
    /// The passage.
    pub passage: Option<(i64, i64)>,
}

/// What became of the words at one position; the numbers are those of [`AlignColumns::KINDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Same,
    Changed,
    OnlyA,
    OnlyB,
}

/// One row per position of the alignment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlignColumns {
    /// What became of the words, by number.
    pub kind: Vec<u8>,
    /// The words of the first text.
    pub a: AlignedWords,
    /// Those of the second.
    pub b: AlignedWords,
    /// The sum of what all positions are worth.
    pub score: u64,
    /// Equal words as a share of the words of both stretches.
    pub similarity: f64,
}

/// One side of every position.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlignedWords {
    /// The word as it stands; nothing where the text has none.
    pub word: Vec<Option<String>>,
    /// First code point, and one past the last; −1 where there is no word.
    pub start: Vec<i64>,
    #[allow(missing_docs)]
    pub end: Vec<i64>,
    /// Place of the token in the document; −1 where there is no word.
    pub position: Vec<i64>,
    /// Share of the words compared that the other text has as well, at their place.
    pub coverage: f64,
}

impl AlignColumns {
    /// The names of the kinds.
    pub const KINDS: [&str; 4] = ["same", "changed", "only a", "only b"];
}

/// Aligns two documents of `view`, or a passage of each.
///
/// # Errors
///
/// [`Error::InvalidValue`] if a document is not there, both are one, or a passage has no word;
/// memory, or a stop.
pub fn align(
    view: &View,
    sides: (AlignSide, AlignSide),
    Align(scores): Align,
    job: &Job,
) -> Result<AlignColumns> {
    let two = view.select(&[sides.0.place, sides.1.place])?;
    let sequences = Sequences::new(&two, job)?;
    let a = Words::new(&two, &sequences, 0, sides.0.passage)?;
    let b = Words::new(&two, &sequences, 1, sides.1.passage)?;
    let mut tick = |cells: usize| {
        job.advance(cells as u64);
        job.check()
    };
    job.announce(a.terms.len() as u64 * b.terms.len() as u64);
    let best = best_stretch((&a.terms, &b.terms), scores, &mut tick)?;
    // Half of it if no half has to be cut again.
    job.announce(2 * best.a.len() as u64 * best.b.len() as u64);
    let (from, terms) = ((best.a.start, best.b.start), (&a.terms[best.a], &b.terms[best.b]));
    let steps = path(terms, scores, &mut tick)?;
    let kinds: Vec<Kind> = steps.iter().map(|&step| kind_of(step, terms)).collect();
    let same = kinds.iter().filter(|&&kind| kind == Kind::Same).count() as u64;
    let (of_a, of_b) = (steps.iter().map(|step| step.a()), steps.iter().map(|step| step.b()));
    Ok(AlignColumns {
        kind: kinds.into_iter().map(|kind| kind as u8).collect(),
        a: a.columns(&two, of_a.map(|i| Some(from.0 + i? as usize)), same)?,
        b: b.columns(&two, of_b.map(|j| Some(from.1 + j? as usize)), same)?,
        score: u64::try_from(best.score).unwrap_or_default(),
        similarity: ratio(same, terms.0.len() as u64, terms.1.len() as u64),
    })
}

fn kind_of(step: Step, (a, b): (&[u32], &[u32])) -> Kind {
    match step {
        Step::Pair(i, j) if a[i as usize] == b[j as usize] => Kind::Same,
        Step::Pair(..) => Kind::Changed,
        Step::OnlyA(_) => Kind::OnlyA,
        Step::OnlyB(_) => Kind::OnlyB,
    }
}

/// The words of one text, or of a passage.
struct Words {
    place: usize,
    terms: Vec<u32>,
    tokens: Vec<u32>,
}

impl Words {
    fn new(
        view: &View,
        sequences: &Sequences,
        place: usize,
        passage: Option<(i64, i64)>,
    ) -> Result<Self> {
        let tokens = tokens_of(view, place)?;
        let range = match passage {
            None => 0..tokens.len(),
            Some(passage) => within(view, place, &tokens, passage)?,
        };
        let mut words = Self { place, terms: Vec::new(), tokens: Vec::new() };
        for i in range {
            // What is no part of the view is passed over.
            if sequences.doc(place)[i] != GAP {
                words.terms.push(sequences.doc(place)[i]);
                words.tokens.push(tokens[i]);
            }
        }
        if passage.is_some() && words.terms.is_empty() {
            let wanted = "a passage of words that the corpus counts";
            return Err(Error::invalid("a", format!("no word in {}", view.name(place)), wanted));
        }
        Ok(words)
    }

    fn columns(
        &self,
        view: &View,
        rows: impl Iterator<Item = Option<usize>> + Clone,
        same: u64,
    ) -> Result<AlignedWords> {
        let (doc, forms) = (view.doc(self.place), view.forms());
        let tokens: Vec<u32> = rows.clone().flatten().map(|i| self.tokens[i]).collect();
        let spans = tokens.iter().map(|&token| view.span(self.place, token as usize));
        let (starts, ends): (Vec<u32>, Vec<u32>) = spans.unzip();
        let mut starts = view.code_points(self.place, &starts).into_iter();
        let mut ends = view.code_points(self.place, &ends).into_iter();
        let n = rows.clone().count();
        let mut columns = AlignedWords {
            word: try_vec(PURPOSE, n)?,
            start: try_vec(PURPOSE, n)?,
            end: try_vec(PURPOSE, n)?,
            position: try_vec(PURPOSE, n)?,
            coverage: share(same, self.terms.len() as u64),
        };
        for row in rows {
            let token = row.map(|i| self.tokens[i]);
            let word = token.map(|token| forms.surface(doc.forms[token as usize]).to_owned());
            columns.word.push(word);
            columns.start.push(token.and_then(|_| starts.next()).unwrap_or(-1));
            columns.end.push(token.and_then(|_| ends.next()).unwrap_or(-1));
            columns.position.push(token.map_or(-1, |token| signed(token.into())));
        }
        Ok(columns)
    }
}

/// The items of the document at `place` that a passage has.
fn within(
    view: &View,
    place: usize,
    tokens: &[u32],
    (from, to): (i64, i64),
) -> Result<Range<usize>> {
    if view.corpus().has_offsets() {
        let ends: Vec<u32> = tokens.iter().map(|&t| view.span(place, t as usize).1).collect();
        let starts: Vec<u32> = tokens.iter().map(|&t| view.span(place, t as usize).0).collect();
        let start = view.code_points(place, &starts).partition_point(|&start| start < from);
        let end = view.code_points(place, &ends).partition_point(|&end| end <= to);
        return Ok(start..end.max(start));
    }
    let start = tokens.partition_point(|&token| i64::from(token) < from);
    let n = usize::try_from(to).unwrap_or(0);
    let end = start.checked_add(n).filter(|&end| end <= tokens.len());
    end.map(|end| start..end).ok_or_else(|| {
        let got = format!("{n} words from token {from} of {}", view.name(place));
        Error::invalid("a", got, "a passage of this corpus")
    })
}
