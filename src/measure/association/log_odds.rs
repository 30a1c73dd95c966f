//! Whose word is it, rare and common words weighed fairly? Weighted log-odds with a prior.
//!
//! ```text
//! δ  = ln[ (a + α_w) / (n₁ + α₀ − a − α_w) ] − ln[ (b + α_w) / (n₂ + α₀ − b − α_w) ]
//! σ² = 1/(a + α_w) + 1/(b + α_w)
//! z  = δ / σ
//! ```
//!
//! a, b: counts of the term in target and reference; n₁, n₂: their sizes; `α_w`: what the prior
//! adds to the term, in tokens; α₀: what it adds to all terms together. Natural logarithm. Unit: δ
//! and σ in nats, z in standard errors. Range: all reals; positive where the target has the higher
//! odds. NaN unless `0 < α_w < α₀` and the group is no smaller than the count: without a prior an
//! absent term has no odds.
//!
//! σ² leaves out the two small terms of the other words, as the source does (eq. 20).
//!
//! Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection
//! and evaluation for identifying the content of political conflict. *Political Analysis* 16(4),
//! 372–403, eqs 16, 20 and 22.

use super::Contingency;

/// The log-odds ratio of a term, its standard error and their quotient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogOdds {
    /// δ: the difference of the two log-odds.
    pub delta: f64,
    /// σ: its standard error.
    pub sigma: f64,
    /// z = δ / σ.
    pub z: f64,
}

/// What is believed of a term before counting, in tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// `α_w`: tokens added to the term on each side.
    pub alpha_w: f64,
    /// α₀ − `α_w`: tokens added to all other terms together on each side.
    pub rest: f64,
}

impl Prior {
    /// The prior worth `alpha_0` tokens in which the term has its share of a background.
    ///
    /// ```text
    /// α_w = α₀ · count / size
    /// ```
    pub fn from_background(alpha_0: f64, count: u64, size: u64) -> Self {
        let share = |count: u64| alpha_0 * (count as f64 / size as f64);
        // Not α₀ − α_w, which loses its digits where the term is nearly all there is.
        Self { alpha_w: share(count), rest: share(size.saturating_sub(count)) }
    }

    /// The prior whose background is both sides of the table together.
    pub fn pooled(alpha_0: f64, table: Contingency) -> Self {
        Self::from_background(alpha_0, table.o11 + table.o12, table.n1() + table.n2())
    }

    /// [`log_odds`] of a table under this prior.
    pub fn log_odds(self, table: Contingency) -> LogOdds {
        let [a, n1, b, n2] =
            [table.o11, table.n1(), table.o12, table.n2()].map(|count| count as f64);
        weighted(a, n1, b, n2, self)
    }
}

/// Weighted log-odds ratio; see the [module](self).
pub fn log_odds(a: f64, n1: f64, b: f64, n2: f64, alpha_w: f64, alpha_0: f64) -> LogOdds {
    weighted(a, n1, b, n2, Prior { alpha_w, rest: alpha_0 - alpha_w })
}

fn weighted(a: f64, n1: f64, b: f64, n2: f64, Prior { alpha_w, rest }: Prior) -> LogOdds {
    if !(0.0 < alpha_w && 0.0 < rest && a <= n1 && b <= n2) {
        return LogOdds { delta: f64::NAN, sigma: f64::NAN, z: f64::NAN };
    }
    let ln_odds = |y: f64, n: f64| libm::log((y + alpha_w) / (n - y + rest));
    let delta = ln_odds(a, n1) - ln_odds(b, n2);
    let sigma = (1.0 / (a + alpha_w) + 1.0 / (b + alpha_w)).sqrt();
    LogOdds { delta, sigma, z: delta / sigma }
}
