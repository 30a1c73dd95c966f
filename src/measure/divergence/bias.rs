//! By how much do few tokens push two equal distributions apart?
//!
//! ```text
//! bias H = −½ α Σ p^(α−2) · Var p,   Var p = p(1 − p)/(n − 1),   Var m = ¼ (Var p + Var q)
//! bias D = bias H(M) − ½ bias H(P) − ½ bias H(Q)
//! ```
//!
//! The first term of the expansion of a plug-in entropy (for α = 1 that of Miller), with tokens
//! taken as drawn one by one. For α = 2 the corrected divergence is exactly unbiased. Unit: that of
//! the entropies, nats for α = 1. NaN if a side has fewer than 2 tokens.
//!
//! Miller, G. A. (1955). Note on the bias of information estimates. In H. Quastler (ed.),
//! *Information theory in psychology*, 95–100.

/// The bias of a divergence of order `alpha`, from both counts of every term; see the
/// [module](self).
pub fn bias(counts: impl Iterator<Item = (u64, u64)> + Clone, alpha: f64) -> f64 {
    let (x, y) = counts.clone().fold((0, 0), |(x, y), (a, b)| (x + a, y + b));
    if x < 2 || y < 2 {
        return f64::NAN;
    }
    let [x, y] = [x as f64, y as f64];
    let of = |share: f64, variance: f64| {
        if share == 0.0 { 0.0 } else { libm::pow(share, alpha - 2.0) * variance }
    };
    let term = |(a, b): (u64, u64)| {
        let [p, q] = [a as f64 / x, b as f64 / y];
        let [of_p, of_q] = [p * (1.0 - p) / (x - 1.0), q * (1.0 - q) / (y - 1.0)];
        let middle = of(f64::midpoint(p, q), (of_p + of_q) / 4.0);
        f64::midpoint(of(p, of_p), of(q, of_q)) - middle
    };
    counts.map(term).fold(0.0, |sum: f64, d| sum + d) * alpha / 2.0
}
