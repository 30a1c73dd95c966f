//! Do K words stand in a row more often than their shorter parts explain? λ and its z.
//!
//! ```text
//! λ = Σ_b (−1)^(K − #b) · ln(n_b + s)        σ = √( Σ_b 1/(n_b + s) )        z = λ / σ
//! ```
//!
//! over the 2^K cells b of [`Cells`], #b the number of words that agree; s smooths, ½ as a rule.
//! λ is the highest interaction of the saturated log-linear model. For K = 2 it is the logarithm of
//! the odds ratio with s added to every cell. Natural logarithm; z in standard errors. Range: all
//! reals. Always defined for s > 0.
//!
//! Blaheta, D. & Johnson, M. (2001). Unsupervised learning of multi-word verbs. *ACL/EACL workshop
//! on collocations*, 54–60.

use super::Cells;

/// λ and z with `smoothing` > 0; see the [module](self).
pub fn lambda(cells: &Cells, smoothing: f64) -> (f64, f64) {
    let (mut more, mut less, mut variance) = (0.0, 0.0, 0.0);
    for (pattern, &count) in cells.all().iter().enumerate() {
        let n = count as f64 + smoothing;
        let disagree = cells.size() - pattern.count_ones() as usize;
        *if disagree.is_multiple_of(2) { &mut more } else { &mut less } += libm::log(n);
        variance += 1.0 / n;
    }
    let lambda = more - less;
    (lambda, lambda / variance.sqrt())
}
