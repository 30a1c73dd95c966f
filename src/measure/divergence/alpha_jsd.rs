//! How far do two distributions lie apart, frequent or rare terms weighing more as one likes?
//!
//! ```text
//! D_α = H_α(M) − ½ H_α(P) − ½ H_α(Q),   M = ½P + ½Q
//! H_α = (Σ p^α − 1) / (1 − α),   H_1 = −Σ p ln p
//! D_max = (2^(1−α) − 1)/2 · (H_α(P) + H_α(Q) + 2/(1 − α)),   for α = 1: ln 2
//! ```
//!
//! Unit: that of the entropies, nats for α = 1. Range: 0 (same shares) to `D_max` (nothing in
//! common). α above 1 lets frequent terms weigh more; with α = 2, D is a quarter of the squared
//! Euclidean distance of the shares. NaN if a side has no token.
//!
//! Gerlach, M., Font-Clos, F. & Altmann, E. G. (2016). Similarity of symbol frequency distributions
//! with heavy tails. *Physical Review X* 6, 021009.

/// `D_α` from both shares of every term; see the [module](self).
#[allow(clippy::float_cmp, reason = "the order is as it was given")]
pub fn alpha_jsd(shares: impl Iterator<Item = (f64, f64)>, alpha: f64) -> f64 {
    let of = |p: f64| match p {
        0.0 => 0.0,
        p if alpha == 1.0 => -p * libm::log(p),
        p => libm::pow(p, alpha) / (1.0 - alpha),
    };
    // A concave function of the share: what one term adds is never below 0 but by rounding.
    let part = |(p, q): (f64, f64)| of(f64::midpoint(p, q)) - f64::midpoint(of(p), of(q));
    let (sum, n) = shares.map(part).fold((0.0, 0_u64), |(sum, n), d: f64| (sum + d, n + 1));
    if n == 0 || sum.is_nan() { f64::NAN } else { sum.max(0.0) }
}

/// `D_max` from both shares of every term; see the [module](self).
#[allow(clippy::float_cmp, reason = "the order is as it was given")]
pub fn alpha_jsd_maximum(shares: impl Iterator<Item = (f64, f64)>, alpha: f64) -> f64 {
    if alpha == 1.0 {
        return std::f64::consts::LN_2;
    }
    let powers = shares.map(|(p, q)| libm::pow(p, alpha) + libm::pow(q, alpha));
    let sum = powers.fold(0.0, |sum: f64, x| sum + x);
    // H(P) + H(Q) + 2 / (1 − α) is the sum of powers over 1 − α.
    (libm::pow(2.0, 1.0 - alpha) - 1.0) / 2.0 * sum / (1.0 - alpha)
}
