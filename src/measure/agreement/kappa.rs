//! Cohen's κ: how much more do two coders agree than two who draw from the same shares?
//!
//! ```text
//! κ = (pₒ − pₑ) / (1 − pₑ) = (N·Σ nᵢᵢ − Σ rᵢ·cᵢ) / (N² − Σ rᵢ·cᵢ)
//! ```
//!
//! nᵢⱼ: units to which the first coder gave i and the second j; rᵢ, cⱼ: sums of rows and columns;
//! N: units with both values. Range: below 0 to 1. NaN if there is no unit, or both gave one and
//! the same value throughout.
//!
//! Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and Psychological
//! Measurement* 20(1), 37–46.

use crate::measure::share;

/// Units by the values of two coders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    counts: Vec<u64>,
    categories: usize,
}

impl Table {
    /// No unit yet, of so many categories.
    pub fn new(categories: usize) -> Self {
        Self { counts: vec![0; categories * categories], categories }
    }

    /// Adds `n` units to which the first coder gave `first` and the second `second`.
    pub fn add(&mut self, first: usize, second: usize, n: u64) {
        self.counts[first * self.categories + second] += n;
    }

    /// Units, N.
    pub fn units(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// pₒ, the share of units to which both gave the same; NaN without a unit.
    pub fn agreement(&self) -> f64 {
        share(self.same(), self.units())
    }

    fn same(&self) -> u64 {
        (0..self.categories).map(|i| self.counts[i * self.categories + i]).sum()
    }

    /// κ of the [module](super).
    pub fn kappa(&self) -> f64 {
        let n = u128::from(self.units());
        let row = |i: usize| self.counts[i * self.categories..][..self.categories].iter().sum();
        let column = |j: usize| self.counts.iter().skip(j).step_by(self.categories).sum();
        let product = |i: usize| {
            let (row, column): (u64, u64) = (row(i), column(i));
            u128::from(row) * u128::from(column)
        };
        let chance: u128 = (0..self.categories).map(product).sum();
        let most = n * n - chance;
        if most == 0 {
            return f64::NAN;
        }
        let more = n * u128::from(self.same());
        let sign = if more < chance { -1.0 } else { 1.0 };
        sign * more.abs_diff(chance) as f64 / most as f64
    }
}
