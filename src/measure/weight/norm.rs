//! How long is a row of weights?

use crate::error::named;

named! {
    /// What a row is divided by. A row of zeros is left as it is.
    enum Norm is "normalize" {
        /// Nothing.
        None = "none",
        /// The sum of its weights.
        L1 = "l1",
        /// The root of the sum of their squares.
        L2 = "l2",
        /// The largest of them.
        Max = "max",
    }
}

impl Norm {
    /// Divides `row`, whose weights are 0 or more.
    pub fn divide(self, row: &mut [f64]) {
        let length = match self {
            Self::None => return,
            Self::L1 => row.iter().sum(),
            Self::L2 => row.iter().map(|w| w * w).sum::<f64>().sqrt(),
            Self::Max => row.iter().copied().fold(0.0, f64::max),
        };
        if length > 0.0 {
            for weight in row {
                *weight /= length;
            }
        }
    }
}
