//! How far apart are two distributions? The distance between the roots of their shares.
//!
//! ```text
//! H = √( ½ Σ_i (√p_i − √q_i)² )
//! ```
//!
//! Unit: none. Range: 0 (same shares) to 1 (nothing in common); a metric. NaN if a row is zeros.
//!
//! Hellinger, E. (1909). Neue Begründung der Theorie quadratischer Formen von unendlichvielen
//! Veränderlichen. *Journal für die reine und angewandte Mathematik* 136, 210–271.

/// Hellinger distance from both shares of every column; see the [module](self).
pub fn hellinger(shares: impl Iterator<Item = (f64, f64)>) -> f64 {
    let part = |(p, q): (f64, f64)| (p.sqrt() - q.sqrt()).powi(2);
    let (sum, n) = shares.map(part).fold((0.0, 0_u64), |(sum, n), d| (sum + d, n + 1));
    if n == 0 || sum.is_nan() { f64::NAN } else { (sum / 2.0).sqrt().min(1.0) }
}
