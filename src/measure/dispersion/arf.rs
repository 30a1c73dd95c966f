//! Average reduced frequency: how many occurrences would there be if those close together counted
//! less?
//!
//! ```text
//! ARF = (1/w) · Σ min(dᵢ, w),   w = N / f
//! ```
//!
//! for f occurrences in N tokens; dᵢ is the distance from the one before, and that of the first
//! from the last goes round the end of the corpus. Range: 1 + (f − 1)·f/N (side by side; 1 for a
//! single one) to f (evenly far apart). It asks for positions and knows no parts. No occurrence:
//! NaN.
//!
//! Savický & Hlaváčová (2002), Measures of word commonness, Journal of Quantitative Linguistics
//! 9(3), pp. 215-231.

/// The sum of reduced distances of one item, position by position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arf {
    first: Option<u64>,
    last: u64,
    /// Σ min(dᵢ·f, N): f times what the formula sums, in whole numbers.
    sum: u128,
}

impl Arf {
    /// Adds an occurrence at `position` (from 0, never before the last one) of an item that has `f`
    /// in `n` tokens.
    pub fn add(&mut self, position: u64, f: u64, n: u64) {
        match self.first {
            Some(_) => self.sum += reduced(position - self.last, f, n),
            None => self.first = Some(position),
        }
        self.last = position;
    }

    /// The frequency, once all `f` are added.
    pub fn value(self, f: u64, n: u64) -> f64 {
        match self.first {
            Some(first) if n > 0 => {
                let round = (n + first).saturating_sub(self.last);
                (self.sum + reduced(round, f, n)) as f64 / n as f64
            }
            _ => f64::NAN,
        }
    }
}

fn reduced(d: u64, f: u64, n: u64) -> u128 {
    (u128::from(d) * u128::from(f)).min(u128::from(n))
}
