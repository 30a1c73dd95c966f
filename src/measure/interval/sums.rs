//! What has to be known of a group's documents for its rate? Six sums, which merge.
//!
//! ```text
//! R = Σ x / Σ s,   Var(R) ≈ n/(n − 1) · Σ (x − R·s)² / (Σ s)²
//! ```
//!
//! x: hits in a document; s: its tokens; n: documents. R in hits a token; NaN without tokens, its
//! variance NaN below two documents. The sums are whole numbers: they do not depend on the order of
//! the documents, and documents without a hit can be added all at once.
//!
//! Cochran, W. G. (1977). *Sampling techniques*, 3rd ed., chapter 6 (ratio estimators).

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

    /// Adds the documents of `other`.
    pub fn merge(&mut self, other: &Self) {
        self.documents += other.documents;
        self.x += other.x;
        self.s += other.s;
        self.xx += other.xx;
        self.xs += other.xs;
        self.ss += other.ss;
    }

    /// R: hits a token; NaN without tokens.
    pub fn rate(&self) -> f64 {
        if self.s == 0 { f64::NAN } else { self.x as f64 / self.s as f64 }
    }

    /// The linearised variance of R; see the [module](self).
    pub fn variance(&self) -> f64 {
        if self.documents < 2 || self.s == 0 {
            return f64::NAN;
        }
        let n = self.documents as f64;
        n / (n - 1.0) * self.residual() / (self.s as f64 * self.s as f64)
    }

    /// Σ (x − R·s)² = Σ x² − 2R·Σ x·s + R²·Σ s², in whole numbers where they suffice.
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
