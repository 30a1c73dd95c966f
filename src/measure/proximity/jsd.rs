//! How well can one tell from a word which of two distributions it was drawn from?
//!
//! ```text
//! JSD = ½ KL(P‖M) + ½ KL(Q‖M),   M = ½P + ½Q,   logarithms to the base 2
//! ```
//!
//! Unit: bits. Range: 0 (same shares) to 1 (nothing in common). A divergence; its root is a metric.
//! NaN if a row is zeros.
//!
//! Lin, J. (1991). Divergence measures based on the Shannon entropy. *IEEE Transactions on
//! Information Theory* 37(1), 145–151.

/// Jensen-Shannon divergence from both shares of every column; see the [module](self).
pub fn jsd(shares: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (sum, n) = shares.fold((0.0, 0_u64), |(sum, n), (p, q)| (sum + jsd_part(p, q), n + 1));
    if n == 0 || sum.is_nan() { f64::NAN } else { sum.clamp(0.0, 1.0) }
}

/// What one column adds to [`jsd`]: ½ p log₂(p/m) + ½ q log₂(q/m), never below 0.
pub fn jsd_part(p: f64, q: f64) -> f64 {
    let m = f64::midpoint(p, q);
    let term = |share: f64| if share == 0.0 { 0.0 } else { share * libm::log2(share / m) };
    // Rounding may leave less than nothing of a column whose shares are nearly equal.
    let part = f64::midpoint(term(p), term(q));
    if part < 0.0 { 0.0 } else { part }
}
