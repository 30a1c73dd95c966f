//! Does one group use a frame more than another, and by how much?

use crate::Result;
use crate::corpus::View;
use crate::count::{Comparison, Exchange, Groups, HitRows, Hits, Tally, check_side, signed, small};
use crate::measure::interval::mover::{Limited, difference, ratio};
use crate::measure::interval::{RateSettings, Sums, over_documents};
use crate::parallel::Job;
use crate::resample::adjust::Adjust;
use crate::resample::permutation::p_of_sides;

/// How two groups are contrasted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// Per how many tokens rates are given, and the level of all intervals.
    pub rates: RateSettings,
    /// How q is made of p.
    pub adjust: Adjust,
    /// How many permutations of documents.
    pub permutations: u64,
    /// Seed of the permutations.
    pub seed: u64,
}

/// One row per frame, in the order of the dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContrastColumns {
    /// The frame, by number.
    pub frame: Vec<u32>,
    /// Target, then reference.
    pub sides: [SideColumns; 2],
    /// Difference of the rates, with its limits.
    pub difference: LimitedColumns,
    /// Ratio of the rates, with its limits.
    pub ratio: LimitedColumns,
    /// p of no difference, by permuting documents; NaN if a side has fewer than two.
    pub p: Vec<f64>,
    /// p adjusted for the number of frames.
    pub q: Vec<f64>,
    /// The methods of the limits of each rate.
    pub methods: Vec<[&'static str; 2]>,
}

/// What one side has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SideColumns {
    /// Hits.
    pub count: Vec<i64>,
    /// Documents with a hit.
    pub docs: Vec<i64>,
    /// Hits per so many counted tokens.
    pub rate: Vec<f64>,
}

/// A column of numbers with those of their limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitedColumns {
    /// The numbers.
    pub value: Vec<f64>,
    /// Their lower limits.
    pub low: Vec<f64>,
    /// Their upper limits.
    pub high: Vec<f64>,
}

impl LimitedColumns {
    fn push(&mut self, number: Limited) {
        self.value.push(number.value);
        self.low.push(number.low);
        self.high.push(number.high);
    }
}

/// Contrasts two groups of `view` in the `hits` of `n_frames` frames.
///
/// # Errors
///
/// [`Error::InvalidValue`](crate::Error::InvalidValue) if a side has no counted token; memory; a
/// stop.
pub fn contrast(
    view: &View,
    hits: &Hits,
    n_frames: usize,
    groups: &Groups,
    comparison: Comparison<'_>,
    how: Contrast,
    job: &Job,
) -> Result<ContrastColumns> {
    let lengths = view.sizes();
    let docs = comparison.docs(view, groups);
    let rows = HitRows::new(hits, n_frames, view.len())?;
    let sides = [true, false].map(|side| sums(&docs, side, &lengths, &rows, n_frames));
    for (side, parameter) in sides.iter().zip(["target", "reference"]) {
        check_side(parameter, side.0.documents, side.0.s)?;
    }
    let mut columns = ContrastColumns::default();
    for frame in 0..n_frames {
        columns.frame.push(small(frame));
        columns.compare(frame, &sides, how.rates);
    }
    let exchange = Exchange::of_hits(&rows, n_frames, &docs, &lengths)?;
    let differences = |labels: &[bool], out: &mut [f64]| exchange.differences(labels, out);
    let (draws, seed) = (how.permutations, how.seed);
    columns.p = p_of_sides(job, draws, seed, exchange.labels(), n_frames, differences)?;
    columns.q = how.adjust.of(&columns.p);
    Ok(columns)
}

/// The documents and tokens of one side, and what each frame has in them.
fn sums(
    docs: &[(usize, bool)],
    side: bool,
    sizes: &[u64],
    rows: &HitRows,
    n_frames: usize,
) -> (Sums, Vec<Tally>) {
    let (mut all, mut frames) = (Sums::default(), vec![Tally::default(); n_frames]);
    for &(place, _) in docs.iter().filter(|(_, is_target)| *is_target == side) {
        all.add(0, sizes[place]);
        for &(frame, count) in rows.of(place) {
            frames[frame as usize].add(u64::from(count), sizes[place]);
        }
    }
    (all, frames)
}

impl ContrastColumns {
    fn compare(&mut self, frame: usize, sides: &[(Sums, Vec<Tally>); 2], rates: RateSettings) {
        let mut limited = [Limited { value: 0.0, low: 0.0, high: 0.0 }; 2];
        let mut methods = [""; 2];
        for (side, (all, frames)) in sides.iter().enumerate() {
            let tally = frames[frame];
            let sums = Sums { x: tally.count, xx: tally.squares, xs: tally.products, ..*all };
            let interval = over_documents(&sums, rates.level());
            let per = rates.per();
            limited[side] = Limited {
                value: sums.rate() * per,
                low: interval.low * per,
                high: interval.high * per,
            };
            methods[side] = interval.method;
            self.sides[side].count.push(signed(tally.count));
            self.sides[side].docs.push(signed(tally.docs));
            self.sides[side].rate.push(limited[side].value);
        }
        self.difference.push(difference(limited[0], limited[1]));
        self.ratio.push(ratio(limited[0], limited[1]));
        self.methods.push(methods);
    }
}
