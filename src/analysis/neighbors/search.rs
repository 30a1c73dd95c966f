//! Which rows are nearest to one? Terms are added up from the rarest on, until what is left of the
//! row cannot bring another row near enough; those that may be near are then compared exactly.
//!
//! With r the length of what is left of row x, a row that has not been met has x · y ≤ r, and one
//! that has been met x · y ≤ (sum so far) + r · s, where s is the length of what is left of y after
//! the last term that both have (Cauchy and Schwarz; both rows have length 1). Terms come in one
//! order for all rows, so that this is known when the index is made. Of sets, it is the lesser
//! number of terms left.
//!
//! Sums are kept in 32 bits; `slack` is more than they can be off.

use super::rows::{Holder, Rows};
use super::{Nearness, Neighbors};
use crate::Result;
use crate::error::try_zeroed;
use crate::measure::proximity::{cosine_of_sums, jaccard_of_sizes};
use crate::parallel::Job;

/// Documents and how near they are, the nearest first.
pub(super) type Near = Vec<(f64, u32)>;

pub(super) struct Search<'r> {
    rows: &'r Rows,
    how: Neighbors,
    /// Sums so far, and the rows that have one; none are listed where nearly all will be met.
    sums: Vec<Sum>,
    met: Vec<u32>,
    is_dense: bool,
    /// How near the last neighbor of the row before was: says when to look, not what is found.
    last: f64,
    /// The weights of the row that is asked about.
    dense: Vec<f64>,
    ranked: Vec<f64>,
}

/// What a row comes to so far.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    sum: f32,
    /// What is left of it behind the last term added.
    left: f32,
}

/// What is left of a row from each of its terms on.
struct Left {
    /// Its greatest sum with any row.
    sum: Vec<f64>,
    /// The greatest nearness of a row that shares nothing before.
    near: Vec<f64>,
    /// Rows that are still to be read.
    work: Vec<usize>,
}

impl<'r> Search<'r> {
    pub(super) fn new(rows: &'r Rows, how: Neighbors) -> Result<Self> {
        let what = "the search for neighbors";
        Ok(Self {
            rows,
            how,
            sums: try_zeroed(what, rows.len())?,
            met: Vec::new(),
            is_dense: false,
            last: 0.0,
            dense: try_zeroed(what, rows.n_terms())?,
            ranked: Vec::new(),
        })
    }

    /// The documents nearest to `row`, those that have it included: one more than is asked for.
    pub(super) fn of(&mut self, row: usize, job: &Job) -> Result<Near> {
        let mut terms: Vec<(u32, f32)> = self.rows.light(row).collect();
        terms.sort_by_key(|&(term, _)| (self.rows.with(term).len(), term));
        let left = self.left(row, &terms);
        let slack = (terms.len() + 8) as f64 * f64::from(f32::EPSILON);
        let open = left.near.iter().filter(|&&near| near >= self.how.threshold).count();
        let unread = left.work.get(open).copied().unwrap_or(0);
        self.is_dense = left.work.first().is_some_and(|work| work - unread > self.rows.len());
        let (mut maybe, mut seen) = (None, 0);
        for (k, &(term, weight)) in terms.iter().enumerate() {
            job.check()?;
            let with = self.rows.with(term);
            // Looked at whenever lists have become twice as long: the work of it stays small.
            if left.near[k] < self.how.threshold.max(self.last) && with.len() >= 2 * seen {
                seen = with.len();
                maybe = self.enough(row, &left, k, slack);
                if maybe.is_some() {
                    break;
                }
            }
            self.add(with, weight);
        }
        let maybe = if let Some(maybe) = maybe {
            maybe
        } else {
            let least = self.least(row, slack);
            self.maybe(row, 0.0, least, slack)
        };
        let near = self.exactly(row, maybe, job);
        if self.is_dense {
            self.sums.fill(Sum::default());
        }
        for other in self.met.drain(..) {
            self.sums[other as usize] = Sum::default();
        }
        self.last = match (&near, self.how.k) {
            (Ok(near), Some(k)) => near.get(k).map_or(0.0, |last| last.0),
            _ => 0.0,
        };
        near
    }

    fn add(&mut self, with: &[Holder], weight: f32) {
        for holder in with {
            let sum = &mut self.sums[holder.row as usize];
            if !self.is_dense && sum.sum == 0.0 {
                self.met.push(holder.row);
            }
            sum.sum += weight * holder.weight;
            sum.left = holder.left;
        }
    }

    /// The rows met so far, and their sums.
    fn met(&self) -> impl Iterator<Item = (u32, Sum)> + '_ {
        let dense = if self.is_dense { self.sums.as_slice() } else { &[] };
        let dense = (0..).zip(dense).filter(|&(_, sum)| sum.sum != 0.0);
        let listed = self.met.iter().map(|other| (*other, &self.sums[*other as usize]));
        dense.chain(listed).map(|(other, &sum)| (other, sum))
    }

    fn left(&self, row: usize, terms: &[(u32, f32)]) -> Left {
        let n = terms.len();
        let mut left = Left { sum: vec![0.0; n], near: vec![0.0; n], work: vec![0; n] };
        let (mut square, mut work) = (0.0, 0);
        for (k, &(term, weight)) in terms.iter().enumerate().rev() {
            square += f64::from(weight) * f64::from(weight);
            work += self.rows.with(term).len();
            left.sum[k] = self.rows.left(square);
            left.near[k] = match self.how.nearness {
                Nearness::Cosine => left.sum[k],
                Nearness::Jaccard => left.sum[k] / self.rows.square(row),
            };
            left.work[k] = work;
        }
        left
    }

    /// The nearness that follows from a sum with row `other`.
    fn nearness(&self, row: usize, other: u32, sum: f64) -> f64 {
        match self.how.nearness {
            Nearness::Cosine => sum,
            Nearness::Jaccard => {
                let (a, b) = (self.rows.square(row), self.rows.square(other as usize));
                let both = sum.min(a).min(b);
                both / (a + b - both)
            }
        }
    }

    /// What a row must at least come to: the threshold, or the sum so far of the last one that is
    /// asked for.
    fn least(&mut self, row: usize, slack: f64) -> f64 {
        let mut least = self.how.threshold - slack;
        let Some(k) = self.how.k else { return least };
        let mut ranked = std::mem::take(&mut self.ranked);
        ranked.clear();
        for (other, sum) in self.met() {
            let nearness = self.nearness(row, other, f64::from(sum.sum));
            if nearness - slack < least {
                continue;
            }
            ranked.push(nearness);
            // Room for some more, so that the rank is seldom found.
            if ranked.len() > 4 * k + 64 {
                let (_, &mut kth, _) = ranked.select_nth_unstable_by(k, |a, b| b.total_cmp(a));
                ranked.truncate(k + 1);
                least = least.max(kth - slack);
            }
        }
        if ranked.len() > k {
            let (_, &mut kth, _) = ranked.select_nth_unstable_by(k, |a, b| b.total_cmp(a));
            least = least.max(kth - slack);
        }
        self.ranked = ranked;
        least
    }

    /// The rows that may be near, if no other can be and comparing them is less work than reading
    /// on from term `k`.
    fn enough(&mut self, row: usize, left: &Left, k: usize, slack: f64) -> Option<Vec<u32>> {
        // Nothing has been read yet.
        if left.near[k] >= 1.0 {
            return None;
        }
        let least = self.least(row, slack);
        if left.near[k] + slack >= least {
            return None;
        }
        let maybe = self.maybe(row, left.sum[k], least, slack);
        let compared: usize =
            maybe.iter().map(|&other| self.rows.row(other as usize).0.len()).sum();
        (compared <= left.work[k]).then_some(maybe)
    }

    fn maybe(&self, row: usize, left: f64, least: f64, slack: f64) -> Vec<u32> {
        let may_be = |&(other, so_far): &(u32, Sum)| {
            let more = match self.how.nearness {
                Nearness::Cosine => left * f64::from(so_far.left),
                Nearness::Jaccard => left.min(f64::from(so_far.left)),
            };
            self.nearness(row, other, f64::from(so_far.sum) + more) + slack >= least
        };
        self.met().filter(may_be).map(|(other, _)| other).collect()
    }

    /// Compares `row` with those that may be near, term by term in code-point order.
    fn exactly(&mut self, row: usize, maybe: Vec<u32>, job: &Job) -> Result<Near> {
        let (terms, weights) = self.rows.row(row);
        for (&term, &weight) in terms.iter().zip(weights) {
            self.dense[term as usize] = weight;
        }
        let most = self.how.k.map_or(usize::MAX, |k| k + 1);
        let mut near: Near = Vec::new();
        for other in maybe {
            job.check()?;
            let other = other as usize;
            let similarity = self.compare(row, other);
            if similarity >= self.how.threshold {
                near.extend(self.rows.docs(other).iter().take(most).map(|&doc| (similarity, doc)));
            }
        }
        for &term in terms {
            self.dense[term as usize] = 0.0;
        }
        near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(most);
        Ok(near)
    }

    fn compare(&self, row: usize, other: usize) -> f64 {
        let (terms, weights) = self.rows.row(other);
        let pairs =
            terms.iter().zip(weights).map(|(&term, &weight)| (self.dense[term as usize], weight));
        let both = pairs.fold(0.0, |sum, (ours, theirs)| sum + ours * theirs);
        let (a, b) = (self.rows.square(row), self.rows.square(other));
        match self.how.nearness {
            Nearness::Cosine => cosine_of_sums(both, a, b),
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole numbers
            Nearness::Jaccard => jaccard_of_sizes(both as u64, a as u64, b as u64),
        }
    }
}
