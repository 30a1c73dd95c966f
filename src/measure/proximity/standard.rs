//! How far is a frequency from the usual one? In standard deviations, as the Deltas compare.
//!
//! ```text
//! z = (f − mean f) / sd f
//! ```
//!
//! f: relative frequency of one word in each text; sd: sample standard deviation (n − 1). Unit:
//! standard deviations. 0 where all texts use the word alike; NaN for a single text.
//!
//! Burrows, J. (2002). 'Delta': a measure of stylistic difference and a guide to likely
//! authorship. *Literary and Linguistic Computing* 17(3), 267–287.

/// Mean and deviation of one word over the texts; see the [module](self).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    mean: f64,
    deviation: f64,
    is_flat: bool,
}

impl Standard {
    /// Those of the frequencies of all texts.
    #[allow(clippy::float_cmp, reason = "equal quotients of whole numbers are equal")]
    pub fn of(frequencies: impl Iterator<Item = f64> + Clone) -> Self {
        let n = frequencies.clone().count() as f64;
        let sum = |numbers: &mut dyn Iterator<Item = f64>| numbers.fold(0.0, |sum, f| sum + f);
        let mean = sum(&mut frequencies.clone()) / n;
        let squares = sum(&mut frequencies.clone().map(|f| (f - mean) * (f - mean)));
        let first = frequencies.clone().next();
        let is_flat = n > 1.0 && frequencies.map(Some).all(|f| f == first);
        Self { mean, deviation: (squares / (n - 1.0)).sqrt(), is_flat }
    }

    /// The z-score of one of them.
    pub fn z(&self, frequency: f64) -> f64 {
        if self.is_flat { 0.0 } else { (frequency - self.mean) / self.deviation }
    }
}
