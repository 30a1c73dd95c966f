//! Where does a number between −1 and 1 lie, and is it 0? Documents left out one by one.
//!
//! ```text
//! z = artanh θ,   SE² = (n − 1)/n · Σ (θ₍ᵢ₎ − mean)²,   SE(z) = max(SE, least) / (1 − θ²)
//! low, high = tanh( z ∓ t·SE(z) ),   P(|Tₙ₋₁| ≤ t) = level
//! p = P( |Tₙ₋₁| ≥ |z| / SE(z) )
//! ```
//!
//! θ₍ᵢ₎: the number without document i; n: documents; least: the error that it has in any case, for
//! where all documents say the same there may be too few of them. Range of the limits: −1 to 1;
//! they hold 0 where p is above 1 − level. NaN if n < 2, if θ is −1, 1 or NaN, or if no document
//! makes a difference.
//!
//! Tukey, J. W. (1958). Bias and confidence in not quite large samples. *Annals of Mathematical
//! Statistics* 29(2), 614. Efron, B. (1982). *The jackknife, the bootstrap and other resampling
//! plans*.

use crate::measure::special::student_t::{t_critical, t_sf};

/// z, its standard error, and how many documents that is from; see the [module](self).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jackknife {
    z: f64,
    error: f64,
    freedom: f64,
}

impl Jackknife {
    /// Of a number, of what it is `without` each document, and of its `least` standard error.
    pub fn new(value: f64, without: &[f64], least: f64) -> Self {
        let n = without.len() as f64;
        let mean = without.iter().sum::<f64>() / n;
        let squares = without.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>();
        // What differs in its last digits alone does not differ.
        let differ = squares.sqrt() > 1e-12 * n;
        let error = ((n - 1.0) / n * squares).sqrt().max(least) / (1.0 - value * value);
        let defined = without.len() >= 2 && differ && value.abs() < 1.0;
        let error = if defined { error } else { f64::NAN };
        Self { z: libm::atanh(value), error, freedom: n - 1.0 }
    }

    /// Whether there are limits and a p.
    pub fn is_defined(self) -> bool {
        !self.error.is_nan()
    }

    /// Lower and upper limit.
    pub fn limits(self, level: f64) -> (f64, f64) {
        if !self.is_defined() {
            return (f64::NAN, f64::NAN);
        }
        let reach = t_critical(level, self.freedom) * self.error;
        (libm::tanh(self.z - reach), libm::tanh(self.z + reach))
    }

    /// p of the number being 0.
    pub fn p(self) -> f64 {
        if !self.is_defined() {
            return f64::NAN;
        }
        (2.0 * t_sf(self.z.abs() / self.error, self.freedom)).min(1.0)
    }
}
