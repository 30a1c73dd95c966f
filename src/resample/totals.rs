//! What do the units of a draw add up to? Sums in whole numbers, of every column.

use crate::Result;
use crate::error::try_zeroed;

const PURPOSE: &str = "the totals of a draw";

/// Sums over units, from which rates and their standard errors follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Units, each as often as it was drawn.
    pub n: u64,
    /// Σ s: tokens.
    pub s: u64,
    /// Σ s²; 0 if squares were not asked for.
    pub ss: u128,
    /// Σ x of each column.
    pub x: Vec<u64>,
    /// Σ x² and Σ x·s of each column; none if squares were not asked for.
    pub products: Vec<(u128, u128)>,
}

impl Totals {
    /// Nothing yet, of `n_columns` columns; with `squares`, standard errors follow as well.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`](crate::Error::OutOfMemory).
    pub fn new(n_columns: usize, squares: bool) -> Result<Self> {
        let products = try_zeroed(PURPOSE, if squares { n_columns } else { 0 })?;
        Ok(Self { x: try_zeroed(PURPOSE, n_columns)?, products, ..Self::default() })
    }

    pub(super) fn clear(&mut self) {
        (self.n, self.s, self.ss) = (0, 0, 0);
        self.x.fill(0);
        self.products.fill((0, 0));
    }

    /// Adds a unit of `size` tokens, `times` times.
    #[inline]
    pub(super) fn add_size(&mut self, times: u64, size: u64) {
        self.n += times;
        self.s += times * size;
        if !self.products.is_empty() {
            self.ss += u128::from(times * size) * u128::from(size);
        }
    }

    /// Adds what such a unit holds of one column.
    #[inline]
    pub(super) fn add_count(&mut self, times: u64, size: u64, column: u32, count: u64) {
        let column = column as usize;
        self.x[column] += times * count;
        if let Some((xx, xs)) = self.products.get_mut(column) {
            *xx += u128::from(times * count) * u128::from(count);
            *xs += u128::from(times * count) * u128::from(size);
        }
    }

    /// R = Σ x / Σ s of a column; NaN without tokens.
    pub fn rate(&self, column: usize) -> f64 {
        if self.s == 0 { f64::NAN } else { self.x[column] as f64 / self.s as f64 }
    }

    /// SE = √( n/(n − 1) · Σ (x − R·s)² ) / S; NaN below two units, without tokens or squares.
    ///
    /// A sum of squares that only rounding keeps from 0 is 0.
    pub fn error(&self, column: usize) -> f64 {
        let Some(&(xx, xs)) = self.products.get(column) else { return f64::NAN };
        if self.n < 2 || self.s == 0 {
            return f64::NAN;
        }
        let (n, rate) = (self.n as f64, self.rate(column));
        let [xx, xs, ss] = [xx, xs, self.ss].map(|sum| sum as f64);
        let residual = xx - 2.0 * rate * xs + rate * rate * ss;
        let residual = if residual < 1e-12 * xx { 0.0 } else { residual };
        (n / (n - 1.0) * residual).sqrt() / self.s as f64
    }
}
