//! Which runs of words stand in more than one document, and where?

use super::groups::small;
use super::sequence::{GAP, Sequences};
use crate::Result;
use crate::error::{reserve, try_vec, try_zeroed};
use crate::parallel::Job;

/// No n-gram that stands elsewhere begins here.
pub const NONE: u32 = u32::MAX;
/// Shares of the n-grams that are sorted on their own: less memory at a time.
const SHARES: usize = 16;
const PURPOSE: &str = "the places of repeated n-grams";

/// Which runs are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// How many words they have.
    pub n: usize,
    /// Whether all words of a document that has no such run are one.
    pub whole: bool,
}

/// The n-grams that stand in two documents or more, and all of their places.
#[derive(Clone, Debug)]
pub struct Repeats {
    group_at: Vec<u32>,
    again: Vec<u64>,
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Repeats {
    /// Finds the runs of `sequences` that are repeated; none reaches over a gap or the end of a
    /// document.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn new(sequences: &Sequences, runs: Runs, job: &Job) -> Result<Self> {
        let shares = job.map(SHARES, |share| repeated(sequences, runs, share, job))?;
        let total = sequences.all().len();
        let mut repeats = Self {
            group_at: try_vec(PURPOSE, total)?,
            again: try_zeroed(PURPOSE, total.div_ceil(64))?,
            ends: Vec::new(),
            places: try_vec(PURPOSE, shares.iter().map(|share| share.places.len()).sum())?,
        };
        repeats.group_at.resize(total, NONE);
        for share in shares {
            job.check()?;
            for place in share.again {
                repeats.again[place as usize / 64] |= 1 << (place % 64);
            }
            let mut from = 0;
            for end in share.ends {
                repeats.add(sequences, &share.places[from..end as usize])?;
                from = end as usize;
            }
        }
        Ok(repeats)
    }

    fn add(&mut self, sequences: &Sequences, places: &[u32]) -> Result<()> {
        let group = small(self.ends.len());
        reserve(PURPOSE, &mut self.ends, 1)?;
        let mut end_of_doc = 0;
        for &place in places {
            let place = place as usize;
            self.group_at[place] = group;
            if place < end_of_doc {
                self.again[place / 64] |= 1 << (place % 64);
            } else {
                end_of_doc = sequences.range(sequences.doc_of(place)).end;
            }
        }
        self.places.extend_from_slice(places);
        self.ends.push(small(self.places.len()));
        Ok(())
    }

    /// Number of different n-grams that stand in two documents or more.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The n-gram that begins at item `place` of all, or [`NONE`].
    #[inline]
    pub fn at(&self, place: usize) -> u32 {
        self.group_at[place]
    }

    /// Whether the run that begins at `place`, repeated or not, does not stand earlier in the same
    /// document.
    #[inline]
    pub fn is_first(&self, place: usize) -> bool {
        self.again[place / 64] >> (place % 64) & 1 == 0
    }

    /// The places of n-gram `group`, ascending.
    #[inline]
    pub fn places(&self, group: u32) -> &[u32] {
        let group = group as usize;
        let start = if group == 0 { 0 } else { self.ends[group - 1] };
        &self.places[start as usize..self.ends[group] as usize]
    }
}

/// The repeated n-grams of one share: places group by group, and where each group ends.
struct Share {
    places: Vec<u32>,
    ends: Vec<u32>,
    /// Places of those that stand in one document alone, but for the first.
    again: Vec<u32>,
}

fn repeated(sequences: &Sequences, runs: Runs, share: usize, job: &Job) -> Result<Share> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    for doc in 0..sequences.n_docs() {
        job.check()?;
        let range = sequences.range(doc);
        hashes(&sequences.all()[range.clone()], runs, |hash, at| {
            if hash % (SHARES as u64) == share as u64 {
                reserve(PURPOSE, &mut found, 1)?;
                found.push((hash, small(range.start + at)));
            }
            Ok(())
        })?;
    }
    found.sort_unstable();
    let mut kept = Share { places: Vec::new(), ends: Vec::new(), again: Vec::new() };
    for same in found.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        kept.add(sequences, runs.n, same)?;
    }
    Ok(kept)
}

impl Share {
    /// Adds n-grams of one hash; nearly always they are one n-gram.
    fn add(&mut self, sequences: &Sequences, n: usize, same: &[(u64, u32)]) -> Result<()> {
        // A document that is shorter than the run ends it.
        let words = |&(_, place): &(u64, u32)| {
            let end = sequences.range(sequences.doc_of(place as usize)).end;
            &sequences.all()[place as usize..end.min(place as usize + n)]
        };
        if let [first, last] = same
            && words(first) == words(last)
        {
            return self.add_one(sequences, same);
        }
        if same.iter().all(|place| words(place) == words(&same[0])) {
            return self.add_one(sequences, same);
        }
        let mut sorted = same.to_vec();
        sorted.sort_by(|a, b| words(a).cmp(words(b)));
        for equal in sorted.chunk_by(|a, b| words(a) == words(b)) {
            self.add_one(sequences, equal)?;
        }
        Ok(())
    }

    fn add_one(&mut self, sequences: &Sequences, equal: &[(u64, u32)]) -> Result<()> {
        let (first, last) = (equal[0].1 as usize, equal[equal.len() - 1].1 as usize);
        if last < sequences.range(sequences.doc_of(first)).end {
            reserve(PURPOSE, &mut self.again, equal.len() - 1)?;
            self.again.extend(equal[1..].iter().map(|&(_, place)| place));
            return Ok(());
        }
        reserve(PURPOSE, &mut self.places, equal.len())?;
        reserve(PURPOSE, &mut self.ends, 1)?;
        self.places.extend(equal.iter().map(|&(_, place)| place));
        self.ends.push(small(self.places.len()));
        Ok(())
    }
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Calls `found` with a hash of each run of `items` and where it begins.
pub(super) fn hashes(
    items: &[u32],
    Runs { n, whole }: Runs,
    mut found: impl FnMut(u64, usize) -> Result<()>,
) -> Result<()> {
    // A run longer than all of the items loses none, so that the text bounds the work, not n.
    let gone = (0..n.min(items.len())).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let (mut hash, mut since, mut is_short) = (0_u64, 0, whole);
    for (i, &item) in items.iter().enumerate() {
        if item == GAP {
            (hash, since) = (0, 0);
            continue;
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(spread(item));
        since += 1;
        if since > n {
            hash = hash.wrapping_sub(spread(items[i - n]).wrapping_mul(gone));
        }
        if since >= n {
            found(mix(hash), i + 1 - n)?;
            is_short = false;
        }
    }
    let mut words =
        items.iter().enumerate().filter(|&(_, &item)| is_short && item != GAP).peekable();
    let Some(&(first, _)) = words.peek() else { return Ok(()) };
    // The number of words keeps short documents from looking like parts of long ones.
    let (hash, n) = words.fold((0_u64, 0_u64), |(hash, n), (_, &item)| {
        (hash.wrapping_mul(BASE).wrapping_add(spread(item)), n + 1)
    });
    found(mix(hash ^ n << 32), first)
}

fn spread(item: u32) -> u64 {
    (u64::from(item) + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ (hash >> 32)
}
