//! How many bits a word does one lose by taking the second distribution for the first?
//!
//! ```text
//! KL(P‖Q) = Σ_i p_i · log₂(p_i / q_i)
//! ```
//!
//! Unit: bits. Range: 0 (same shares) up, infinite if Q lacks what P has: smooth the shares. Not
//! symmetric. NaN if a row is zeros.
//!
//! Kullback, S. & Leibler, R. A. (1951). On information and sufficiency. *Annals of Mathematical
//! Statistics* 22(1), 79–86.

/// Kullback-Leibler divergence from both shares of every column; see the [module](self).
pub fn kl(shares: impl Iterator<Item = (f64, f64)>) -> f64 {
    let part = |(p, q): (f64, f64)| match (p, q) {
        (p, q) if p.is_nan() || q.is_nan() => f64::NAN,
        (0.0, _) => 0.0,
        (_, 0.0) => f64::INFINITY,
        (p, q) => p * libm::log2(p / q),
    };
    let (sum, n) = shares.map(part).fold((0.0, 0_u64), |(sum, n), d| (sum + d, n + 1));
    if n == 0 || sum.is_nan() { f64::NAN } else { sum.max(0.0) }
}
