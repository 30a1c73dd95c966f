//! Which terms or n-grams set one group apart?

use std::str::FromStr;

use crate::corpus::View;
use crate::count::{Comparison, Contrast, Exchange, GramId, Groups, Matrix, Side, signed};
use crate::measure::association::{Contingency, LogOdds, Prior, g2, log_ratio, log_ratio_interval};
use crate::measure::interval::RateSettings;
use crate::measure::special::chi_square::chi2_sf_1df;
use crate::parallel::Job;
use crate::resample::adjust::Adjust;
use crate::resample::permutation::permutation_p;
use crate::{Error, Result};

/// Documents a group from which on `unit="auto"` permutes documents.
const ENOUGH_DOCS: u64 = 8;

/// What is drawn at random when p is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Documents if both groups have enough of them, otherwise nothing.
    Auto,
    /// Documents: what one text says is not independent evidence word by word.
    Document,
    /// Tokens, as if each were drawn on its own: anti-conservative.
    Token,
}

impl Unit {
    /// Names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &["auto", "document", "token"];
}

impl FromStr for Unit {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "auto" => Ok(Self::Auto),
            "document" => Ok(Self::Document),
            "token" => Ok(Self::Token),
            _ => Err(Error::UnknownName {
                parameter: "unit",
                got: name.to_owned(),
                allowed: Self::NAMES,
            }),
        }
    }
}

/// How groups are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyness {
    /// Occurrences in both groups together below which an n-gram is not compared.
    pub min_count: u64,
    /// Per how many tokens rates are given, and the level of the interval of the log ratio.
    pub rates: RateSettings,
    /// α₀ of the log-odds; `None`: the mean length of a document.
    pub prior: Option<f64>,
    /// What is drawn at random.
    pub unit: Unit,
    /// How q is made of p.
    pub adjust: Adjust,
    /// How many permutations.
    pub permutations: u64,
    /// Seed of the permutations.
    pub seed: u64,
}

impl Keyness {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        if let Some(prior) = self.prior.filter(|prior| !(prior.is_finite() && *prior > 0.0)) {
            return Err(Error::invalid("prior", prior, "a positive number of tokens"));
        }
        if self.permutations == 0 {
            return Err(Error::invalid("permutations", 0, "1 or more"));
        }
        Ok(())
    }
}

/// One row per n-gram that is compared, in code-point order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeynessColumns {
    /// The n-gram.
    pub term: Vec<String>,
    /// Occurrences in the target, and in the reference.
    pub target: Vec<i64>,
    #[allow(missing_docs)]
    pub reference: Vec<i64>,
    /// Documents of the target that have it, and of the reference.
    pub target_docs: Vec<i64>,
    #[allow(missing_docs)]
    pub reference_docs: Vec<i64>,
    /// Occurrences per so many counted tokens in the target, and in the reference.
    pub target_rate: Vec<f64>,
    #[allow(missing_docs)]
    pub reference_rate: Vec<f64>,
    /// Signed log-likelihood ratio of the four cells.
    pub g2: Vec<f64>,
    /// Binary logarithm of the ratio of rates, and its interval.
    pub log_ratio: Vec<f64>,
    #[allow(missing_docs)]
    pub log_ratio_low: Vec<f64>,
    #[allow(missing_docs)]
    pub log_ratio_high: Vec<f64>,
    /// Weighted log-odds ratio, and the same in standard errors.
    pub log_odds: Vec<f64>,
    #[allow(missing_docs)]
    pub log_odds_z: Vec<f64>,
    /// p of no difference; NaN if no unit could be drawn.
    pub p: Vec<f64>,
    /// p adjusted for the number of n-grams compared.
    pub q: Vec<f64>,
    /// How p was found.
    pub p_method: String,
    /// Documents and counted tokens of the target, then of the reference.
    pub sizes: [(u64, u64); 2],
    /// α₀ of the log-odds.
    pub prior: f64,
}

/// Compares two sides of `view`, n-gram by n-gram.
///
/// # Errors
///
/// [`Error::InvalidValue`] if a side has no counted token, memory, or a stop.
pub fn keyness(
    view: &View,
    matrix: &Matrix,
    groups: &Groups,
    comparison: Comparison,
    how: Keyness,
    job: &Job,
) -> Result<KeynessColumns> {
    let contrast = Contrast::new(view, matrix, groups, comparison)?;
    let [target, reference] = &contrast.sides;
    let mean = (target.tokens + reference.tokens) as f64 / contrast.docs.len() as f64;
    let prior = how.prior.unwrap_or(mean);
    let sizes = [target, reference].map(|side| (side.docs, side.tokens));
    let mut columns = KeynessColumns { sizes, prior, ..KeynessColumns::default() };
    let mut grams = Vec::new();
    for (words, gram) in matrix.vocabulary(view)? {
        let table = table(matrix, &contrast.sides, gram);
        if table.o11 + table.o12 >= how.min_count.max(1) {
            grams.push(gram);
            columns.term.push(words);
            columns.count(&contrast.sides, gram, how.rates.per());
            columns.score(table, prior, how.rates.level());
        }
    }
    columns.test(matrix, &contrast, &grams, how, job)?;
    Ok(columns)
}

/// The n-gram against all others of its order, target against reference.
fn table(matrix: &Matrix, [target, reference]: &[Side; 2], gram: GramId) -> Contingency {
    let (o11, o12) = (target.count[gram.index()], reference.count[gram.index()]);
    let (n1, n2) = (target.total(matrix, gram), reference.total(matrix, gram));
    Contingency { o11, o12, o21: n1 - o11, o22: n2 - o12 }
}

impl KeynessColumns {
    fn count(&mut self, [target, reference]: &[Side; 2], gram: GramId, per: f64) {
        let at = gram.index();
        let rate = |side: &Side| per * side.count[at] as f64 / side.tokens as f64;
        self.target.push(signed(target.count[at]));
        self.reference.push(signed(reference.count[at]));
        self.target_docs.push(signed(target.with[at]));
        self.reference_docs.push(signed(reference.with[at]));
        self.target_rate.push(rate(target));
        self.reference_rate.push(rate(reference));
    }

    fn score(&mut self, table: Contingency, prior: f64, level: f64) {
        self.g2.push(g2(table));
        let (low, high) = log_ratio_interval(table, level);
        self.log_ratio.push(log_ratio(table));
        self.log_ratio_low.push(low);
        self.log_ratio_high.push(high);
        let LogOdds { delta, z, .. } = Prior::pooled(prior, table).log_odds(table);
        self.log_odds.push(delta);
        self.log_odds_z.push(z);
    }

    /// Fills in p and q and says how p was found.
    fn test(
        &mut self,
        matrix: &Matrix,
        contrast: &Contrast,
        grams: &[GramId],
        how: Keyness,
        job: &Job,
    ) -> Result<()> {
        let fewest = contrast.sides.iter().map(|side| side.docs).min().unwrap_or(0);
        let unit = match how.unit {
            Unit::Auto if fewest >= ENOUGH_DOCS => Unit::Document,
            unit => unit,
        };
        (self.p, self.p_method) = match unit {
            Unit::Token => (
                self.g2.iter().map(|g2| chi2_sf_1df(g2.abs())).collect(),
                "chi-square of G2 over tokens (anti-conservative)".to_owned(),
            ),
            Unit::Document => (
                permuted(matrix, contrast, grams, how, job)?,
                format!("{} permutations of documents", how.permutations),
            ),
            Unit::Auto => (
                vec![f64::NAN; grams.len()],
                format!("none: a group has fewer than {ENOUGH_DOCS} documents"),
            ),
        };
        self.q = how.adjust.of(&self.p);
        Ok(())
    }
}

/// p of each n-gram when documents change sides at random; the statistic is the difference of
/// rates.
///
/// ```text
/// |a/n₁ − b/n₂| = |a·N − t·n₁| / (n₁·n₂),   t = a + b,  N = n₁ + n₂ (n-grams of all orders)
/// ```
fn permuted(
    matrix: &Matrix,
    Contrast { docs, sides }: &Contrast,
    grams: &[GramId],
    how: Keyness,
    job: &Job,
) -> Result<Vec<f64>> {
    let exchange = Exchange::new(matrix, docs, grams)?;
    let differences = |is_target: &[bool], out: &mut [f64]| {
        let (a, n1) = exchange.side(is_target);
        let (all, totals) = (exchange.size(), exchange.totals());
        let scale = n1 as f64 * (all - n1) as f64;
        for ((out, a), total) in out.iter_mut().zip(a).zip(totals) {
            let [here, there] =
                [u128::from(a) * u128::from(all), u128::from(*total) * u128::from(n1)];
            *out = here.abs_diff(there) as f64 / scale;
        }
    };
    let is_target: Vec<bool> = docs.iter().map(|&(_, is_target)| is_target).collect();
    let mut observed = vec![0.0; grams.len()];
    differences(&is_target, &mut observed);
    let n_target = usize::try_from(sides[0].docs).unwrap_or(usize::MAX);
    permutation_p(job, how.permutations, docs.len(), n_target, how.seed, &observed, differences)
}
