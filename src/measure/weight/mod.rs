//! What is a count in a document worth? A local weight, a global one, and the length of the row.

pub mod global;
pub mod local;
pub mod norm;

pub use global::Df;
pub use local::Tf;
pub use norm::Norm;

use crate::{Error, Result};

/// How cells are weighted: tf · df, then divided by the norm of the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// The local weight.
    pub tf: Tf,
    /// The global weight.
    pub df: Df,
    /// What a row is divided by.
    pub norm: Norm,
    /// Base of the logarithms.
    pub base: f64,
    /// What the augmented weight starts from, 0 to 1.
    pub k: f64,
    /// How soon BM25 is saturated, 0 or more.
    pub k1: f64,
    /// How much BM25 allows for length, 0 to 1.
    pub b: f64,
}

impl Weight {
    /// The counts as they are.
    pub const COUNT: Self = Self {
        tf: Tf::Count,
        df: Df::None,
        norm: Norm::None,
        base: 10.0,
        k: 0.5,
        k1: 1.2,
        b: 0.75,
    };

    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        let share = |x: f64| (0.0..=1.0).contains(&x);
        for (parameter, value, is_right, wanted) in [
            ("base", self.base, self.base > 1.0 && self.base.is_finite(), "a number above 1"),
            ("k", self.k, share(self.k), "a number from 0 to 1"),
            ("k1", self.k1, self.k1 >= 0.0 && self.k1.is_finite(), "0 or more"),
            ("b", self.b, share(self.b), "a number from 0 to 1"),
        ] {
            if !is_right {
                return Err(Error::invalid(parameter, value, wanted));
            }
        }
        Ok(())
    }

    /// Logarithm to the base; those that have a function of their own by that function.
    #[allow(clippy::float_cmp, reason = "the base is as it was given")]
    pub(crate) fn log(&self, x: f64) -> f64 {
        if self.base == 10.0 {
            libm::log10(x)
        } else if self.base == 2.0 {
            libm::log2(x)
        } else if self.base == std::f64::consts::E {
            libm::log(x)
        } else {
            libm::log(x) / libm::log(self.base)
        }
    }
}
