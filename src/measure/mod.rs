//! How much is that? From integer counts to one number; one measure, one file.
//!
//! * [`association`]: a word against a group, or a word against a word (one 2 × 2 table);
//! * [`dispersion`]: how evenly an item spreads over the parts of a corpus;
//! * [`diversity`]: how rich a vocabulary is;
//! * [`divergence`]: how far two distributions of counts lie apart;
//! * [`drawn`]: what values that were drawn say together;
//! * [`shift`]: what each term adds to such a difference;
//! * [`proximity`]: how alike two documents are;
//! * [`decay`]: how much a word counts that stands further off;
//! * [`alignment`]: how two sequences run alike;
//! * [`agreement`]: how far people who code the same units agree;
//! * [`effective`]: over how many entries a frame is spread;
//! * [`interval`]: between which limits a rate lies;
//! * [`prominence`]: how prominently hits stand in their texts;
//! * [`rank_sum`]: whether the rates of one side are mostly higher;
//! * [`weighted`]: what the occurrences of weighted entries come to;
//! * [`readability`]: how hard a text is to read;
//! * [`weight`]: what a count in a document is worth;
//! * [`special`]: the mathematical functions that these need.
//!
//! A measure knows neither texts nor corpora. What is not defined is NaN, with the reason beside
//! the formula.

pub mod agreement;
pub mod alignment;
pub mod association;
pub mod decay;
pub mod dispersion;
pub mod divergence;
pub mod diversity;
pub mod drawn;
pub mod effective;
pub mod interval;
pub mod prominence;
pub mod proximity;
pub mod rank_sum;
pub mod readability;
pub mod shift;
pub mod special;
pub mod weight;
pub mod weighted;

/// part / whole; NaN, and one NaN alone, if there is no whole.
///
/// The quotient 0 / 0 of the processor is NaN as well, but with a sign that differs between
/// processors, and a table has the same bytes everywhere.
pub fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { f64::NAN } else { part as f64 / whole as f64 }
}
