//! What is a count worth beside the other counts of its document?

use super::Weight;
use crate::error::named;

named! {
    /// The local weight of a count tf > 0. What a document does not hold weighs 0.
    enum Tf is "tf" {
        /// tf
        Count = "count",
        /// 1
        Boolean = "boolean",
        /// tf / Σ tf
        Proportion = "proportion",
        /// tf / max tf
        Propmax = "propmax",
        /// 1 + log tf
        Log = "log",
        /// k + (1 − k) · tf / max tf
        Augmented = "augmented",
        /// (1 + log tf) / (1 + log mean tf), the mean over the terms of the document
        Logave = "logave",
        /// tf · (k1 + 1) / (tf + k1 · (1 − b + b · L / mean L)), with length L = Σ tf
        Bm25 = "bm25",
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
