//! Does the node keep other company in one group than in another? Documents change sides.

use super::{Neighbour, in_code_points};
use crate::Result;
use crate::corpus::View;
use crate::count::{Company, Exchange, Groups};
use crate::measure::association::{Contingency, log_ratio};
use crate::measure::share;
use crate::parallel::Job;
use crate::resample::adjust::Adjust;
use crate::resample::permutation::p_of_sides;

/// How two groups are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompanyTest {
    /// How often documents are permuted.
    pub permutations: u64,
    /// Seed of the permutations.
    pub seed: u64,
    /// How q is made of p.
    pub adjust: Adjust,
}

/// How the company of the node differs between two groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedColumns {
    /// Difference of the shares in all that is near.
    pub difference: Vec<f64>,
    /// Their ratio, in doublings.
    pub log_ratio: Vec<f64>,
    /// p of no difference, by permuting the documents where something is near.
    pub p: Vec<f64>,
    /// p adjusted for the number of rows.
    pub q: Vec<f64>,
}

impl ComparedColumns {
    /// Appends the rows of another frame.
    pub(super) fn extend(&mut self, other: Self) {
        self.difference.extend(other.difference);
        self.log_ratio.extend(other.log_ratio);
        self.p.extend(other.p);
    }
}

/// Both sides of a comparison: group 0 against group 1.
pub(super) struct Sides<'a> {
    pub(super) view: &'a View,
    pub(super) found: &'a Company,
    pub(super) groups: &'a Groups,
    /// The same terms on both sides.
    pub(super) near: &'a [Vec<Neighbour>],
    pub(super) test: CompanyTest,
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
        let CompanyTest { permutations, seed, .. } = self.test;
        let labels = exchange.labels();
        let p = p_of_sides(job, permutations, seed, labels, terms.len(), differences)?;
        let mut columns = ComparedColumns::default();
        for row in in_code_points(self.view, here) {
            let (a, b) = (here[row].count, there[row].count);
            columns.difference.push(share(a, n1) - share(b, n2));
            let table = Contingency::from_sizes(a, n1, b, n2);
            columns.log_ratio.push(table.map_or(f64::NAN, log_ratio));
            columns.p.push(p[row]);
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
