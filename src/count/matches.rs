//! Where do the entries of a dictionary stand?

use std::ops::Range;

use crate::Result;
use crate::corpus::{DocTokens, Match, Matcher, Pattern, View};
use crate::error::reserve;
use crate::parallel::Job;

use super::scope::{Scope, leave_out_nested};

const PURPOSE: &str = "the entries of a dictionary";

/// One line of a dictionary.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The frame that it belongs to, by number.
    pub frame: u32,
    /// What it matches.
    pub pattern: Pattern,
    /// Whether a match takes away the hits inside it.
    pub exclude: bool,
}

/// The entries of all frames, looked up in one vocabulary.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// The frame of each entry, and whether it excludes.
    frames: Vec<u32>,
    excludes: Vec<bool>,
    n_frames: usize,
    scope: Scope,
    matcher: Matcher,
}

/// Occurrences of frames, a column per field, by document, then first token, then frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// The entry that matched, by number.
    pub entry: Vec<u32>,
    /// The document, by its place in the view.
    pub doc: Vec<u32>,
    /// The first token, by its place in the document.
    pub first: Vec<u32>,
    /// One past the last token.
    pub end: Vec<u32>,
}

impl Dictionary {
    /// Looks `entries` up in the vocabulary of `view`; it then serves all views of that corpus.
    ///
    /// # Errors
    ///
    /// That of an entry, or memory.
    pub fn new(
        entries: impl Iterator<Item = Result<Entry>>,
        n_frames: usize,
        scope: Scope,
        view: &View,
    ) -> Result<Self> {
        let (mut frames, mut excludes) = (Vec::new(), Vec::new());
        let patterns = entries.map(|entry| {
            let Entry { frame, pattern, exclude } = entry?;
            reserve(PURPOSE, &mut frames, 1)?;
            reserve(PURPOSE, &mut excludes, 1)?;
            frames.push(frame);
            excludes.push(exclude);
            Ok(pattern)
        });
        let matcher = Matcher::new(patterns, view.forms(), view.corpus().tokenizer())?;
        Ok(Self { frames, excludes, n_frames, scope, matcher })
    }

    /// Number of frames.
    pub fn n_frames(&self) -> usize {
        self.n_frames
    }

    /// Number of entries.
    pub fn n_entries(&self) -> usize {
        self.frames.len()
    }

    /// The frame of an entry, by number.
    pub fn frame(&self, entry: usize) -> u32 {
        self.frames[entry]
    }

    /// Whether an entry takes hits away.
    pub fn excludes(&self, entry: usize) -> bool {
        self.excludes[entry]
    }

    /// Finds the hits in all documents of `view`.
    ///
    /// Within a frame the longest match at the leftmost place wins, and its tokens are used up; of
    /// two entries that match the same tokens the first one counts. A match that lies inside one of
    /// an excluding entry is none. Frames do not see one another, unless [`Scope::Dictionary`] says
    /// so.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn hits(&self, view: &View, job: &Job) -> Result<Hits> {
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| {
                let mut hits = Hits::default();
                for place in places {
                    job.check()?;
                    self.hits_of(view.doc(place), place, &mut hits)?;
                    job.advance(1);
                }
                Ok(hits)
            },
        )?;
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.merge(part)?;
        }
        Ok(all)
    }

    fn hits_of(&self, doc: DocTokens<'_>, place: usize, hits: &mut Hits) -> Result<()> {
        self.find(doc)
            .chosen
            .into_iter()
            .try_for_each(|(first, frame, m)| hits.push(place, frame, m.pattern, first, m.end))
    }

    pub(super) fn find(&self, doc: DocTokens<'_>) -> Found {
        let (mut matches, mut excluding) = (Vec::new(), Vec::new());
        self.matcher.each(doc, |m| {
            let list = if self.excludes(m.pattern) { &mut excluding } else { &mut matches };
            list.push(m);
        });
        // By first token; at the same one the longest first, then the first entry.
        matches.sort_unstable_by_key(|m| (m.first, usize::MAX - m.end, m.pattern));
        let covers = Covers::new(self, &excluding);
        let mut free = vec![0; if matches.is_empty() { 0 } else { self.n_frames }];
        let mut chosen = Vec::new();
        for &m in &matches {
            let frame = self.frame(m.pattern) as usize;
            if m.first >= free[frame] && !covers.cover(frame, m) {
                free[frame] = m.end;
                chosen.push((m.first, frame, m));
            }
        }
        if self.scope == Scope::Dictionary {
            leave_out_nested(&mut chosen, doc.len());
        }
        // A frame has one hit at most that begins at a token.
        chosen.sort_unstable_by_key(|&(first, frame, _)| (first, frame));
        Found { matches, excluding, chosen }
    }
}

/// What the entries of a dictionary find in a document.
pub(super) struct Found {
    /// Of entries that count, by first token.
    pub(super) matches: Vec<Match>,
    /// Of entries that exclude.
    pub(super) excluding: Vec<Match>,
    /// Hits, with first token and frame, by these.
    pub(super) chosen: Vec<(usize, usize, Match)>,
}

/// The matches of excluding entries: for each frame, by first token, how far any of them has
/// reached.
struct Covers(Vec<(usize, usize, usize)>);

impl Covers {
    fn new(dictionary: &Dictionary, excluded: &[Match]) -> Self {
        let frame = |m: &Match| dictionary.frame(m.pattern) as usize;
        let mut reach: Vec<_> = excluded.iter().map(|m| (frame(m), m.first, m.end)).collect();
        reach.sort_unstable();
        for i in 1..reach.len() {
            if reach[i].0 == reach[i - 1].0 {
                reach[i].2 = reach[i].2.max(reach[i - 1].2);
            }
        }
        Self(reach)
    }

    /// Whether an excluding match begins at or before `m` and ends at or after it.
    fn cover(&self, frame: usize, m: Match) -> bool {
        let after = self.0.partition_point(|&(f, first, _)| (f, first) <= (frame, m.first));
        let before = after.checked_sub(1).map(|place| self.0[place]);
        before.is_some_and(|(f, _, end)| f == frame && end >= m.end)
    }
}

impl Hits {
    /// Number of hits.
    pub fn len(&self) -> usize {
        self.frame.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.frame.is_empty()
    }

    /// The document, the first token and one past the last of hit `i`.
    pub fn tokens_of(&self, i: usize) -> (usize, usize, usize) {
        (self.doc[i] as usize, self.first[i] as usize, self.end[i] as usize)
    }

    /// The documents with hits, in their order, and which hits are theirs.
    pub fn by_doc(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut from = 0;
        self.doc.chunk_by(|a, b| a == b).map(move |same| {
            let here = from..from + same.len();
            from = here.end;
            (same[0] as usize, here)
        })
    }

    /// The hits of `frame` in the documents for which `keep` has true.
    #[must_use]
    pub fn only(&self, frame: u32, keep: &[bool]) -> Self {
        self.pick(|i| {
            self.frame[i] == frame && keep.get(self.doc[i] as usize).is_some_and(|&keep| keep)
        })
    }

    /// The hits whose first token begins at code point `start` of its text in `view`.
    #[must_use]
    pub fn starting_at(&self, view: &View, start: i64) -> Self {
        self.pick(|i| {
            let place = self.doc[i] as usize;
            let first = view.span(place, self.first[i] as usize).0;
            view.code_points(place, &[first]) == [start]
        })
    }

    /// The hits of `entry`.
    #[must_use]
    pub fn of_entry(&self, entry: u32) -> Self {
        self.pick(|i| self.entry[i] == entry)
    }

    /// The hits whose first token is the one at `position` of its document.
    #[must_use]
    pub fn at(&self, position: u32) -> Self {
        self.pick(|i| self.first[i] == position)
    }

    fn pick(&self, is_kept: impl Fn(usize) -> bool) -> Self {
        let kept: Vec<usize> = (0..self.len()).filter(|&i| is_kept(i)).collect();
        let pick = |column: &[u32]| kept.iter().map(|&i| column[i]).collect();
        Self {
            frame: pick(&self.frame),
            entry: pick(&self.entry),
            doc: pick(&self.doc),
            first: pick(&self.first),
            end: pick(&self.end),
        }
    }

    pub(super) fn push(
        &mut self,
        place: usize,
        frame: usize,
        entry: usize,
        first: usize,
        end: usize,
    ) -> Result<()> {
        let purpose = "the table of hits";
        let values = [frame, entry, place, first, end];
        let Self { frame, entry, doc, first, end } = self;
        for (column, value) in [frame, entry, doc, first, end].into_iter().zip(values) {
            reserve(purpose, column, 1)?;
            // Entries, documents and the tokens of one document are numbered with 32 bits.
            column.push(u32::try_from(value).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    /// Appends the hits of later documents.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn merge(&mut self, later: Self) -> Result<()> {
        let Self { frame, entry, doc, first, end } = self;
        let theirs = [later.frame, later.entry, later.doc, later.first, later.end];
        for (column, values) in [frame, entry, doc, first, end].into_iter().zip(theirs) {
            reserve("the table of hits", column, values.len())?;
            column.extend(values);
        }
        Ok(())
    }
}
