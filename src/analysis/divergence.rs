//! How far apart do groups speak, and farther than chance would put them?

use crate::corpus::View;
use crate::count::{Comparison, Contrast, Exchange, GramId, Groups, Matrix, signed};
use crate::measure::divergence::Settings;
use crate::measure::drawn::quantile;
use crate::parallel::Job;
use crate::resample::permutation::{null_values, p_among};
use crate::{Error, Result};

/// How groups are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Divergence {
    /// What is computed.
    pub measure: Settings,
    /// How often documents are permuted; `None`: never.
    pub permutations: Option<u64>,
    /// Seed of the permutations.
    pub seed: u64,
    /// Which share of the permuted values lies between low and high.
    pub level: f64,
}

impl Divergence {
    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn check(&self) -> Result<()> {
        self.measure.check()?;
        if self.permutations == Some(0) {
            return Err(Error::invalid("permutations", 0, "1 or more"));
        }
        if !(self.level > 0.0 && self.level < 1.0) {
            return Err(Error::invalid("ci", self.level, "a number between 0 and 1"));
        }
        Ok(())
    }
}

/// One row per comparison, in the order in which they were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DivergenceColumns {
    /// Documents of the target, and of the reference.
    pub target_docs: Vec<i64>,
    #[allow(missing_docs)]
    pub reference_docs: Vec<i64>,
    /// Their n-grams.
    pub target_tokens: Vec<i64>,
    #[allow(missing_docs)]
    pub reference_tokens: Vec<i64>,
    /// The divergence as it is.
    pub observed: Vec<f64>,
    /// The largest that sides with such shares could have.
    pub maximum: Vec<f64>,
    /// The divergence without what few tokens add.
    pub corrected: Vec<f64>,
    /// Mean when documents change sides at random.
    pub null_mean: Vec<f64>,
    /// Observed above that mean.
    pub excess: Vec<f64>,
    /// Limits of the values when documents change sides at random.
    pub low: Vec<f64>,
    #[allow(missing_docs)]
    pub high: Vec<f64>,
    /// p of documents that could as well be on the other side.
    pub p: Vec<f64>,
    /// How p was found.
    pub p_method: Vec<String>,
}

/// Compares the two sides of every pair of `pairs`: a group, and others or the rest.
///
/// # Errors
///
/// [`Error::InvalidValue`] if a side has no counted token, memory, or a stop.
pub fn divergence(
    view: &View,
    matrix: &Matrix,
    groups: &Groups,
    pairs: &[(usize, Option<Vec<usize>>)],
    how: Divergence,
    job: &Job,
) -> Result<DivergenceColumns> {
    let grams: Vec<GramId> = matrix.vocabulary(view)?.into_iter().map(|(_, gram)| gram).collect();
    let mut columns = DivergenceColumns::default();
    for (target, reference) in pairs {
        let comparison = Comparison { target: *target, reference: reference.as_deref() };
        let contrast = Contrast::new(view, matrix, groups, comparison)?;
        columns.push(matrix, &grams, &contrast, how, job)?;
    }
    Ok(columns)
}

impl DivergenceColumns {
    fn push(
        &mut self,
        matrix: &Matrix,
        grams: &[GramId],
        Contrast { docs, sides }: &Contrast,
        how: Divergence,
        job: &Job,
    ) -> Result<()> {
        let exchange = Exchange::new(matrix, docs, grams)?;
        let n_target = exchange.n_target();
        let [target, reference] = sides;
        let counts = || grams.iter().map(|gram| [target, reference].map(|s| s.count[gram.index()]));
        let counts = || counts().map(|[a, b]| (a, b)).filter(|&(a, b)| a + b > 0);
        let observed = how.measure.of(counts());
        let null = match how.permutations {
            Some(replicates) if n_target.min(docs.len() - n_target) > 1 => {
                let of = |labels: &[bool]| permuted(&exchange, labels, how);
                null_values(job, replicates, docs.len(), n_target, how.seed, of)?
            }
            _ => Vec::new(),
        };
        let size = |counts: &[u64]| signed(counts.iter().sum());
        self.target_docs.push(signed(target.docs));
        self.reference_docs.push(signed(reference.docs));
        self.target_tokens.push(size(&target.of_order));
        self.reference_tokens.push(size(&reference.of_order));
        self.observed.push(observed);
        self.maximum.push(how.measure.maximum(counts()));
        self.corrected.push(observed - how.measure.bias(counts()));
        self.test(observed, null, how);
        Ok(())
    }

    /// Says where the observed value lies among those of chance.
    fn test(&mut self, observed: f64, mut null: Vec<f64>, how: Divergence) {
        let mean = null.iter().fold(0.0, |sum: f64, value| sum + value) / null.len() as f64;
        let known = |value: f64| if null.is_empty() || value.is_nan() { f64::NAN } else { value };
        self.p_method.push(match how.permutations {
            None => "none: not asked for".to_owned(),
            Some(_) if null.is_empty() => "none: a group has fewer than 2 documents".to_owned(),
            Some(n) => format!("{n} permutations of documents"),
        });
        self.null_mean.push(known(mean));
        self.excess.push(known(observed - mean));
        self.p.push(known(p_among(&null, observed)));
        null.sort_by(f64::total_cmp);
        self.low.push(quantile(&null, (1.0 - how.level) / 2.0));
        self.high.push(quantile(&null, f64::midpoint(1.0, how.level)));
    }
}

/// The divergence of the sides that these labels make.
fn permuted(exchange: &Exchange, is_target: &[bool], how: Divergence) -> f64 {
    // The counts are those of the side with fewer documents: see `Exchange::side`.
    let of_target = 2 * is_target.iter().filter(|&&target| target).count() <= is_target.len();
    let (counts, _) = exchange.side(is_target);
    let sides = counts.iter().zip(exchange.totals()).filter(|&(_, &total)| total > 0);
    let sides = sides.map(|(&count, &total)| (count, total - count));
    how.measure.of(sides.map(|(a, b)| if of_target { (a, b) } else { (b, a) }))
}
