//! Which documents are nearly the same?

use crate::corpus::View;
use crate::count::{
    Overlap, Overlaps, Sequences, Shingles, Union, Wanted, alike_by_signature, classes, overlaps,
    small,
};
use crate::error::{named, reserve, try_vec};
use crate::parallel::Job;
use crate::{Error, Result};

named! {
    /// What a shingle is made of.
    enum ShingleUnit is "unit" {
        /// Terms of counted tokens.
        Token = "token",
        /// The letters of these, a space between two terms.
        Character = "character",
    }
}

named! {
    /// How pairs are looked for.
    enum Search is "method" {
        /// So that none is missed.
        Exact = "exact",
        /// By signatures, which misses some.
        Minhash = "minhash",
    }
}

/// What counts as nearly the same.
#[derive(Clone, Copy, Debug)]
pub struct NearDuplicates {
    /// Items of a shingle.
    pub shingle: usize,
    /// What these are.
    pub unit: ShingleUnit,
    /// How pairs are looked for.
    pub search: Search,
    /// How much in common is enough.
    pub wanted: Wanted,
    /// Lists documents with the very same shingles with the first of them alone, however few.
    pub is_thin: bool,
}

/// One row per pair, by document and duplicate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NearDuplicateColumns {
    /// The document that comes first in the view; with containment, the one that is contained.
    pub doc: Vec<u32>,
    /// The other document.
    pub duplicate: Vec<u32>,
    /// What they have in common.
    pub similarity: Vec<f64>,
    /// Number of the cluster.
    pub cluster: Vec<i64>,
    /// The document of the cluster with most shingles; of several the first.
    pub representative: Vec<u32>,
    /// Pairs of documents with the same shingles that are not listed: too many.
    pub left_out: u64,
}

/// Finds the documents of `view` that are nearly the same.
///
/// # Errors
///
/// [`Error::InvalidValue`] if there are more than `max_pairs`; memory, or a stop.
pub fn near_duplicates(
    view: &View,
    how: &NearDuplicates,
    job: &Job,
) -> Result<NearDuplicateColumns> {
    let sequences = match how.unit {
        ShingleUnit::Token => Sequences::new(view, job)?,
        ShingleUnit::Character => Sequences::letters(view, job)?,
    };
    let shingles = Shingles::new(&sequences, how.shingle, job)?;
    let class_of = classes(&shingles)?;
    let firsts: Vec<u32> =
        (0..small(class_of.len())).filter(|&doc| class_of[doc as usize] == doc).collect();
    let between = match how.search {
        Search::Exact => overlaps(&shingles, &firsts, &how.wanted, job)?,
        Search::Minhash => {
            alike_by_signature((&sequences, how.shingle), &shingles, &firsts, &how.wanted, job)?
        }
    };
    let (pairs, left_out) = spread(&between, &class_of, &shingles, how, job)?;
    Ok(columns(pairs, left_out, &shingles, how))
}

/// The pairs of documents that follow from pairs of classes: those of the first documents alone,
/// and each other document with the first of its class, if this is asked for or all of them are too
/// many.
fn spread(
    between: &Overlaps,
    class_of: &[u32],
    shingles: &Shingles,
    how: &NearDuplicates,
    job: &Job,
) -> Result<(Overlaps, u64)> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); class_of.len()];
    for (doc, &class) in (0..).zip(class_of) {
        members[class as usize].push(doc);
    }
    let size = |class: u32| members[class as usize].len() as u64;
    let within: u64 = members.iter().map(|docs| pairs_of(docs.len() as u64)).sum();
    let total = within + between.iter().map(|&(a, b, _)| size(a) * size(b)).sum::<u64>();
    let max_pairs = how.wanted.max_pairs as u64;
    let is_thinned = how.is_thin || total > max_pairs;
    let copies: u64 = members.iter().map(|docs| (docs.len() as u64).saturating_sub(1)).sum();
    let fewest = between.len() as u64 + copies;
    if is_thinned && fewest > max_pairs {
        return Err(Error::invalid("max_pairs", max_pairs, format!("{fewest} or more here")));
    }
    let few = |class: u32| {
        &members[class as usize][..if is_thinned { 1 } else { members[class as usize].len() }]
    };
    let mut pairs: Overlaps = try_vec("the pairs of documents", 0)?;
    for &(a, b, both) in between {
        job.check()?;
        for &x in few(a) {
            reserve("the pairs of documents", &mut pairs, few(b).len())?;
            pairs.extend(few(b).iter().map(|&y| (x.min(y), x.max(y), both)));
        }
    }
    for docs in &members {
        job.check()?;
        let firsts = if is_thinned { docs.len().min(1) } else { docs.len() };
        for (i, &x) in docs[..firsts].iter().enumerate() {
            let both = shingles.size(x as usize);
            reserve("the pairs of documents", &mut pairs, docs.len())?;
            pairs.extend(docs[i + 1..].iter().map(|&y| (x, y, both)));
        }
    }
    let left_out = total - pairs.len() as u64;
    Ok((pairs, left_out))
}

fn pairs_of(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

fn columns(
    mut pairs: Overlaps,
    left_out: u64,
    shingles: &Shingles,
    how: &NearDuplicates,
) -> NearDuplicateColumns {
    let size = |doc: u32| shingles.size(doc as usize);
    if how.wanted.measure == Overlap::Containment {
        for (doc, duplicate, _) in &mut pairs {
            if size(*duplicate) < size(*doc) {
                std::mem::swap(doc, duplicate);
            }
        }
    }
    pairs.sort_unstable();
    let mut union = Union::new(shingles.len());
    for &(a, b, _) in &pairs {
        union.join(a, b);
    }
    let n = shingles.len();
    let (mut largest, mut number_of, mut next) = (vec![u32::MAX; n], vec![-1; n], 0);
    for &doc in pairs.iter().flat_map(|(a, b, _)| [a, b]) {
        let root = union.root(doc) as usize;
        let is_larger =
            largest[root] == u32::MAX || (size(doc), largest[root]) > (size(largest[root]), doc);
        largest[root] = if is_larger { doc } else { largest[root] };
        if number_of[root] < 0 {
            number_of[root] = next;
            next += 1;
        }
    }
    let roots: Vec<usize> = pairs.iter().map(|pair| union.root(pair.0) as usize).collect();
    NearDuplicateColumns {
        doc: pairs.iter().map(|pair| pair.0).collect(),
        duplicate: pairs.iter().map(|pair| pair.1).collect(),
        similarity: pairs
            .iter()
            .map(|&(a, b, both)| how.wanted.measure.of(both, size(a), size(b)))
            .collect(),
        cluster: roots.iter().map(|&root| number_of[root]).collect(),
        representative: roots.iter().map(|&root| largest[root]).collect(),
        left_out,
    }
}
