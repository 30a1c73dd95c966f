//! Does the node keep other company in one group than in another? Documents change sides.

use super::{Neighbour, in_code_points};
use crate::Result;
use crate::corpus::View;
use crate::count::{Company, ComparedColumns, Exchange, Groups};
use crate::parallel::Job;
use crate::resample::permutation::{PairTest, p_of_sides};

/// Both sides of a comparison: group 0 against group 1.
pub(super) struct Sides<'a> {
    pub(super) view: &'a View,
    pub(super) found: &'a Company,
    pub(super) groups: &'a Groups,
    /// The same terms on both sides.
    pub(super) near: &'a [Vec<Neighbour>],
    pub(super) test: PairTest,
}

impl Sides<'_> {
    /// The rows of all terms, in code-point order; q is still to come.
    pub(super) fn compare(&self, job: &Job) -> Result<ComparedColumns> {
        let [here, there] = [&self.near[0], &self.near[1]];
        let sums = self.found.sums(self.groups);
        let [n1, n2] = [sums[0].near, sums[1].near];
        let docs = self.docs();
        let terms: Vec<u32> = here.iter().map(|neighbour| neighbour.term).collect();
        let exchange = Exchange::of_company(self.found, &docs, &terms)?;
        let differences = |labels: &[bool], out: &mut [f64]| exchange.differences(labels, out);
        let PairTest { permutations, seed, .. } = self.test;
        let labels = exchange.labels();
        let p = p_of_sides(job, permutations, seed, labels, terms.len(), differences)?;
        let mut columns = ComparedColumns::default();
        for row in in_code_points(self.view, here) {
            columns.push((here[row].count, n1), (there[row].count, n2), p[row]);
        }
        Ok(columns)
    }

    /// The documents of both sides where something is near, and whether they are of the target.
    fn docs(&self) -> Vec<(usize, bool)> {
        let order = self.view.canonical_order().into_iter();
        let near = order.filter(|&place| self.found.of(place).near > 0);
        near.filter_map(|place| Some((place, self.groups.of(place)? == 0))).collect()
    }
}

/// The terms that are near `least` times or more on both sides together, on both sides.
pub(super) fn on_both_sides(near: Vec<Vec<Neighbour>>, least: u64) -> Vec<Vec<Neighbour>> {
    let mut sides = vec![Vec::new(), Vec::new()];
    let mut left = near.into_iter().map(|side| side.into_iter().peekable()).collect::<Vec<_>>();
    while let Some(term) = left.iter_mut().filter_map(|side| Some(side.peek()?.term)).min() {
        let both: Vec<Neighbour> = left
            .iter_mut()
            .map(|side| side.next_if(|n| n.term == term).unwrap_or_else(|| Neighbour::none(term)))
            .collect();
        if both.iter().map(|neighbour| neighbour.count).sum::<u64>() >= least {
            for (side, neighbour) in sides.iter_mut().zip(both) {
                side.push(neighbour);
            }
        }
    }
    sides
}
