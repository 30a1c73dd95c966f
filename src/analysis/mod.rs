//! What does the scholar ask? One public function and one struct of columns for each question.
//!
//! Analyses do not import one another. All columns of one struct are equally long; strings are
//! numbered wherever they repeat.

mod align;
mod association;
mod cleaning;
mod collocates;
mod collocation;
mod contrast;
mod cooccurrence;
mod dispersion;
mod divergence;
mod dtm;
mod entries;
mod features;
mod framing;
mod frequency;
mod hits;
mod keyness;
mod kwic;
mod lexical;
mod lines;
mod long_forms;
mod near_duplicates;
mod neighbors;
mod prominence;
mod readability;
mod resample;
mod reuse;
mod score;
mod shift;
mod similarity;
mod summary;
mod tokens;
mod trend;
mod validation;
mod variants;
mod voices;
mod weighted;

pub use align::{Align, AlignColumns, AlignSide, AlignedWords, align};
pub use association::{Association, association};
pub use cleaning::{CleaningColumns, cleaning};
pub use collocates::{Collocate, CollocateColumns, collocates};
pub use collocation::{Collocation, CollocationColumns, collocations};
pub use contrast::{Contrast, ContrastColumns, contrast};
pub use cooccurrence::{Cooccurrence, CooccurrenceColumns, cooccurrence};
pub use dispersion::{DispersionColumns, Items, dispersion};
pub use divergence::{Divergence, DivergenceColumns, divergence};
pub use dtm::{DtmColumns, Indices, Keys, dtm};
pub use entries::{EntriesColumns, entries};
pub use features::{FeatureColumns, features};
pub use framing::{FramingColumns, framing};
pub use frequency::{FrequencyColumns, frequency};
pub use hits::{HitColumns, hits};
pub use keyness::{Keyness, KeynessColumns, Reference, Test, Unit, WordPrior, keyness};
pub use kwic::{KwicColumns, kwic};
pub use lexical::{LexicalColumns, lexical};
pub use lines::{LineColumns, recurring_lines};
pub use long_forms::{LongFormColumns, long_forms};
pub use near_duplicates::{
    NearDuplicateColumns, NearDuplicates, Search, ShingleUnit, near_duplicates,
};
pub use neighbors::{Nearness, NeighborColumns, Neighbors, Weighting, neighbors};
pub use prominence::prominence;
pub use readability::{ReadabilityColumns, readability};
pub use resample::{Resample, ResampleColumns, ResampledSide, resample};
pub use reuse::{
    CoverageColumns, Reuse, ReuseColumns, Settings as ReuseSettings, SideColumns, coverage, reuse,
};
pub use score::{ScoreColumns, score};
pub use shift::{ShiftColumns, shift};
pub use similarity::{Similarity, similarity};
pub use summary::{SummaryColumns, summary};
pub use tokens::{TokenColumns, tokens};
pub use trend::{Trend, TrendColumns, trend};
pub use validation::{
    Again, AgreementColumns, Coded, ConfusionColumns, EntryColumns, FrameColumns, LimitedColumns,
    PairColumns, Stratum, Truth, Validation, ValidationSample, ValidationSampleColumns, validate,
    validation_sample,
};
pub use variants::{VariantColumns, variants};
pub use voices::{VoiceColumns, voices};
pub use weighted::{WeightedColumns, weighted};
