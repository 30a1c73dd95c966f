//! Are the rates of one side mostly higher than those of the other? The test of Mann and Whitney.
//!
//! ```text
//! U = #{(x, y): x > y} + ½ · #{(x, y): x = y} = W − n₁(n₁ + 1)/2,   AUC = U / (n₁·n₂)
//! ```
//!
//! over pairs of a rate x of the target and y of the reference; W is the sum of the target's ranks
//! in all n = n₁ + n₂ rates, equal rates having the middle of their ranks. AUC is the chance that a
//! document of the target has the higher rate, ties counting half (common-language effect size):
//! 0 to 1, ½ if neither side is higher.
//!
//! p is two-sided. Without ties, with 8 rates or fewer on a side, it is exact: the share of all
//! ways to deal out the ranks that give a U as far from n₁·n₂/2. Otherwise it is normal, with
//! correction for continuity and for ties of t rates each:
//!
//! ```text
//! z = (|U − n₁n₂/2| − ½) / √( (n₁n₂/12) · ((n + 1) − Σ(t³ − t) / (n(n − 1))) )
//! ```
//!
//! and 1 where all rates are equal. AUC and p are NaN if a side has no rate.
//!
//! Mann, H. B. & Whitney, D. R. (1947). On a test of whether one of two random variables is
//! stochastically larger than the other. *Annals of Mathematical Statistics* 18, 50–60. Kilgarriff,
//! A. (2001). Comparing corpora. *International Journal of Corpus Linguistics* 6(1), 97–133.
//! `McGraw`, K. O. & Wong, S. P. (1992). A common language effect size statistic. *Psychological
//! Bulletin* 111, 361–365.

use super::special::normal::normal_sf;
use std::cmp::Ordering;

/// Rates on the smaller side up to which p is exact where nothing ties.
const FEW: u64 = 8;

/// A rate that is not 0, of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Occurrences, 1 or more.
    pub count: u64,
    /// Of so many.
    pub size: u64,
    /// Whether it is of the target.
    pub is_target: bool,
}

impl Rate {
    /// Exact: no quotient is rounded.
    fn compare(&self, other: &Self) -> Ordering {
        let [here, there] = [(self.count, other.size), (other.count, self.size)]
            .map(|(a, b)| u128::from(a) * u128::from(b));
        here.cmp(&there)
    }
}

/// What the ranks come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankSum {
    n: [u64; 2],
    /// 2·U.
    twice: u128,
    /// Σ (t³ − t).
    ties: u128,
}

impl RankSum {
    /// Of `rates` (which are sorted by this) and so many rates of 0, target and reference.
    pub fn new(rates: &mut [Rate], zeros: [u64; 2]) -> Self {
        rates.sort_unstable_by(Rate::compare);
        let mut found = Self { n: [0, 0], twice: 0, ties: 0 };
        found.add(zeros);
        for tied in rates.chunk_by(|a, b| a.compare(b) == Ordering::Equal) {
            let target = tied.iter().filter(|rate| rate.is_target).count() as u64;
            found.add([target, tied.len() as u64 - target]);
        }
        found
    }

    /// Adds rates that are equal, and higher than all so far.
    fn add(&mut self, [x, y]: [u64; 2]) {
        self.twice += u128::from(x) * u128::from(2 * self.n[1] + y);
        let t = u128::from(x + y);
        self.ties += t * t * t - t;
        self.n = [self.n[0] + x, self.n[1] + y];
    }

    /// AUC; see the [module](self).
    pub fn auc(&self) -> f64 {
        let pairs = self.pairs();
        if pairs == 0 { f64::NAN } else { self.twice as f64 / (2 * pairs) as f64 }
    }

    /// p; see the [module](self). `exact` is for as many rates as there are here.
    pub fn p(&self, exact: &Exact) -> f64 {
        let pairs = self.pairs();
        if pairs == 0 {
            return f64::NAN;
        }
        if self.ties == 0
            && let Some(p) = exact.two_sided(self.n, self.twice / 2)
        {
            return p;
        }
        let n = (self.n[0] + self.n[1]) as f64;
        let spread = pairs as f64 / 12.0 * ((n + 1.0) - self.ties as f64 / (n * (n - 1.0)));
        if spread <= 0.0 {
            return 1.0;
        }
        // |2U − n₁n₂| is whole: half of it is the distance from the middle.
        let apart = self.twice.abs_diff(pairs) as f64 / 2.0 - 0.5;
        (2.0 * normal_sf(apart / spread.sqrt())).min(1.0)
    }

    fn pairs(&self) -> u128 {
        u128::from(self.n[0]) * u128::from(self.n[1])
    }
}

/// In how many of all ways to deal out ranks is U at least so much? For n₁ and n₂ rates, if one is
/// at most 8 and the ways can be counted in 128 bits (4,096 on the other side at most); empty
/// otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exact {
    n: [u64; 2],
    /// Ways with U or more, by U.
    above: Vec<u128>,
}

impl Exact {
    /// Counts the ways, which are the coefficients of
    /// ∏ᵢ (1 − x^(n₂ + i)) / (1 − xⁱ), i = 1 … n₁.
    pub fn new(n: [u64; 2]) -> Self {
        let (few, many) = (n[0].min(n[1]), n[0].max(n[1]));
        let none = Self { n, above: Vec::new() };
        // No more than (8 + many)⁸ ways: far from 128 bits.
        if few > FEW || many > 1 << 12 {
            return none;
        }
        let [few, many] = [few, many].map(|n| usize::try_from(n).unwrap_or_default());
        let mut ways = vec![0_u128; few * many + 1];
        ways[0] = 1;
        for i in 1..=few {
            for u in ((many + i)..ways.len()).rev() {
                ways[u] = ways[u].wrapping_sub(ways[u - many - i]);
            }
            for u in i..ways.len() {
                ways[u] = ways[u].wrapping_add(ways[u - i]);
            }
        }
        for u in (1..ways.len()).rev() {
            ways[u - 1] += ways[u];
        }
        Self { n, above: ways }
    }

    /// p of `u`, of as many rates as the ways were counted for.
    fn two_sided(&self, n: [u64; 2], u: u128) -> Option<f64> {
        if n != self.n || self.above.is_empty() {
            return None;
        }
        let last = self.above.len() - 1;
        let u = usize::try_from(u).ok()?;
        let ways = self.above[u.max(last - u)];
        Some((2.0 * (ways as f64 / self.above[0] as f64)).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(x: &[u64], y: &[u64]) -> (f64, f64) {
        let rate = |is_target| move |&count: &u64| Rate { count, size: 100, is_target };
        let mut rates: Vec<Rate> = x
            .iter()
            .map(rate(true))
            .chain(y.iter().map(rate(false)))
            .filter(|r| r.count > 0)
            .collect();
        let zeros = [x, y].map(|side| side.iter().filter(|&&count| count == 0).count() as u64);
        let found = RankSum::new(&mut rates, zeros);
        (found.auc(), found.p(&Exact::new([x.len() as u64, y.len() as u64])))
    }

    #[test]
    fn ranks_of_kilgarriff_sum_to_31() {
        // 2001, p. 238: how often a word stands in five equal parts of either corpus.
        let (auc, p) = of(&[12, 15, 18, 24, 88], &[3, 3, 13, 27, 33]);
        assert!((auc * 25.0 + 15.0 - 31.0).abs() < 1e-12, "{auc}");
        assert!((p - 0.529_619_299_003_45).abs() < 1e-13, "{p}");
    }

    #[test]
    fn without_ties_every_way_to_deal_out_the_ranks_counts() {
        // 1 of 20 ways has all of the target's three above all others, and 1 all below.
        assert_eq!(of(&[4, 5, 6], &[1, 2, 3]), (1.0, 0.1));
        assert_eq!(of(&[1, 2, 3], &[4, 5, 6]), (0.0, 0.1));
        assert_eq!(of(&[2], &[1, 3]), (0.5, 1.0));
    }

    #[test]
    fn equal_rates_tell_nothing_and_a_missing_side_has_no_number() {
        assert_eq!(of(&[3, 3], &[3, 3, 3]), (0.5, 1.0));
        assert_eq!(of(&[0], &[0]), (0.5, 1.0));
        assert!(of(&[], &[1, 2]).0.is_nan() && of(&[], &[1, 2]).1.is_nan());
    }
}
