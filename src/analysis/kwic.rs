//! What stands around each hit? A concordance (keyword in context).

use crate::Result;
use crate::corpus::View;
use crate::count::Hits;
use crate::error::try_vec;
use crate::parallel::Job;
use crate::text::Kind;

/// One row per hit, in the order of the hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KwicColumns {
    /// First code point of the node.
    pub start: Vec<i64>,
    /// One past its last code point.
    pub end: Vec<i64>,
    /// The text before the node, as it stands.
    pub left: Vec<String>,
    /// The node, as it stands in the text.
    pub node: Vec<String>,
    /// The text after the node, as it stands.
    pub right: Vec<String>,
    /// The sentence, or sentences, that the node stands in.
    pub sentence: Vec<String>,
    /// Region of the first token, by number.
    pub region: Vec<u8>,
    /// Voice of the first token, by number.
    pub voice: Vec<u8>,
    /// Who speaks there.
    pub speaker: Vec<Option<String>>,
}

/// The text around each hit, up to `window` words on either side; `hits` must come from `view`.
///
/// Punctuation and symbols are shown and do not count as words.
///
/// # Errors
///
/// Memory, or a stop.
pub fn kwic(view: &View, hits: &Hits, window: usize, job: &Job) -> Result<KwicColumns> {
    let what = "the concordance";
    let marks = hits.marks(view, job)?;
    let mut columns = KwicColumns {
        start: try_vec(what, hits.len())?,
        end: try_vec(what, hits.len())?,
        left: try_vec(what, hits.len())?,
        node: try_vec(what, hits.len())?,
        right: try_vec(what, hits.len())?,
        sentence: try_vec(what, hits.len())?,
        region: try_vec(what, hits.len())?,
        voice: marks.iter().map(|mark| mark.voice() as u8).collect(),
        speaker: hits.speakers(view, &marks, job)?,
    };
    let mut regions = (usize::MAX, Vec::new());
    for i in 0..hits.len() {
        job.check()?;
        let place = hits.doc[i] as usize;
        if regions.0 != place {
            regions = (place, view.regions(place));
        }
        let (first, last) = (hits.first[i] as usize, hits.end[i] as usize - 1);
        let node = (view.span(place, first).0, view.span(place, last).1);
        let from = view.span(place, before(view, place, first, window)).0;
        let to = view.span(place, after(view, place, last, window)).1;
        let [start, end] = view.code_points(place, &[node.0, node.1])[..] else { continue };
        columns.region.push(regions.1[first] as u8);
        columns.start.push(start);
        columns.end.push(end);
        columns.left.push(view.slice(place, from, node.0).trim().to_owned());
        columns.node.push(view.slice(place, node.0, node.1).to_owned());
        columns.right.push(view.slice(place, node.1, to).trim().to_owned());
        let (from, to) = sentence(view, place, first, last);
        columns.sentence.push(view.slice(place, from, to).to_owned());
    }
    Ok(columns)
}

/// The bytes of the sentences from that of token `first` to that of token `last`.
fn sentence(view: &View, place: usize, first: usize, last: usize) -> (u32, u32) {
    let doc = view.doc(place);
    let from = (1..=first).rev().find(|&i| doc.starts_sentence(i)).unwrap_or(0);
    let to = (last + 1..doc.len()).find(|&i| doc.starts_sentence(i)).unwrap_or(doc.len()) - 1;
    (view.span(place, from).0, view.span(place, to).1)
}

fn is_word(view: &View, place: usize, i: usize) -> bool {
    let kind = view.forms().kind(view.doc(place).forms[i]);
    !matches!(kind, Kind::Punctuation | Kind::Symbol)
}

/// The token that `window` words before token `first` lead to, with the punctuation before it.
fn before(view: &View, place: usize, first: usize, window: usize) -> usize {
    let (mut words, mut at) = (0, first);
    while at > 0 && (words < window || !is_word(view, place, at - 1)) {
        if window == 0 {
            break;
        }
        at -= 1;
        words += usize::from(is_word(view, place, at));
    }
    at
}

/// The token that `window` words after token `last` lead to, with the punctuation after it.
fn after(view: &View, place: usize, last: usize, window: usize) -> usize {
    let (mut words, mut at, len) = (0, last, view.doc(place).len());
    while at + 1 < len && (words < window || !is_word(view, place, at + 1)) {
        if window == 0 {
            break;
        }
        at += 1;
        words += usize::from(is_word(view, place, at));
    }
    at
}
