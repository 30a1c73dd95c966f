//! Between which limits does the rate over documents lie, however words clump in them?
//!
//! ```text
//! R   = X / S                                            X = Σ x_i,  S = Σ s_i
//! SE² = max( n/(n − 1) · Σ (x_i − R·s_i)² / S²,  R / S )
//! k   = R² / SE²                                         effective count, k ≤ X
//! κ   = k · (z / t)²                                     t: Student's, k degrees of freedom
//! low = R · χ²(α/2; 2κ) / 2κ,   high = R · χ²(1 − α/2; 2κ + 2) / 2κ
//! ```
//!
//! x_i: hits in document i; s_i: its tokens; n: documents. Unit: hits a token. k says how many
//! independent hits would tell as much: the limits are those of [`poisson_rate`] for that many, with
//! t for z because k itself is estimated, and from few hits badly. The second line never lets the
//! interval be narrower than independent tokens would make it.

use super::poisson::gamma_limits;
use super::poisson_rate;
use crate::measure::special::normal::normal_critical;
use crate::measure::special::student_t::t_critical;

/// Sums over the documents of a group, from which a rate and its limits follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// n: documents.
    pub documents: u64,
    /// X = Σ x: hits.
    pub x: u64,
    /// S = Σ s: tokens.
    pub s: u64,
    /// Σ x².
    pub xx: u128,
    /// Σ x·s.
    pub xs: u128,
    /// Σ s².
    pub ss: u128,
}

impl Sums {
    /// Adds one document with `x` hits in `s` tokens.
    pub fn add(&mut self, x: u64, s: u64) {
        self.add_many(1, x, s);
    }

    /// Adds `times` documents, each with `x` hits in `s` tokens.
    pub fn add_many(&mut self, times: u64, x: u64, s: u64) {
        let [many, x_, s_] = [times, x, s].map(u128::from);
        self.documents += times;
        self.x += times * x;
        self.s += times * s;
        self.xx += many * x_ * x_;
        self.xs += many * x_ * s_;
        self.ss += many * s_ * s_;
    }

    /// R: hits a token; NaN without tokens.
    pub fn rate(&self) -> f64 {
        if self.s == 0 { f64::NAN } else { self.x as f64 / self.s as f64 }
    }

    /// n/(n − 1) · Σ (x_i − R·s_i)² / S², the linearised variance of R; NaN for n < 2.
    ///
    /// Cochran, W. G. (1977). *Sampling techniques*, 3rd ed., eq. 6.13.
    pub fn variance(&self) -> f64 {
        if self.documents < 2 || self.s == 0 {
            return f64::NAN;
        }
        let n = self.documents as f64;
        n / (n - 1.0) * self.residual() / (self.s as f64 * self.s as f64)
    }

    /// Σ (x_i − R·s_i)² = Σ x² − 2R·Σ x·s + R²·Σ s², in whole numbers where they suffice.
    fn residual(&self) -> f64 {
        let (x, s) = (u128::from(self.x), u128::from(self.s));
        let exact = || {
            let plus = s.checked_mul(s)?.checked_mul(self.xx)?;
            let plus = plus.checked_add(x.checked_mul(x)?.checked_mul(self.ss)?)?;
            plus.checked_sub(x.checked_mul(s)?.checked_mul(2)?.checked_mul(self.xs)?)
        };
        let rate = self.rate();
        let rounded =
            || self.xx as f64 - 2.0 * rate * self.xs as f64 + rate * rate * self.ss as f64;
        exact().map_or_else(rounded, |sum| sum as f64 / (s * s) as f64).max(0.0)
    }
}

/// Limits of a rate, and how they were found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// How: one of [`METHODS`].
    pub method: &'static str,
    /// Whether the limits may hold less often than in 93 of 100 cases; see the [module](self).
    pub bursty: bool,
}

/// The methods that [`over_documents`] can name.
pub const METHODS: &[&str] = &[GAMMA, NO_HIT, ONE_DOCUMENT, NO_TOKENS];
const GAMMA: &str = "gamma over documents";
const NO_HIT: &str = "poisson (no hit; assumes independent tokens)";
const ONE_DOCUMENT: &str = "poisson (one document; assumes independent tokens)";
const NO_TOKENS: &str = "undefined (no tokens)";

/// Limits of the rate Σx / Σs over documents; see the [module](self).
pub fn over_documents(sums: &Sums, level: f64) -> Interval {
    if sums.s == 0 {
        return Interval { low: f64::NAN, high: f64::NAN, method: NO_TOKENS, bursty: false };
    }
    if sums.x == 0 || sums.documents < 2 {
        let method = if sums.documents < 2 { ONE_DOCUMENT } else { NO_HIT };
        let (low, high) = poisson_rate(sums.x, sums.s as f64, level);
        return Interval { low, high, method, bursty: true };
    }
    let rate = sums.rate();
    let k = effective_count(sums);
    let inflation = t_critical(level, k.max(1.0)) / normal_critical(level);
    let kappa = k / (inflation * inflation);
    let (low, high) = gamma_limits(kappa, level);
    let bursty = is_bursty(sums, k);
    Interval { low: rate * low / kappa, high: rate * high / kappa, method: GAMMA, bursty }
}

/// k = R² / SE²: how many independent hits would tell as much as these; at most X.
pub fn effective_count(sums: &Sums) -> f64 {
    let rate = sums.rate();
    let se2 = sums.variance().max(rate / sums.s as f64);
    rate * rate / se2
}

fn is_bursty(sums: &Sums, k: f64) -> bool {
    sums.x as f64 / k >= 5.0
}
