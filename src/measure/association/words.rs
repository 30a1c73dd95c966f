//! How far are K words in a row from standing there by chance? G², PMI and NPMI of 2^K cells.
//!
//! ```text
//! E_b   = N · Π_i (F_i / N  or  1 − F_i / N)       all words independent of one another
//! G²    = 2 · Σ_b O_b · ln(O_b / E_b)              with the sign of O − E of the run itself
//! PMI   = log2( (O / N) / Π_i (F_i / N) )
//! NPMI  = PMI / ( −(K − 1) · log2(O / N) )
//! ```
//!
//! `F_i`: runs with that word in place i. For K = 2 they are [`g2()`](super::g2()),
//! [`pmi()`](super::pmi()) and [`npmi()`](super::npmi()), in digits computed by whole numbers; use
//! those. G² has 2^K − K − 1 degrees of freedom. Range: G² all reals; PMI −∞ to (K − 1) · log2 N;
//! NPMI −1/(K − 1) to 1 (only together; by convention also if O = N), −∞ does not occur: NPMI is
//! −1/(K − 1) where O = 0. NaN if a word never stands in its place.
//!
//! B. T. `McInnes` (2004). *Extending the log likelihood measure to improve collocation
//! identification*. Thesis, University of Minnesota (G²). Van de Cruys, T. (2011). Two multivariate
//! generalizations of pointwise mutual information. *`DiSCo`*, 16–20 (PMI). Bouma, G. (2009).
//! Normalized (pointwise) mutual information in collocation extraction. *GSCL*, 31–40 (the norm).

use super::Cells;
use crate::measure::special::deviance::deviance;

/// Signed G² against independence; see the [module](self).
pub fn g2_words(cells: &Cells) -> f64 {
    if never_expected(cells) {
        return f64::NAN;
    }
    let mut sum = 0.0;
    for (pattern, &count) in cells.all().iter().enumerate() {
        let expected = expected(cells, pattern);
        sum += deviance(count as f64, expected, count as f64 - expected);
    }
    let below = (cells.observed() as f64) < expected(cells, cells.all().len() - 1);
    if below { -2.0 * sum } else { 2.0 * sum }
}

/// Pointwise mutual information in bits; see the [module](self).
pub fn pmi_words(cells: &Cells) -> f64 {
    if never_expected(cells) {
        return f64::NAN;
    }
    libm::log2(cells.observed() as f64 / expected(cells, cells.all().len() - 1))
}

/// Normalised PMI; see the [module](self).
pub fn npmi_words(cells: &Cells) -> f64 {
    let pmi = pmi_words(cells);
    let (most, observed, n) = ((cells.size() - 1) as f64, cells.observed(), cells.n());
    if pmi.is_nan() {
        return pmi;
    }
    if observed == n {
        return 1.0;
    }
    if observed == 0 {
        return -1.0 / most;
    }
    let surprise = libm::log2(n as f64 / observed as f64);
    (pmi / (most * surprise)).clamp(-1.0 / most, 1.0)
}

fn never_expected(cells: &Cells) -> bool {
    (0..cells.size()).any(|word| cells.of_word(word) == 0)
}

/// E of one cell.
fn expected(cells: &Cells, pattern: usize) -> f64 {
    let n = cells.n();
    let share = |word: usize| {
        let with = cells.of_word(word);
        let here = if pattern >> word & 1 == 1 { with } else { n - with };
        here as f64 / n as f64
    };
    (0..cells.size()).fold(n as f64, |expected, word| expected * share(word))
}
