//! How strongly does a word belong to a group, or to another word? One 2 × 2 table, one number.
//!
//! The same measures serve keyness (a term by two groups) and collocation (a word by a word), for
//! both read a [`Contingency`] and nothing else. A new measure is one file beside these, one
//! variant of [`Measure`] with its name and columns, and one golden case. [`clustered_p`] reads the
//! tables of documents instead, for units of one document are not independent.

pub mod average_mi;
pub mod bic;
mod bond;
mod cells;
pub mod chi2;
pub mod chi2_yates;
pub mod clustered;
pub mod conditional;
mod contingency;
pub mod delta_p;
pub mod dice;
pub mod diff_coefficient;
pub mod ell;
pub mod ell_ucrel;
pub mod fisher;
pub mod g2;
pub mod g2_two_terms;
pub mod g2_williams;
pub mod lambda;
pub mod local_mi;
pub mod log_dice;
pub mod log_odds;
pub mod log_ratio;
pub mod log_ratio_conservative;
pub mod log_ratio_hardie;
mod measure;
pub mod min_sensitivity;
pub mod npmi;
pub mod odds_ratio;
pub mod percent_diff;
pub mod pmi;
pub mod pmi_k;
pub mod risk_ratio;
pub mod simple_maths;
pub mod t_score;
pub mod text_dispersion;
pub mod words;
pub mod z_score;

pub use average_mi::average_mi;
pub use bic::bic;
pub use bond::{Bond, check_bonds};
pub use cells::{Cells, MOST_WORDS};
pub use chi2::chi2;
pub use chi2_yates::chi2_yates;
pub use clustered::clustered_p;
pub use conditional::conditional;
pub use contingency::Contingency;
pub use delta_p::delta_p;
pub use dice::dice;
pub use diff_coefficient::{diff_coefficient, diff_coefficient_limits};
pub use ell::ell;
pub use ell_ucrel::ell_ucrel;
pub use fisher::{Fisher, fisher};
pub use g2::g2;
pub use g2_two_terms::g2_two_terms;
pub use g2_williams::g2_williams;
pub use lambda::lambda;
pub use local_mi::local_mi;
pub use log_dice::log_dice;
pub use log_odds::{LogOdds, Prior, log_odds};
pub use log_ratio::{log_ratio, log_ratio_interval, log_ratio_limits};
pub use log_ratio_conservative::{bonferroni, log_ratio_conservative, sidak};
pub use log_ratio_hardie::log_ratio_hardie;
pub use measure::{Columns, Measure, Settings, WIDEST};
pub use min_sensitivity::min_sensitivity;
pub use npmi::{npmi, npmi_error, npmi_highest_unseen};
pub use odds_ratio::{odds_ratio, odds_ratio_limits};
pub use percent_diff::{percent_diff, percent_diff_limits};
pub use pmi::pmi;
pub use pmi_k::pmi_k;
pub use risk_ratio::{risk_ratio, risk_ratio_limits};
pub use simple_maths::simple_maths;
pub use t_score::t_score;
pub use text_dispersion::text_dispersion;
pub use words::{g2_words, npmi_words, pmi_words};
pub use z_score::z_score;
