//! Which measures tell how strongly words are tied to one another, and for how many words?

use std::str::FromStr;

use super::{Cells, Measure, g2_words, lambda, npmi_words, pmi_words};
use crate::{Error, Result};

/// A measure of words that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bond {
    /// [`lambda()`]: interaction of K words, with its z.
    Lambda,
    /// A measure of a 2 × 2 table.
    Pair(Measure),
}

/// Measures that compare two corpora: they need a table of documents, a prior, or rates a million.
const OF_CORPORA: [Measure; 3] = [Measure::LogOdds, Measure::SimpleMaths, Measure::TextDispersion];

impl Bond {
    /// Their names: those of [`Measure`] that need nothing but the table, and λ.
    #[rustfmt::skip]
    pub const NAMES: &'static [&'static str] = &[
        "lambda", "g2", "g2_two_terms", "g2_williams", "chi2", "chi2_yates", "fisher", "bic",
        "log_ratio", "log_ratio_hardie", "log_ratio_conservative", "log_ratio_conservative_sidak",
        "percent_diff", "odds_ratio", "diff_coefficient", "ell", "ell_ucrel", "pmi", "npmi", "pmi2",
        "pmi3", "local_mi", "average_mi", "t_score", "z_score", "dice", "log_dice", "delta_p",
        "conditional", "min_sensitivity",
    ];

    /// The name under which a caller asks for this measure.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lambda => "lambda",
            Self::Pair(measure) => measure.name(),
        }
    }

    /// Its value for runs of more than two words.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] if it is defined for two words only.
    pub fn of_words(self) -> Result<fn(&Cells) -> f64> {
        match self {
            Self::Pair(Measure::G2) => Ok(g2_words),
            Self::Pair(Measure::Pmi) => Ok(pmi_words),
            Self::Pair(Measure::Npmi) => Ok(npmi_words),
            Self::Lambda | Self::Pair(_) => {
                let wanted = "of lambda, g2, pmi, npmi for a size of 3 and more";
                Err(Error::invalid("measures", format!("{:?}", self.name()), wanted))
            }
        }
    }

    /// λ and z of each table.
    pub fn lambdas(cells: &[Cells], smoothing: f64) -> (Vec<f64>, Vec<f64>) {
        cells.iter().map(|cells| lambda(cells, smoothing)).unzip()
    }
}

impl FromStr for Bond {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        if name == Self::Lambda.name() {
            return Ok(Self::Lambda);
        }
        match name.parse() {
            Ok(measure) if !OF_CORPORA.contains(&measure) => Ok(Self::Pair(measure)),
            _ => {
                let (parameter, got) = ("measures", name.to_owned());
                Err(Error::UnknownName { parameter, got, allowed: Self::NAMES })
            }
        }
    }
}

/// Checks what bonds are told besides their cells.
///
/// # Errors
///
/// [`Error::InvalidValue`] for a smoothing that is not above 0, or a level not between 0 and 1.
pub fn check_bonds(smoothing: f64, level: f64) -> Result<()> {
    if !(smoothing > 0.0 && smoothing.is_finite()) {
        return Err(Error::invalid("smoothing", smoothing, "a number above 0"));
    }
    if !(level > 0.0 && level < 1.0) {
        return Err(Error::invalid("ci", level, "a number between 0 and 1"));
    }
    Ok(())
}
