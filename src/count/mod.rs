//! How often? Integers only; every state is a partial that merges with its neighbour.
//!
//! * [`Groups`]: which documents are counted together, and how large the groups are;
//! * [`Matrix`]: n-grams by documents, from which frequencies, keyness and similarity are taken;
//! * [`Hits`]: where the patterns of a dictionary stand;
//! * [`Sequences`] and [`Repeats`]: the words in their order, and which runs of them come back.

mod collocation;
mod contrast;
mod estimate;
mod exchange;
mod features;
mod gaps;
mod groups;
mod limits;
mod matches;
mod matrix;
mod nested;
mod ngram;
mod occurrences;
mod overlap;
mod postings;
mod repeats;
mod rows;
mod runs;
mod score;
mod sequence;
mod shingles;
mod signature;
mod skip;
mod union;
mod voices;

pub use collocation::Collocations;
pub use contrast::{Comparison, Contrast, Side, check_side};
pub use exchange::Exchange;
pub use features::features;
pub use gaps::{gaps_of_hits, gaps_of_terms};
pub use groups::{GroupSums, Groups, Tally, signed, small};
pub use limits::{Bound, Columns, Limits, Select, n_docs};
pub use matches::{Dictionary, Entry, Hits};
pub use matrix::{Cell, Matrix, merge_columns};
pub use ngram::{GramId, Grams, Ngrams};
pub use occurrences::{occurrences, readings};
pub use overlap::{Overlap, Overlaps, Wanted, classes, overlaps};
pub use postings::Postings;
pub use repeats::{NONE, Repeats, Runs};
pub use rows::HitRows;
pub use runs::IdRuns;
pub use score::{Priors, Scores, score};
pub use sequence::{GAP, Sequences, tokens_of};
pub use shingles::Shingles;
pub use signature::alike_by_signature;
pub use skip::{Skip, Skips};
pub use union::Union;
