//! How do two sparse rows meet? As sets, as sums of products, cell by cell, or as shares.

/// One sparse row: ascending ids and the weight of each, equally many.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, W> {
    /// Ids, strictly ascending.
    pub ids: &'a [u32],
    /// Weights, one an id.
    pub weights: &'a [W],
}

/// What both rows are rows of, and what some measures have to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// How many columns there are, n; those where both rows have nothing count as well.
    pub columns: u64,
    /// What is added to every cell before shares are taken.
    pub smooth: f64,
    /// The power of Minkowski's distance.
    pub power: f64,
}

/// Sizes of two sets of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sets {
    /// |A ∩ B|
    pub both: u64,
    /// |A|
    pub a: u64,
    /// |B|
    pub b: u64,
    /// All columns, n.
    pub all: u64,
}

/// Sums over the columns of two rows of weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums {
    /// Σ x·y
    pub xy: f64,
    /// Σ x²
    pub xx: f64,
    /// Σ y²
    pub yy: f64,
    /// Σ x
    pub x: f64,
    /// Σ y
    pub y: f64,
    /// Columns.
    pub n: f64,
}

/// Two rows of one space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    pub(super) a: Row<'a, f64>,
    pub(super) b: Row<'a, f64>,
    pub(super) space: Space,
}

impl<'a> Pair<'a> {
    pub(super) fn sets(&self) -> Sets {
        let both = shared(self.a.ids, self.b.ids).count() as u64;
        let [a, b] = [self.a, self.b].map(|row| row.ids.len() as u64);
        Sets { both, a, b, all: self.space.columns }
    }

    pub(super) fn sums(&self) -> Sums {
        let [mut sums, n] = [0.0, self.space.columns as f64];
        for (i, j) in shared(self.a.ids, self.b.ids) {
            sums += self.a.weights[i] * self.b.weights[j];
        }
        let square = |row: Row<'_, f64>| row.weights.iter().map(|w| w * w).fold(0.0, add);
        let sum = |row: Row<'_, f64>| row.weights.iter().copied().fold(0.0, add);
        let [xx, yy] = [self.a, self.b].map(square);
        let [x, y] = [self.a, self.b].map(sum);
        Sums { xy: sums, xx, yy, x, y, n }
    }

    /// Both weights of every column where either row has one, columns ascending.
    pub(super) fn cells(&self) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
        let (rows, mut at) = ([self.a, self.b], [0, 0]);
        std::iter::from_fn(move || {
            let ids = [0, 1].map(|side| rows[side].ids.get(at[side]).copied());
            let next = ids.into_iter().flatten().min()?;
            let mut weights = [0.0; 2];
            for side in [0, 1] {
                if ids[side] == Some(next) {
                    weights[side] = rows[side].weights[at[side]];
                    at[side] += 1;
                }
            }
            Some((weights[0], weights[1]))
        })
    }

    /// Both weights of every column with the smoothing added, those without either weight last.
    pub(super) fn smoothed(&self) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
        let smooth = self.space.smooth;
        let rest = if smooth > 0.0 {
            self.space.columns.saturating_sub(self.cells().count() as u64)
        } else {
            0
        };
        let cells = self.cells().map(move |(x, y)| (x + smooth, y + smooth));
        cells.chain((0..rest).map(move |_| (smooth, smooth)))
    }

    /// Both shares of every column of the sum of their rows, smoothed.
    pub(super) fn shares(&self) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
        let (x, y) = self.smoothed().fold((0.0, 0.0), |(x, y), (dx, dy)| (x + dx, y + dy));
        // 0 / 0 becomes NaN, which every sum keeps: there is no distribution of nothing.
        let share = |part: f64, whole: f64| if whole == 0.0 { f64::NAN } else { part / whole };
        self.smoothed().map(move |(dx, dy)| (share(dx, x), share(dy, y)))
    }
}

/// A sum in the order of the columns, from +0.
fn add(sum: f64, x: f64) -> f64 {
    sum + x
}

/// The positions in `a` and `b` of the ids that both have, in ascending order.
pub(super) fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            let here = (i, j);
            i += usize::from(x <= y);
            j += usize::from(y <= x);
            if x == y {
                return Some(here);
            }
        }
        None
    })
}
