//! Which documents are most like each one? Exactly, without comparing all with all.

mod rows;
mod search;

use self::rows::Rows;
use self::search::{Near, Search};
use crate::corpus::View;
use crate::count::{Matrix, Ngrams, signed, small};
use crate::error::{named, reserve, try_vec};
use crate::parallel::Job;
use crate::{Error, Result};

/// Blocks of documents that are shared out, at most.
const BLOCKS: usize = 64;

named! {
    /// What two documents are compared by.
    enum Nearness is "method" {
        /// The angle between their rows of weights.
        Cosine = "cosine",
        /// The terms that both have, as a share of those that either has.
        Jaccard = "jaccard",
    }
}

named! {
    /// What a count is worth.
    enum Weighting is "weighting" {
        /// The count itself.
        Count = "count",
        /// count · (ln((1 + n) / (1 + df)) + 1), for a term in df of n documents.
        Tfidf = "tfidf",
    }
}

/// Who counts as a neighbor.
#[derive(Clone, Copy, Debug)]
pub struct Neighbors {
    /// The most neighbors of a document; `None`: all that are near enough.
    pub k: Option<usize>,
    /// The least similarity, above 0.
    pub threshold: f64,
    /// What is compared.
    pub nearness: Nearness,
    /// What a count is worth; of no account where only presence is compared.
    pub weighting: Weighting,
    /// Terms that stand in more documents do not count.
    pub max_docs: u64,
}

impl Neighbors {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if self.threshold > 0.0 && self.threshold <= 1.0 {
            return Ok(());
        }
        Err(Error::invalid("threshold", self.threshold, "a number above 0, up to 1"))
    }
}

/// One row per document and neighbor, by document and rank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeighborColumns {
    /// The document, by its place in the view.
    pub doc: Vec<u32>,
    /// The neighbor.
    pub neighbor: Vec<u32>,
    /// How alike they are.
    pub similarity: Vec<f64>,
    /// 1 for the nearest; documents that are equally near are ranked by place.
    pub rank: Vec<i64>,
}

/// The nearest documents of each document of `view`, by its n-grams.
///
/// # Errors
///
/// Memory, or a stop.
pub fn neighbors(
    view: &View,
    lengths: Ngrams,
    how: Neighbors,
    job: &Job,
) -> Result<NeighborColumns> {
    // The search is announced before counting begins: what is done never goes back.
    job.announce(view.len() as u64);
    let rows = Rows::new(view, &Matrix::new(view, lengths, job)?, how, job)?;
    // Copies, and documents without terms, are no rows of their own.
    job.advance((view.len() - rows.len()) as u64);
    let near = near(&rows, how, job)?;
    let what = "the table of neighbors";
    let mut columns = NeighborColumns::default();
    for doc in 0..view.len() {
        job.check()?;
        let Some(class) = rows.class_of(doc) else { continue };
        let others = near[class].iter().filter(|&&(_, other)| other as usize != doc);
        let most = how.k.unwrap_or(usize::MAX);
        for (rank, &(similarity, other)) in (1_u64..).zip(others.take(most)) {
            reserve(what, &mut columns.doc, 1)?;
            reserve(what, &mut columns.neighbor, 1)?;
            reserve(what, &mut columns.similarity, 1)?;
            reserve(what, &mut columns.rank, 1)?;
            columns.doc.push(small(doc));
            columns.neighbor.push(other);
            columns.similarity.push(similarity);
            columns.rank.push(signed(rank));
        }
    }
    Ok(columns)
}

/// What is nearest to each row, itself included.
fn near(rows: &Rows, how: Neighbors, job: &Job) -> Result<Vec<Near>> {
    let n_blocks = rows.len().min(BLOCKS);
    let blocks = job.map(n_blocks, |block| {
        let mut search = Search::new(rows, how)?;
        let mut found = Vec::new();
        // Every block gets rows from everywhere: long ones often stand together.
        for row in (block..rows.len()).step_by(n_blocks) {
            found.push(search.of(row, job)?);
            job.advance(1);
        }
        Ok(found)
    })?;
    let mut blocks: Vec<_> = blocks.into_iter().map(Vec::into_iter).collect();
    let mut near = try_vec("the neighbors", rows.len())?;
    near.extend((0..rows.len()).filter_map(|row| blocks[row % n_blocks].next()));
    Ok(near)
}
