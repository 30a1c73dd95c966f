//! Which lines recur across the documents of a source?

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ahash::RandomState;

use crate::Result;
use crate::corpus::View;
use crate::count::{Groups, signed};
use crate::parallel::Job;
use crate::text::lines_that_may_recur;

/// One row per source and line: by source, those of the most documents first, ties by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineColumns {
    /// The words in small letters, single blanks between.
    pub line: Vec<String>,
    /// The source, by number.
    pub group: Vec<u32>,
    /// Documents of the source with that line.
    pub docs: Vec<i64>,
    /// Documents of the source with any line that may recur.
    pub n_docs: Vec<i64>,
    /// `docs / n_docs`.
    pub share: Vec<f64>,
    /// The line as it stands in a text; the first in code-point order of several.
    pub example: Vec<String>,
}

/// By source and line: in how many documents, and an example.
type Found<'v> = HashMap<(u32, String), (u64, &'v str), RandomState>;

/// Counts the lines of the documents of each group; kept are those that stand in at least
/// `min_docs` documents and in at least `min_share` of those of their group.
///
/// # Errors
///
/// A stop.
#[allow(clippy::iter_over_hash_type, reason = "sums and minima, whatever the order")]
pub fn recurring_lines(
    view: &View,
    groups: &Groups,
    min_docs: u64,
    min_share: f64,
    job: &Job,
) -> Result<LineColumns> {
    job.announce(view.len() as u64);
    let parts = job.map_parts(
        view.len(),
        |place| view.doc(place).len(),
        |places| {
            let (mut found, mut sizes) = (Found::default(), vec![0_u64; groups.len()]);
            for place in places {
                job.check()?;
                add(view, place, groups, &mut found, &mut sizes);
                job.advance(1);
            }
            Ok((found, sizes))
        },
    )?;
    let (mut all, mut sizes) = (Found::default(), vec![0_u64; groups.len()]);
    for (found, part) in parts {
        for ((group, line), (docs, example)) in found {
            count(&mut all, group, line, docs, example);
        }
        sizes.iter_mut().zip(part).for_each(|(sum, n)| *sum += n);
    }
    Ok(table(all, &sizes, min_docs, min_share))
}

fn count<'v>(found: &mut Found<'v>, group: u32, line: String, docs: u64, example: &'v str) {
    match found.entry((group, line)) {
        Entry::Occupied(mut row) => {
            let row = row.get_mut();
            *row = (row.0 + docs, row.1.min(example));
        }
        Entry::Vacant(row) => {
            row.insert((docs, example));
        }
    }
}

fn add<'v>(
    view: &'v View,
    place: usize,
    groups: &Groups,
    found: &mut Found<'v>,
    sizes: &mut [u64],
) {
    let (Some(group), Some(text)) = (groups.of(place), view.text(place)) else { return };
    let mut lines = lines_that_may_recur(text);
    // Twice in one document is once; sorted, so that the example is the first of them.
    lines.sort_unstable();
    lines.dedup_by(|later, first| later.0 == first.0);
    sizes[group] += u64::from(!lines.is_empty());
    let group = u32::try_from(group).unwrap_or(u32::MAX); // codes come as 32 bits
    for (line, example) in lines {
        count(found, group, line, 1, example);
    }
}

fn table(found: Found<'_>, sizes: &[u64], min_docs: u64, min_share: f64) -> LineColumns {
    let share = |group: u32, docs: u64| docs as f64 / sizes[group as usize] as f64;
    let mut rows: Vec<_> = found
        .into_iter()
        .filter(|((group, _), (docs, _))| *docs >= min_docs && share(*group, *docs) >= min_share)
        .collect();
    let key = |row: &((u32, String), (u64, &str))| (row.0.0, u64::MAX - row.1.0);
    rows.sort_unstable_by(|a, b| (key(a), &a.0.1).cmp(&(key(b), &b.0.1)));
    let mut columns = LineColumns::default();
    for ((group, line), (docs, example)) in rows {
        columns.share.push(share(group, docs));
        columns.line.push(line);
        columns.group.push(group);
        columns.docs.push(signed(docs));
        columns.n_docs.push(signed(sizes[group as usize]));
        columns.example.push(example.to_owned());
    }
    columns
}
