//! How many bits does each of two distributions lose if it is taken for the other?
//!
//! ```text
//! J = KL(P‖Q) + KL(Q‖P)
//! ```
//!
//! Unit: bits. Range: 0 (same shares) up, infinite if one lacks what the other has: smooth the
//! shares. NaN if a row is zeros.
//!
//! Jeffreys, H. (1946). An invariant form for the prior probability in estimation problems.
//! *Proceedings of the Royal Society A* 186, 453–461.

use super::kl;

/// Jeffreys divergence from both shares of every column; see the [module](self).
pub fn jeffreys(shares: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    kl(shares.clone()) + kl(shares.map(|(p, q)| (q, p)))
}
