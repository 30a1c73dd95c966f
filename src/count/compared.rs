//! How does a share differ between two sides?

use crate::measure::association::{Contingency, log_ratio};
use crate::measure::share;

/// Shares of the target and of the reference, compared; one row each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedColumns {
    /// Difference of the shares.
    pub difference: Vec<f64>,
    /// Their ratio, in doublings.
    pub log_ratio: Vec<f64>,
    /// p of no difference, by permuting documents.
    pub p: Vec<f64>,
    /// p adjusted for the number of rows.
    pub q: Vec<f64>,
}

impl ComparedColumns {
    /// Adds a row: `a` of `n1` against `b` of `n2`; q is still to come.
    pub fn push(&mut self, (a, n1): (u64, u64), (b, n2): (u64, u64), p: f64) {
        self.difference.push(share(a, n1) - share(b, n2));
        let table = Contingency::from_sizes(a, n1, b, n2);
        self.log_ratio.push(table.map_or(f64::NAN, log_ratio));
        self.p.push(p);
    }

    /// Appends the rows of another table; q is still to come.
    pub fn extend(&mut self, other: Self) {
        self.difference.extend(other.difference);
        self.log_ratio.extend(other.log_ratio);
        self.p.extend(other.p);
    }
}
