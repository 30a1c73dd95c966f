//! How long is a row of weights?

use std::str::FromStr;

use crate::{Error, Result};

/// What a row is divided by. A row of zeros is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// Nothing.
    None,
    /// The sum of its weights.
    L1,
    /// The root of the sum of their squares.
    L2,
    /// The largest of them.
    Max,
}

impl Norm {
    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["none", "l1", "l2", "max"];

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

impl FromStr for Norm {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "none" => Ok(Self::None),
            "l1" => Ok(Self::L1),
            "l2" => Ok(Self::L2),
            "max" => Ok(Self::Max),
            _ => Err(Error::UnknownName {
                parameter: "normalize",
                got: name.to_owned(),
                allowed: Self::NAMES,
            }),
        }
    }
}
