//! Where does each frame occur?

use crate::Result;
use crate::corpus::View;
use crate::count::{Hits, signed};
use crate::parallel::Job;

/// One row per hit, by document, first token and frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HitColumns {
    /// First code point.
    pub start: Vec<i64>,
    /// One past the last code point.
    pub end: Vec<i64>,
    /// The words as they stand in the text.
    pub surface: Vec<String>,
    /// Sentence of the first token, from 0.
    pub sentence: Vec<i64>,
    /// Region of the first token, by number.
    pub region: Vec<u8>,
    /// Voice of the first token, by number.
    pub voice: Vec<u8>,
    /// Who speaks there.
    pub speaker: Vec<Option<String>>,
    /// Whether it is negated, false where nothing is known.
    pub negated: Vec<bool>,
    /// Whether it is hedged, false where nothing is known.
    pub hedged: Vec<bool>,
}

/// Says of each hit where it stands and in what words; `hits` must come from `view`.
///
/// # Errors
///
/// A stop.
pub fn hits(view: &View, hits: &Hits, job: &Job) -> Result<HitColumns> {
    let marks = hits.marks(view, job)?;
    let mut columns = HitColumns {
        voice: marks.iter().map(|mark| mark.voice() as u8).collect(),
        speaker: hits.speakers(view, &marks, job)?,
        negated: marks.iter().map(|mark| mark.negated() == Some(true)).collect(),
        hedged: marks.iter().map(|mark| mark.hedged() == Some(true)).collect(),
        ..HitColumns::default()
    };
    for (place, here) in hits.by_doc() {
        job.check()?;
        add(view, place, &hits.first[here.clone()], &hits.end[here], &mut columns);
    }
    Ok(columns)
}

fn add(view: &View, place: usize, first: &[u32], end: &[u32], columns: &mut HitColumns) {
    let starts: Vec<u32> = first.iter().map(|&i| view.span(place, i as usize).0).collect();
    let ends: Vec<u32> = end.iter().map(|&i| view.span(place, i as usize - 1).1).collect();
    columns.start.extend(view.code_points(place, &starts));
    columns.end.extend(view.code_points(place, &ends));
    let spans = starts.iter().zip(&ends);
    columns.surface.extend(spans.map(|(&s, &e)| view.slice(place, s, e).to_owned()));
    let doc = view.doc(place);
    let regions = view.regions(place);
    columns.region.extend(first.iter().map(|&i| regions[i as usize] as u8));
    let (mut sentence, mut seen) = (0, 0);
    for &i in first {
        let new = (seen + 1..=i as usize).filter(|&i| doc.starts_sentence(i)).count();
        sentence += signed(new as u64);
        seen = seen.max(i as usize);
        columns.sentence.push(sentence);
    }
}
