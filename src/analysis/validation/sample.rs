//! Which sentences should be read by hand to tell how good a dictionary is?

use crate::corpus::View;
use crate::count::{Groups, Hits, Sentence, sentences, signed, small};
use crate::parallel::Job;
use crate::resample::rng::Stream;
use crate::resample::stratified::{allocate, draw};
use crate::{Error, Result};

/// How many sentences, of which strata.
#[derive(Clone, Copy, Debug)]
pub struct ValidationSample {
    /// Sentences drawn.
    pub n: usize,
    /// Share of them that are drawn among those with a hit; 0 to 1.
    pub hit_share: f64,
    /// Whether sentences are told apart by their frame.
    pub by_frame: bool,
    /// Seed of the draw.
    pub seed: u64,
}

/// The sentences drawn, what hits them, and the strata that they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValidationSampleColumns {
    /// The document of each sentence, by its place in the view; in an order that tells nothing.
    pub doc: Vec<u32>,
    /// Number of the sentence in its document.
    pub sentence: Vec<i64>,
    /// First code point.
    pub start: Vec<i64>,
    /// One past the last code point.
    pub end: Vec<i64>,
    /// The sentence.
    pub text: Vec<String>,
    /// The sentence before it; empty at the beginning.
    pub before: Vec<String>,
    /// The sentence after it; empty at the end.
    pub after: Vec<String>,
    /// Its stratum, by number.
    pub stratum: Vec<u32>,
    /// The hits in these sentences: the sentence, by its place in the columns above.
    pub hit_row: Vec<u32>,
    /// The frame of each hit.
    pub hit_frame: Vec<u32>,
    /// The entry of each hit.
    pub hit_entry: Vec<u32>,
    /// The strata that have a sentence: the group.
    pub group: Vec<u32>,
    /// The rarest frame in the sentences of a stratum, or the number of frames if there is none.
    pub frame: Vec<u32>,
    /// Sentences of the stratum.
    pub population: Vec<i64>,
    /// How many of them are drawn.
    pub drawn: Vec<i64>,
    /// How many of them have each frame: all frames of the first stratum, then the second, …
    pub with_frame: Vec<i64>,
}

/// Draws sentences of `view` from strata: one for each group of documents and, with
/// [`by_frame`](ValidationSample::by_frame), the rarest frame in the sentence, or none.
///
/// # Errors
///
/// Fewer sentences wanted than there are strata; memory, or a stop.
pub fn validation_sample(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    how: ValidationSample,
    job: &Job,
) -> Result<ValidationSampleColumns> {
    let all: Vec<Sentence> = sentences(view, hits, job)?
        .into_iter()
        .filter(|sentence| groups.of(sentence.doc as usize).is_some())
        .collect();
    let rank = ranks(&all, hits, n_frames);
    let frame_of = |sentence: &Sentence| {
        let frames = sentence.hits().map(|hit| hits.frame[hit] as usize);
        frames.filter(|_| how.by_frame).min_by_key(|&frame| rank[frame]).unwrap_or(n_frames)
    };
    let mut strata = vec![Vec::new(); groups.len() * (n_frames + 1)];
    for (at, sentence) in all.iter().enumerate() {
        let group = groups.of(sentence.doc as usize).unwrap_or_default();
        strata[group * (n_frames + 1) + frame_of(sentence)].push(at);
    }
    let sizes: Vec<usize> = strata.iter().map(Vec::len).collect();
    let drawn = allocation(&sizes, n_frames, how)?;
    let mut columns = ValidationSampleColumns::default();
    let mut chosen = Vec::new();
    for (h, units) in strata.iter().enumerate().filter(|(_, units)| !units.is_empty()) {
        let stratum = small(columns.group.len());
        let places = draw(drawn[h], sizes[h], Stream::new(how.seed, h as u64));
        chosen.extend(places.into_iter().map(|place| (stratum, units[place])));
        columns.group.push(small(h / (n_frames + 1)));
        columns.frame.push(small(h % (n_frames + 1)));
        columns.population.push(signed(sizes[h] as u64));
        columns.drawn.push(signed(drawn[h] as u64));
        columns.with_frame.extend(having(units, &all, hits, n_frames));
    }
    // The order says nothing of the strata.
    let order = Stream::new(how.seed, u64::MAX);
    chosen.sort_unstable_by_key(|&(_, at)| (order.at(at as u64), at));
    for (stratum, at) in chosen {
        job.check()?;
        columns.push(view, hits, all[at], stratum);
    }
    Ok(columns)
}

/// How many are drawn from each stratum: hits and other sentences have their shares, and in either
/// part the strata have the same number, unless they are too small.
fn allocation(sizes: &[usize], n_frames: usize, how: ValidationSample) -> Result<Vec<usize>> {
    let part = |is_hit: bool| -> Vec<usize> {
        let own = |(h, &size): (usize, &usize)| {
            if (h % (n_frames + 1) < n_frames) == is_hit { size } else { 0 }
        };
        sizes.iter().enumerate().map(own).collect()
    };
    let (with, without) = (part(true), part(false));
    let strata = |sizes: &[usize]| sizes.iter().filter(|&&size| size > 0).count();
    let total = |sizes: &[usize]| sizes.iter().sum::<usize>();
    let needed = strata(sizes);
    if how.n < needed {
        let wanted = format!("{needed} or more, one for each stratum that has a sentence");
        return Err(Error::invalid("n", how.n, wanted));
    }
    // A whole number of sentences, at least one for every stratum.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to n")]
    let meant = (how.n as f64 * how.hit_share).round() as usize;
    let meant = meant.max(strata(&with)).min(how.n - strata(&without)).min(total(&with));
    let others = (how.n - meant).min(total(&without));
    let of_hits = allocate(how.n - others, &with);
    Ok(of_hits.into_iter().zip(allocate(others, &without)).map(|(a, b)| a + b).collect())
}

/// The frames from the rarest to the most frequent, by sentences that have them: the rank of each.
fn ranks(all: &[Sentence], hits: &Hits, n_frames: usize) -> Vec<usize> {
    let units: Vec<usize> = (0..all.len()).collect();
    let n = having(&units, all, hits, n_frames);
    let mut order: Vec<usize> = (0..n_frames).collect();
    order.sort_by_key(|&frame| n[frame]);
    let mut rank = vec![0; n_frames];
    for (place, &frame) in order.iter().enumerate() {
        rank[frame] = place;
    }
    rank
}

/// How many of the sentences `units` have each frame.
fn having(units: &[usize], all: &[Sentence], hits: &Hits, n_frames: usize) -> Vec<i64> {
    let mut n = vec![0; n_frames];
    for &at in units {
        let mut frames: Vec<u32> = all[at].hits().map(|hit| hits.frame[hit]).collect();
        frames.sort_unstable();
        frames.dedup();
        for frame in frames {
            n[frame as usize] += 1;
        }
    }
    n
}

impl ValidationSampleColumns {
    fn push(&mut self, view: &View, hits: &Hits, sentence: Sentence, stratum: u32) {
        let place = sentence.doc as usize;
        let doc = view.doc(place);
        let (first, last) = (sentence.first as usize, sentence.end as usize - 1);
        let bytes = [view.span(place, first).0, view.span(place, last).1];
        let points = view.code_points(place, &bytes);
        let row = small(self.doc.len());
        self.doc.push(sentence.doc);
        self.sentence.push(i64::from(sentence.number));
        self.start.push(points[0]);
        self.end.push(points[1]);
        self.text.push(view.slice(place, bytes[0], bytes[1]).to_owned());
        let words = |from: usize, to: usize| {
            view.slice(place, view.span(place, from).0, view.span(place, to).1).to_owned()
        };
        let opens = |i: usize| (0..=i).rfind(|&i| i == 0 || doc.starts_sentence(i)).unwrap_or(0);
        let closes = |i: usize| (i + 1..doc.len()).find(|&i| doc.starts_sentence(i));
        let (opening, closing) = (opens(first), closes(last));
        let before = opening.checked_sub(1).map(|i| words(opens(i), i));
        let after = closing.map(|i| words(i, closes(i).unwrap_or(doc.len()) - 1));
        self.before.push(before.unwrap_or_default());
        self.after.push(after.unwrap_or_default());
        self.stratum.push(stratum);
        for hit in sentence.hits() {
            self.hit_row.push(row);
            self.hit_frame.push(hits.frame[hit]);
            self.hit_entry.push(hits.entry[hit]);
        }
    }
}
