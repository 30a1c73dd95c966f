//! What is a count worth beside the other counts of its document?

use std::str::FromStr;

use super::Weight;
use crate::{Error, Result};

/// The local weight of a count tf > 0. What a document does not hold weighs 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tf {
    /// tf
    Count,
    /// 1
    Boolean,
    /// tf / Σ tf
    Proportion,
    /// tf / max tf
    Propmax,
    /// 1 + log tf
    Log,
    /// k + (1 − k) · tf / max tf
    Augmented,
    /// (1 + log tf) / (1 + log mean tf), the mean over the terms of the document
    Logave,
    /// tf · (k1 + 1) / (tf + k1 · (1 − b + b · L / mean L)), with length L = Σ tf
    Bm25,
}

impl Tf {
    /// All, in the order of [`Tf::NAMES`].
    pub const ALL: &'static [Self] = &[
        Self::Count,
        Self::Boolean,
        Self::Proportion,
        Self::Propmax,
        Self::Log,
        Self::Augmented,
        Self::Logave,
        Self::Bm25,
    ];

    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] =
        &["count", "boolean", "proportion", "propmax", "log", "augmented", "logave", "bm25"];
}

impl FromStr for Tf {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let place = Self::NAMES.iter().position(|&known| known == name);
        place.map(|place| Self::ALL[place]).ok_or_else(|| Error::UnknownName {
            parameter: "tf",
            got: name.to_owned(),
            allowed: Self::NAMES,
        })
    }
}

/// The counts of one document, summed up.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    sum: f64,
    max: f64,
    mean: f64,
    mean_length: f64,
}

impl Document {
    /// Of a document with `counts`, one of several that hold `mean_length` on the average.
    pub fn new(counts: &[i64], mean_length: f64) -> Self {
        let sum = counts.iter().sum::<i64>() as f64;
        let max = counts.iter().copied().max().unwrap_or(0) as f64;
        Self { sum, max, mean: sum / counts.len() as f64, mean_length }
    }
}

impl Weight {
    /// The local weight of the count `tf` in `doc`.
    #[inline]
    pub fn local(&self, tf: i64, doc: &Document) -> f64 {
        let tf = tf as f64;
        match self.tf {
            Tf::Count => tf,
            Tf::Boolean => 1.0,
            Tf::Proportion => tf / doc.sum,
            Tf::Propmax => tf / doc.max,
            Tf::Log => 1.0 + self.log(tf),
            Tf::Augmented => self.k + (1.0 - self.k) * tf / doc.max,
            Tf::Logave => (1.0 + self.log(tf)) / (1.0 + self.log(doc.mean)),
            Tf::Bm25 => {
                let length = 1.0 - self.b + self.b * doc.sum / doc.mean_length;
                tf * (self.k1 + 1.0) / (tf + self.k1 * length)
            }
        }
    }
}
