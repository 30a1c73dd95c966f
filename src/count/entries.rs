//! How often does each entry of a dictionary match, count, and meet others?

use std::collections::BTreeMap;

use super::groups::small;
use super::matches::{Dictionary, Found};
use crate::Result;
use crate::corpus::{Match, View};
use crate::error::try_zeroed;
use crate::parallel::Job;

/// What one entry has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryTally {
    /// Hits; of an excluding entry its matches, no token in two of them.
    pub count: u64,
    /// Documents with one of these.
    pub docs: u64,
    /// Counted tokens in these.
    pub tokens: u64,
    /// Places where it matches, whether it counts there or not.
    pub matches: u64,
    /// Matches that share a token with one of another entry of the frame.
    pub same_frame: u64,
    /// Matches that share a token with one of another frame.
    pub other_frames: u64,
}

/// What all entries have; sums, so that partials merge.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// In the order of the dictionary.
    pub tallies: Vec<EntryTally>,
    /// How often a match of one entry shares a token with one of another.
    meetings: BTreeMap<(u32, u32), u64>,
}

impl Dictionary {
    /// Tallies up the entries in all documents of `view`. What excludes meets what it excludes
    /// from, and is met by nothing.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn entries(&self, view: &View, job: &Job) -> Result<Entries> {
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| {
                let mut part = Entries::empty(self.n_entries())?;
                for place in places {
                    job.check()?;
                    part.add(self, view, place);
                    job.advance(1);
                }
                Ok(part)
            },
        )?;
        let mut all = Entries::empty(self.n_entries())?;
        for part in parts {
            all.merge(part);
        }
        Ok(all)
    }
}

impl Entries {
    fn empty(n: usize) -> Result<Self> {
        Ok(Self { tallies: try_zeroed("the table of entries", n)?, ..Self::default() })
    }

    /// For each entry the one that its matches meet most often, ties by their order.
    pub fn partners(&self) -> Vec<Option<usize>> {
        let mut best: Vec<Option<(u64, u32)>> = vec![None; self.tallies.len()];
        for (&(entry, other), &n) in &self.meetings {
            let known = &mut best[entry as usize];
            if known.is_none_or(|(most, _)| n > most) {
                *known = Some((n, other));
            }
        }
        best.into_iter().map(|found| found.map(|(_, other)| other as usize)).collect()
    }

    fn merge(&mut self, other: Self) {
        for (ours, theirs) in self.tallies.iter_mut().zip(other.tallies) {
            ours.count += theirs.count;
            ours.docs += theirs.docs;
            ours.tokens += theirs.tokens;
            ours.matches += theirs.matches;
            ours.same_frame += theirs.same_frame;
            ours.other_frames += theirs.other_frames;
        }
        for (pair, n) in other.meetings {
            *self.meetings.entry(pair).or_default() += n;
        }
    }

    fn add(&mut self, dictionary: &Dictionary, view: &View, place: usize) {
        let doc = view.doc(place);
        let Found { mut matches, mut excluding, chosen } = dictionary.find(doc);
        matches.dedup();
        excluding.sort_unstable_by_key(|m| (m.pattern, m.first, usize::MAX - m.end));
        excluding.dedup();
        for m in matches.iter().chain(&excluding) {
            self.tallies[m.pattern].matches += 1;
        }
        self.meet(dictionary, &matches);
        self.exclude(dictionary, &matches, &excluding);
        let mut counted: Vec<Match> = chosen.into_iter().map(|(_, _, m)| m).collect();
        counted.extend(apart(&excluding));
        counted.sort_unstable_by_key(|m| (m.pattern, m.first));
        for same in counted.chunk_by(|a, b| a.pattern == b.pattern) {
            let tally = &mut self.tallies[same[0].pattern];
            tally.count += same.len() as u64;
            tally.docs += 1;
            let tokens = same.iter().flat_map(|m| m.first..m.end);
            tally.tokens += tokens.filter(|&i| doc.is_counted(i, view.forms())).count() as u64;
        }
    }

    /// Which of `matches`, by first token, share a token.
    fn meet(&mut self, dictionary: &Dictionary, matches: &[Match]) {
        let mut met = vec![(false, false); matches.len()];
        for (i, one) in matches.iter().enumerate() {
            for (j, other) in (i + 1..).zip(&matches[i + 1..]) {
                if other.first >= one.end {
                    break;
                }
                if one.pattern != other.pattern {
                    let same = dictionary.frame(one.pattern) == dictionary.frame(other.pattern);
                    for k in [i, j] {
                        met[k] = (met[k].0 || same, met[k].1 || !same);
                    }
                    self.meeting(one.pattern, other.pattern);
                    self.meeting(other.pattern, one.pattern);
                }
            }
        }
        for (m, (same, other)) in matches.iter().zip(met) {
            self.tallies[m.pattern].same_frame += u64::from(same);
            self.tallies[m.pattern].other_frames += u64::from(other);
        }
    }

    /// Which of `excluding` share a token with one of `matches` of their frame.
    fn exclude(&mut self, dictionary: &Dictionary, matches: &[Match], excluding: &[Match]) {
        let longest = matches.iter().map(|m| m.end - m.first).max().unwrap_or(0);
        for m in excluding {
            let from = matches.partition_point(|other| other.first + longest <= m.first);
            let near = matches[from..].iter().take_while(|other| other.first < m.end);
            let frame = dictionary.frame(m.pattern);
            let mut met = false;
            for other in near.filter(|o| o.end > m.first && dictionary.frame(o.pattern) == frame) {
                self.meeting(m.pattern, other.pattern);
                met = true;
            }
            self.tallies[m.pattern].same_frame += u64::from(met);
        }
    }

    fn meeting(&mut self, entry: usize, other: usize) {
        *self.meetings.entry((small(entry), small(other))).or_default() += 1;
    }
}

/// The matches of each pattern, sorted by pattern and place, without those that share a token with
/// one before: as the pattern alone would be found.
fn apart(matches: &[Match]) -> Vec<Match> {
    let mut kept: Vec<Match> = Vec::new();
    for &m in matches {
        if kept.last().is_none_or(|last| last.pattern != m.pattern || last.end <= m.first) {
            kept.push(m);
        }
    }
    kept
}
