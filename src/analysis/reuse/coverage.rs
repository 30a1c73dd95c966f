//! How much of a document stands in another one?

use super::Reuse;
use crate::Result;
use crate::corpus::View;
use crate::count::{Sequences, signed};
use crate::measure::share;
use crate::parallel::Job;

/// One row per document and other document that share a passage, both ways round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageColumns {
    /// The document, by its place in the view.
    pub doc: Vec<u32>,
    /// The document that it shares passages with.
    pub other: Vec<u32>,
    /// How many passages.
    pub passages: Vec<i64>,
    /// Counted tokens of the document.
    pub tokens: Vec<i64>,
    /// Those in one of the passages.
    pub shared: Vec<i64>,
    /// Those that the other document has as well, at the same place of the passage; of passages
    /// that overlap, in proportion to what is new.
    pub equal: Vec<i64>,
    /// `equal` / `tokens`.
    pub coverage: Vec<f64>,
}

/// Sums `reuse`, found in `view`, up by pairs of documents.
///
/// # Errors
///
/// Memory, or a stop.
pub fn coverage(view: &View, reuse: &Reuse, job: &Job) -> Result<CoverageColumns> {
    let sequences = Sequences::new(view, job)?;
    let one = reuse.passages.iter().map(|p| (p.doc, p.other, p.start, p.end, p.equal));
    let back = reuse.passages.iter().map(|p| (p.other, p.doc, p.other_start, p.other_end, p.equal));
    let mut spans: Vec<(u32, u32, u32, u32, u32)> = one.chain(back).collect();
    spans.sort_unstable();
    let mut columns = CoverageColumns::default();
    for pair in spans.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        job.check()?;
        let (mut shared, mut equal, mut reached) = (0_u64, 0_u64, 0);
        for &(_, _, start, end, same) in pair {
            let new = u64::from(end.saturating_sub(start.max(reached)));
            shared += new;
            equal += u64::from(same) * new / u64::from(end - start);
            reached = reached.max(end);
        }
        let (doc, other, ..) = pair[0];
        let words = sequences.words(doc as usize) as u64;
        columns.doc.push(doc);
        columns.other.push(other);
        columns.passages.push(signed(pair.len() as u64));
        columns.tokens.push(signed(words));
        columns.shared.push(signed(shared));
        columns.equal.push(signed(equal));
        columns.coverage.push(share(equal, words));
    }
    Ok(columns)
}
