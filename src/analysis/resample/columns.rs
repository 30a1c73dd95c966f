//! What does the table of a resampled statistic hold?

use super::Compared;
use crate::count::{signed, small};

/// One row per frame and group, or per frame where two groups are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResampleColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// The group, by number; the target where two are compared.
    pub group: Vec<u32>,
    /// What each side has: one, or target and reference.
    pub sides: Vec<ResampledSide>,
    /// The statistic.
    pub value: Vec<f64>,
    /// The standard deviation of its replicates; NaN if one of them is not finite.
    pub se: Vec<f64>,
    /// Its lower limit.
    pub low: Vec<f64>,
    /// Its upper limit.
    pub high: Vec<f64>,
    /// How the limits were found, or why there are none.
    pub method: Vec<String>,
}

/// What one side has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResampledSide {
    /// Hits.
    pub count: Vec<i64>,
    /// Documents with a hit.
    pub docs: Vec<i64>,
    /// Documents.
    pub n_docs: Vec<i64>,
    /// Sources, or documents again if these are drawn.
    pub n_sources: Vec<i64>,
    /// Counted tokens.
    pub tokens: Vec<i64>,
}

impl ResampleColumns {
    pub(super) fn push(&mut self, frame: usize, group: usize, compared: &Compared, scale: f64) {
        let row = &compared.rows[frame];
        self.frame.push(small(frame));
        self.group.push(small(group));
        for (columns, side) in self.sides.iter_mut().zip(&compared.sides) {
            columns.count.push(signed(side.totals.x[frame]));
            columns.docs.push(signed(side.docs[frame]));
            columns.n_docs.push(signed(side.n_docs));
            columns.n_sources.push(signed(side.totals.n));
            columns.tokens.push(signed(side.totals.s));
        }
        self.value.push(row.value * scale);
        self.se.push(row.se * scale);
        self.low.push(row.limits.0 * scale);
        self.high.push(row.limits.1 * scale);
        self.method.push(row.method.clone());
    }
}
