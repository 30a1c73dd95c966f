//! Where do the entries of a dictionary stand?

use std::ops::Range;

use crate::Result;
use crate::corpus::{DocTokens, Match, Matcher, Pattern, View};
use crate::error::{reserve, try_zeroed};
use crate::parallel::Job;

use super::groups::{Groups, Tally};
use super::rows::HitRows;
use super::scope::{Scope, leave_out_nested};

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
    entries: Vec<Entry>,
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
    /// Looks `entries` up in the vocabulary of `view`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(entries: Vec<Entry>, n_frames: usize, scope: Scope, view: &View) -> Result<Self> {
        let patterns: Vec<Pattern> = entries.iter().map(|entry| entry.pattern.clone()).collect();
        let matcher = Matcher::new(&patterns, view.forms(), view.corpus().tokenizer())?;
        Ok(Self { entries, n_frames, scope, matcher })
    }

    /// Number of frames.
    pub fn n_frames(&self) -> usize {
        self.n_frames
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
        let (mut found, mut excluded) = (Vec::new(), Vec::new());
        self.matcher.each(doc, |m| {
            let list = if self.entries[m.pattern].exclude { &mut excluded } else { &mut found };
            list.push(m);
        });
        // By first token; at the same one the longest first, then the first entry.
        found.sort_unstable_by_key(|m| (m.first, usize::MAX - m.end, m.pattern));
        let covers = Covers::new(self, &excluded);
        let mut free = vec![0; if found.is_empty() { 0 } else { self.n_frames }];
        let mut chosen = Vec::new();
        for m in found {
            let frame = self.entries[m.pattern].frame as usize;
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
        chosen
            .into_iter()
            .try_for_each(|(first, frame, m)| hits.push(place, frame, m.pattern, first, m.end))
    }
}

/// The matches of excluding entries: for each frame, by first token, how far any of them has
/// reached.
struct Covers(Vec<(usize, usize, usize)>);

impl Covers {
    fn new(dictionary: &Dictionary, excluded: &[Match]) -> Self {
        let frame = |m: &Match| dictionary.entries[m.pattern].frame as usize;
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

impl Hits {
    /// What each frame has in each group: row `frame * groups.len() + group`.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn sums(&self, n_frames: usize, groups: &Groups, sizes: &[u64]) -> Result<Vec<Tally>> {
        let mut sums: Vec<Tally> = try_zeroed("the table of frames", n_frames * groups.len())?;
        let rows = HitRows::new(self, n_frames, sizes.len())?;
        for (place, &size) in sizes.iter().enumerate() {
            let Some(group) = groups.of(place) else { continue };
            for &(frame, count) in rows.of(place) {
                sums[frame as usize * groups.len() + group].add(count.into(), size);
            }
        }
        Ok(sums)
    }

    /// For each frame, whether a hit of it has no token that is counted.
    pub fn frames_without_counted(&self, n_frames: usize, view: &View) -> Vec<bool> {
        let mut without = vec![false; n_frames];
        for (hit, &frame) in self.frame.iter().enumerate() {
            let doc = view.doc(self.doc[hit] as usize);
            let mut tokens = self.first[hit] as usize..self.end[hit] as usize;
            without[frame as usize] |= !tokens.any(|i| doc.is_counted(i, view.forms()));
        }
        without
    }
}
