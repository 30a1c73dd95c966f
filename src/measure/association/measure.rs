//! Which measures are there, under which names, and what do they give?

use std::str::FromStr;

#[allow(clippy::wildcard_imports)] // all of them
use super::*;
use crate::error::one_of;
use crate::measure::special::normal::normal_critical;
use crate::{Error, Result};

/// The most columns that a measure has.
pub const WIDEST: usize = 4;

/// What a measure gives: as many numbers as it has columns, then NaN.
pub type Columns = [f64; WIDEST];

/// What measures need to know besides the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Standard errors from the middle to the limits of an interval.
    pub z: f64,
    /// The same for one of many intervals, by Bonferroni, and by Šidák.
    pub z_bonferroni: f64,
    #[allow(missing_docs)]
    pub z_sidak: f64,
    /// What [`simple_maths()`] adds, in occurrences per million.
    pub k: f64,
}

impl Settings {
    /// For intervals at confidence `level`, of which there are `tests`.
    pub fn new(level: f64, tests: u64, k: f64) -> Self {
        let (alpha, tests) = (1.0 - level, tests.max(1));
        let (z_bonferroni, z_sidak) = (bonferroni(alpha, tests), sidak(alpha, tests));
        Self { z: normal_critical(level), z_bonferroni, z_sidak, k }
    }
}

/// What to compute from a [`Contingency`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// [`g2()`]: signed log-likelihood ratio of four cells.
    G2,
    /// [`g2_two_terms()`]: signed log-likelihood ratio of two terms.
    G2TwoTerms,
    /// [`g2_williams()`]: signed log-likelihood ratio, corrected.
    G2Williams,
    /// [`chi2()`]: signed chi-square.
    Chi2,
    /// [`chi2_yates()`]: signed chi-square, corrected.
    Chi2Yates,
    /// [`fisher()`]: exact test: signed −log10 p, and p two-sided and one-sided.
    Fisher,
    /// [`bic()`]: approximate Bayes factor.
    Bic,
    /// [`log_ratio()`]: binary logarithm of the ratio of two rates, with its limits.
    LogRatio,
    /// [`log_ratio_hardie()`]: log ratio with zero counts as ½.
    LogRatioHardie,
    /// [`log_ratio_conservative()`]: limit of the log ratio nearest to 0, after Bonferroni.
    LogRatioConservative,
    /// [`log_ratio_conservative()`]: the same after Šidák.
    LogRatioConservativeSidak,
    /// [`percent_diff()`]: difference in per cent of the second rate, with its limits.
    PercentDiff,
    /// [`odds_ratio()`]: ratio of odds, with its limits.
    OddsRatio,
    /// [`diff_coefficient()`]: difference as a share of both rates, with its limits.
    DiffCoefficient,
    /// [`simple_maths()`]: ratio of rates with a constant.
    SimpleMaths,
    /// [`log_odds()`]: weighted log-odds ratio with a prior: δ, z, σ, α.
    LogOdds,
    /// [`ell()`]: share of the largest possible G².
    Ell,
    /// [`ell_ucrel()`]: G² over N · ln min E.
    EllUcrel,
    /// [`pmi()`]: pointwise mutual information.
    Pmi,
    /// [`npmi()`]: the same, normalised.
    Npmi,
    /// [`pmi_k()`]: PMI with the count squared.
    Pmi2,
    /// [`pmi_k()`]: PMI with the count cubed.
    Pmi3,
    /// [`local_mi()`]: count times PMI.
    LocalMi,
    /// [`average_mi()`]: mutual information of the whole table.
    AverageMi,
    /// [`t_score()`]: difference in standard errors of the count.
    TScore,
    /// [`z_score()`]: difference in standard deviations of chance.
    ZScore,
    /// [`dice()`]: share of occurrences that are together.
    Dice,
    /// [`log_dice()`]: its logarithm, at most 14.
    LogDice,
    /// [`delta_p()`]: how much likelier the one makes the other, both ways.
    DeltaP,
    /// [`conditional()`]: conditional probabilities, both ways.
    Conditional,
    /// [`min_sensitivity()`]: the smaller of both.
    MinSensitivity,
    /// [`text_dispersion()`]: G² of documents with the term.
    TextDispersion,
}

impl Measure {
    /// All measures, in the order of [`Measure::NAMES`].
    pub const ALL: &'static [Self] = &[
        Self::G2,
        Self::G2TwoTerms,
        Self::G2Williams,
        Self::Chi2,
        Self::Chi2Yates,
        Self::Fisher,
        Self::Bic,
        Self::LogRatio,
        Self::LogRatioHardie,
        Self::LogRatioConservative,
        Self::LogRatioConservativeSidak,
        Self::PercentDiff,
        Self::OddsRatio,
        Self::DiffCoefficient,
        Self::SimpleMaths,
        Self::LogOdds,
        Self::Ell,
        Self::EllUcrel,
        Self::Pmi,
        Self::Npmi,
        Self::Pmi2,
        Self::Pmi3,
        Self::LocalMi,
        Self::AverageMi,
        Self::TScore,
        Self::ZScore,
        Self::Dice,
        Self::LogDice,
        Self::DeltaP,
        Self::Conditional,
        Self::MinSensitivity,
        Self::TextDispersion,
    ];

    /// Their names, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &[
        "g2",
        "g2_two_terms",
        "g2_williams",
        "chi2",
        "chi2_yates",
        "fisher",
        "bic",
        "log_ratio",
        "log_ratio_hardie",
        "log_ratio_conservative",
        "log_ratio_conservative_sidak",
        "percent_diff",
        "odds_ratio",
        "diff_coefficient",
        "simple_maths",
        "log_odds",
        "ell",
        "ell_ucrel",
        "pmi",
        "npmi",
        "pmi2",
        "pmi3",
        "local_mi",
        "average_mi",
        "t_score",
        "z_score",
        "dice",
        "log_dice",
        "delta_p",
        "conditional",
        "min_sensitivity",
        "text_dispersion",
    ];

    /// The name under which a caller asks for this measure.
    pub fn name(self) -> &'static str {
        // In ALL and in NAMES a measure has the same place: a test holds them together.
        Self::NAMES[self as usize]
    }

    /// The columns of a table that it fills; the first is the measure itself.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Fisher => &["fisher", "fisher_p", "fisher_more", "fisher_less"],
            Self::LogRatio => &["log_ratio", "log_ratio_low", "log_ratio_high"],
            Self::PercentDiff => &["percent_diff", "percent_diff_low", "percent_diff_high"],
            Self::OddsRatio => &["odds_ratio", "odds_ratio_low", "odds_ratio_high"],
            Self::DiffCoefficient => {
                &["diff_coefficient", "diff_coefficient_low", "diff_coefficient_high"]
            }
            Self::LogOdds => &["log_odds", "log_odds_z", "log_odds_se", "log_odds_prior"],
            Self::DeltaP => &["delta_p_2_1", "delta_p_1_2"],
            Self::Conditional => &["conditional_2_1", "conditional_1_2"],
            _ => &Self::NAMES[self as usize..=self as usize],
        }
    }

    /// The column that a table is sorted by.
    pub fn sorted_by(self) -> &'static str {
        match self {
            Self::LogOdds => "log_odds_z",
            _ => self.columns()[0],
        }
    }

    /// Whether the table that it reads is one of documents, not of tokens.
    pub fn counts_documents(self) -> bool {
        self == Self::TextDispersion
    }

    /// The values of all its columns; `prior` matters to [`Measure::LogOdds`] alone.
    pub fn of(self, table: Contingency, prior: Prior, how: &Settings) -> Columns {
        match self {
            Self::G2 => one(g2(table)),
            Self::G2TwoTerms => one(g2_two_terms(table)),
            Self::G2Williams => one(g2_williams(table)),
            Self::Chi2 => one(chi2(table)),
            Self::Chi2Yates => one(chi2_yates(table)),
            Self::Fisher => {
                let Fisher { signed, p, more, less } = fisher(table);
                [signed, p, more, less]
            }
            Self::Bic => one(bic(table)),
            Self::LogRatio => limits(log_ratio(table), log_ratio_limits(table, how.z)),
            Self::LogRatioHardie => one(log_ratio_hardie(table)),
            Self::LogRatioConservative => one(log_ratio_conservative(table, how.z_bonferroni)),
            Self::LogRatioConservativeSidak => one(log_ratio_conservative(table, how.z_sidak)),
            Self::PercentDiff => limits(percent_diff(table), percent_diff_limits(table, how.z)),
            Self::OddsRatio => limits(odds_ratio(table), odds_ratio_limits(table, how.z)),
            Self::DiffCoefficient => {
                limits(diff_coefficient(table), diff_coefficient_limits(table, how.z))
            }
            Self::SimpleMaths => one(simple_maths(table, how.k)),
            Self::LogOdds => {
                let LogOdds { delta, sigma, z } = prior.log_odds(table);
                [delta, z, sigma, prior.alpha_w]
            }
            Self::Ell => one(ell(table)),
            Self::EllUcrel => one(ell_ucrel(table)),
            Self::Pmi => one(pmi(table)),
            Self::Npmi => one(npmi(table)),
            Self::Pmi2 => one(pmi_k(table, 2)),
            Self::Pmi3 => one(pmi_k(table, 3)),
            Self::LocalMi => one(local_mi(table)),
            Self::AverageMi => one(average_mi(table)),
            Self::TScore => one(t_score(table)),
            Self::ZScore => one(z_score(table)),
            Self::Dice => one(dice(table)),
            Self::LogDice => one(log_dice(table)),
            Self::DeltaP => two(delta_p(table)),
            Self::Conditional => two(conditional(table)),
            Self::MinSensitivity => one(min_sensitivity(table)),
            Self::TextDispersion => one(text_dispersion(table)),
        }
    }
}

fn one(value: f64) -> Columns {
    [value, f64::NAN, f64::NAN, f64::NAN]
}

fn two((first, second): (f64, f64)) -> Columns {
    [first, second, f64::NAN, f64::NAN]
}

fn limits(value: f64, (low, high): (f64, f64)) -> Columns {
    [value, low, high, f64::NAN]
}

impl FromStr for Measure {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        one_of("measures", name, Self::NAMES, Self::ALL)
    }
}
