//! Between which limits does the rate over documents lie, however words clump in them?
//!
//! ```text
//! R   = X / S                                      X = Σ x,  S = Σ s
//! SE² = max( n/(n − 1) · Σ (x − R·s)² / S²,  R / S )
//! k   = R² / SE²                                   effective count, k ≤ X
//! f   = max(k, 1) + 2·(k/X)³
//! ν   = max( 1 / (1/f + (1 − k/X) / (n − 1)), 1 )
//! w   = (k/X)^(3/2) / (1 + (12/n)⁵)                how sure it is that none clump
//! h   = X² / (X² + 30²)                            how sure that there is no burst to come
//! κ   = k · (z/t)²,   t = z + (1 − w)·(t[ν] − z)   t[ν]: Student's, with ν degrees of freedom
//! κ'  = k · (z/t')²,  t' = z + (1 − w·h)·(t[ν] − z)
//! low = R · χ²(α/2 · (1 + w·(1 − h)); 2κ + w) / 2κ,   at most R
//! high = R · χ²(1 − α/2; 2κ' + 2 − w·h) / 2κ'
//! ```
//!
//! x: hits in a document; s: its tokens; n: documents; α = 1 − level. Unit: hits a token. Range: 0
//! and above. k says how many independent hits would tell as much. The limits are near those of
//! [`poisson_rate`] for so many, widened by t for z because k is itself estimated, and badly where
//! few documents have hits. SE² is never taken to be smaller than for independent tokens.
//!
//! ν: two things make k uncertain. So few hits were seen, hence f; and what they tell less than
//! independent ones, the share 1 − k/X, was learnt from so few documents, which have n − 1 degrees.
//! Where none clump it is f. Without the bound of 1, limits hold no more often, but those of two
//! documents are up to 19 times as wide.
//!
//! w: limits for whole numbers hold more often than they say, the more so with few hits. Where none
//! clump in 20 documents or more, half an event is taken off at either side, and nothing is widened
//! by t. Weighted by n, not cut at 20: one document more changes little.
//!
//! h: fewer than some 30 hits do not tell that no burst is to come, so the upper limit stays wide.
//! It then fails so seldom that the lower one may fail nearly as often as both.
//!
//! Without any hit, or with one document, nothing is known of clumping: the limits are exact
//! Poisson limits and the name of the method says so. Without tokens they are NaN.
//!
//! One hit tells nothing of bursts: the two degrees more where none clump (k = X) keep its upper
//! limit at 12 times the rate, between that of none and those of more. "At most R" matters below
//! a level of .5 only.
//!
//! # How often it holds
//!
//! Not taken from a book: chosen by simulation, which `docs/coverage.md` tabulates, with other
//! methods beside it. Bootstrap-t holds about as often, but is infinite above where few documents
//! have hits, and needs a seed and the documents.
//!
//! `bursty` marks where limits hold less often than in 93 of 100 groups. Either several hits told
//! no more than one, and fewer than 15 such bursts were seen: X ≥ 5k and k < 15. Or many hits stood
//! in each of few documents, and five told no more than four: n ≤ 10, X ≥ 5n and X ≥ 1.25k. The
//! Poisson limits are not marked: the name of their method says what they assume. What costs more:
//! stronger bursts and sizes less equal than those of articles.

use super::Sums;
use super::poisson::poisson_rate;
use crate::measure::special::chi_square::{chi2_quantile, chi2_upper_quantile};
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
    let (low, high) = gamma_limits(sums, level);
    Interval { low, high, method: GAMMA, bursty: is_bursty(sums) }
}

/// The limits where there are hits in two documents or more: see the [module](self).
fn gamma_limits(sums: &Sums, level: f64) -> (f64, f64) {
    let (rate, k) = (sums.rate(), effective_count(sums));
    let tail = (1.0 - level) / 2.0;
    let (unclumped, seen) = certainty(k, sums);
    let (z, t) = (normal_critical(level), t_critical(level, freedom(k, sums)));
    let kappa = |certain: f64| {
        let inflation = 1.0 + (1.0 - certain) * (t / z - 1.0);
        k / (inflation * inflation)
    };
    let (of_low, of_high) = (kappa(unclumped), kappa(unclumped * seen));
    let low_tail = tail * (1.0 + unclumped * (1.0 - seen));
    let low = chi2_quantile(low_tail, 2.0 * of_low + unclumped) / (2.0 * of_low);
    let high = chi2_upper_quantile(tail, 2.0 * of_high + 2.0 - unclumped * seen) / (2.0 * of_high);
    (rate * low.min(1.0), rate * high)
}

/// w and h: how sure it is that no hits clump, and that no burst is to come.
fn certainty(k: f64, sums: &Sums) -> (f64, f64) {
    let (share, x) = (k / sums.x as f64, sums.x as f64);
    let few = 12.0 / sums.documents as f64;
    (share * share.sqrt() / (1.0 + few * few * few * few * few), x * x / (x * x + 900.0))
}

/// k = R² / SE²: how many independent hits would tell as much as these; at most X.
pub fn effective_count(sums: &Sums) -> f64 {
    let rate = sums.rate();
    let se2 = sums.variance().max(rate / sums.s as f64);
    rate * rate / se2
}

/// The degrees of freedom of the effective count `k`: see the [module](self).
fn freedom(k: f64, sums: &Sums) -> f64 {
    let unclumped = k / sums.x as f64;
    let of_hits = k.max(1.0) + 2.0 * unclumped * unclumped * unclumped;
    let of_documents = sums.documents as f64 - 1.0;
    (1.0 / (1.0 / of_hits + (1.0 - unclumped) / of_documents)).max(1.0)
}

/// Whether hits come in bursts, of which too few were seen: see the [module](self).
pub fn is_bursty(sums: &Sums) -> bool {
    let (k, x) = (effective_count(sums), sums.x as f64);
    let few_bursts = k < 15.0 && x >= 5.0 * k;
    let few_documents = sums.documents <= 10 && sums.x >= 5 * sums.documents;
    few_bursts || few_documents && x >= 1.25 * k
}
