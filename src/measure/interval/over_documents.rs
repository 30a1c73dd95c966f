//! Between which limits does the rate over documents lie, however words clump in them?
//!
//! ```text
//! R   = X / S                                      X = Σ x,  S = Σ s
//! SE² = max( n/(n − 1) · Σ (x − R·s)² / S²,  R / S )
//! k   = R² / SE²                                   effective count, k ≤ X
//! κ   = k · (z / t)²                               t: Student's, with max(k, 1) degrees of freedom
//! low = R · χ²(α/2; 2κ) / 2κ,   high = R · χ²(1 − α/2; 2κ + 2) / 2κ
//! ```
//!
//! x: hits in a document; s: its tokens; n: documents; α = 1 − level. Unit: hits a token. Range: 0
//! and above. k says how many independent hits would tell as much. The limits are those of
//! [`poisson_rate`] for so many, widened by t for z because k is itself estimated, and badly where
//! few documents have hits. SE² is never taken to be smaller than for independent tokens.
//!
//! Without any hit, or with one document, nothing is known of clumping: the limits are exact
//! Poisson limits and the name of the method says so. Without tokens they are NaN.
//!
//! # How often it holds
//!
//! Not taken from a book: chosen by simulation (`tests/golden/interval_coverage.json`:
//! gamma-Poisson hits, documents as unequal as news articles, n from 2 to 200, shapes from 0.05 to
//! none, 0.05 to 2 hits a document; 126 kinds of group). At level .95, in the 45 kinds in which
//! fewer than 1 group in 100 has no hit:
//!
//! | method | lowest coverage | kinds below .93 | median width / rate |
//! |---|---|---|---|
//! | this one | .915 | 2 | 1.47 |
//! | bootstrap-t | .925 | 2 | 1.38 |
//! | t on the log scale | .824 | 13 | 1.25 |
//! | bootstrap percentile | .757 | 33 | 1.10 |
//! | Poisson (tokens independent) | .207 | 29 | 0.65 |
//!
//! Bootstrap-t covers as well, but its upper limit is infinite in 42 of the 126 kinds (this one's
//! never), and it needs a seed and the documents. The price is width where hits are few: 20
//! documents without bursts give 1.3 times the width of t on the log scale at 6 hits, the same at
//! 40. Where more groups have no hit, 13 further kinds are below .93 (11 by bootstrap-t): there the
//! Poisson limit for no hit decides, which words in bursts exceed.
//!
//! Among groups with hits it fell below .93 where five hits told no more than one and fewer than 15
//! such bursts were seen. `bursty` marks that: X ≥ 5k and k < 15, true of 9 in 10 groups of those
//! kinds and of 1 in 20 of the kinds covered at .95 or better. The Poisson limits are not
//! marked: the name of their method says what they assume. What costs more: stronger bursts (.87 at
//! 20 documents, shape 0.02, 10 hits a document) and sizes less equal than those of articles (.87
//! where ln s has a standard deviation of 1.5 instead of 0.6).

use super::Sums;
use super::poisson::{gamma_limits, poisson_rate};
use crate::measure::special::normal::normal_critical;
use crate::measure::special::student_t::t_critical;

/// Limits of a rate, and how they were found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// How: one of [`METHODS`].
    pub method: &'static str,
    /// Whether 95 % limits may hold less often than in 93 of 100 cases; see the [module](self).
    pub bursty: bool,
}

/// The methods that [`over_documents`] can name.
pub const METHODS: &[&str] = &[GAMMA, POISSON, NO_TOKENS];
const GAMMA: &str = "gamma over documents";
// Short enough to be shown whole: whether for want of hits or of documents, the counts beside say.
const POISSON: &str = "poisson (assumes independent tokens)";
const NO_TOKENS: &str = "undefined (no tokens)";

/// Limits of the rate Σx / Σs over documents; see the [module](self).
pub fn over_documents(sums: &Sums, level: f64) -> Interval {
    if sums.s == 0 {
        return Interval { low: f64::NAN, high: f64::NAN, method: NO_TOKENS, bursty: false };
    }
    if sums.x == 0 || sums.documents < 2 {
        let (low, high) = poisson_rate(sums.x, sums.s as f64, level);
        return Interval { low, high, method: POISSON, bursty: false };
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

/// Whether hits come in bursts, of which too few were seen: see the [module](self).
fn is_bursty(sums: &Sums, k: f64) -> bool {
    k < 15.0 && sums.x as f64 >= 5.0 * k
}
