//! How does Python say it? Only this folder knows `PyO3`; it converts and delegates.

#![allow(clippy::needless_pass_by_value)] // PyO3 hands arguments over by value
#![allow(clippy::too_many_arguments)] // what Python passes by keyword arrives one by one

mod align;
mod arguments;
mod arrow;
mod association;
mod collocates;
mod collocation;
mod columns;
mod contrast;
mod cooccurrence;
mod copies;
mod corpus;
mod coverage;
mod dictionary;
mod dispersion;
mod divergence;
mod dtm;
mod error;
mod features;
mod framing;
mod frequency;
mod hits;
mod keyness;
mod lexical;
mod near;
mod near_duplicates;
mod neighbors;
mod readability;
mod region;
mod resample;
mod reuse;
mod run;
mod select;
mod shift;
mod similarity;
mod strings;
mod tokenizer;
mod tokens;
mod trend;
mod validate;
mod validation_sample;
mod variants;
mod voices;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _core {
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyTuple};

    use crate::analysis::{Nearness, Search, ShingleUnit, Test, Truth, Unit, Weighting};
    use crate::count::{self, Counting, Overlap, Scope, Skips};
    use crate::measure::association::{Bond, Measure};
    use crate::measure::decay::Decay;
    use crate::measure::divergence::Divergence;
    use crate::measure::diversity::Diversity;
    use crate::measure::interval::replicates::Limits;
    use crate::measure::proximity::Proximity;
    use crate::measure::shift::Shift;
    use crate::measure::weight::{Df, Norm, Tf};
    use crate::resample::adjust::Adjust;
    use crate::resample::bootstrap::Statistic;
    use crate::text;

    #[pymodule_export]
    use super::align::align;
    #[pymodule_export]
    use super::association::association;
    #[pymodule_export]
    use super::collocates::collocates;
    #[pymodule_export]
    use super::collocation::collocations;
    #[pymodule_export]
    use super::contrast::contrast;
    #[pymodule_export]
    use super::cooccurrence::{cooccurrence, find_together};
    #[pymodule_export]
    use super::copies::copies;
    #[pymodule_export]
    use super::corpus::Corpus;
    #[pymodule_export]
    use super::coverage::coverage;
    #[pymodule_export]
    use super::dictionary::{Dictionary, check_pattern, find_hits, find_ngram};
    #[pymodule_export]
    use super::dispersion::dispersion;
    #[pymodule_export]
    use super::divergence::divergence;
    #[pymodule_export]
    use super::dtm::dtm;
    #[pymodule_export]
    use super::error::InternalError;
    #[pymodule_export]
    use super::features::RawTexts;
    #[pymodule_export]
    use super::framing::{framing, weighted};
    #[pymodule_export]
    use super::frequency::frequency;
    #[pymodule_export]
    use super::hits::Hits;
    #[pymodule_export]
    use super::keyness::{Counts, Keyness};
    #[pymodule_export]
    use super::lexical::lexical;
    #[pymodule_export]
    use super::near::find_near;
    #[pymodule_export]
    use super::near_duplicates::near_duplicates;
    #[pymodule_export]
    use super::neighbors::neighbors;
    #[pymodule_export]
    use super::readability::readability;
    #[pymodule_export]
    use super::region::{cleaning, recurring_lines};
    #[pymodule_export]
    use super::resample::resample;
    #[pymodule_export]
    use super::reuse::Reuse;
    #[pymodule_export]
    use super::run::{Runner, burn_for_test, panic_for_test};
    #[pymodule_export]
    use super::select::{Select, Weight};
    #[pymodule_export]
    use super::shift::shift;
    #[pymodule_export]
    use super::similarity::similarity;
    #[pymodule_export]
    use super::tokenizer::Tokenizer;
    #[pymodule_export]
    use super::tokens::{summary, tokens};
    #[pymodule_export]
    use super::trend::trend;
    #[pymodule_export]
    use super::validate::validate;
    #[pymodule_export]
    use super::validation_sample::validation_sample;
    #[pymodule_export]
    use super::variants::{long_forms, variants};
    #[pymodule_export]
    use super::voices::{prominence, voices};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Closed lists, so that a test can hold Python's against them, and versions.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        let names = PyDict::new(py);
        for (parameter, list) in [
            ("measures", Measure::NAMES),
            ("bonds", Bond::NAMES),
            ("counting", Counting::NAMES),
            ("within", count::Unit::NAMES),
            ("weights", Decay::NAMES),
            ("diversity", Diversity::NAMES),
            ("method", Proximity::NAMES),
            ("divergence", Divergence::NAMES),
            ("shift", Shift::NAMES),
            ("weighting", Weighting::NAMES),
            ("normalize", Norm::NAMES),
            ("tf", Tf::NAMES),
            ("df", Df::NAMES),
            ("skips", Skips::NAMES),
            ("nested_scope", Scope::NAMES),
            ("unit", Unit::NAMES),
            ("test", Test::NAMES),
            ("adjust", Adjust::NAMES),
            ("statistic", Statistic::NAMES),
            ("limits", Limits::NAMES),
            ("rules", text::Rules::NAMES),
            ("segmenter", text::Segmenter::NAMES),
            ("case", text::Case::NAMES),
            ("hyphens", text::Hyphens::NAMES),
            ("possessives", text::Possessives::NAMES),
            ("spelling", text::Spelling::NAMES),
            ("drop", text::Drop::NAMES),
            ("region", text::Region::NAMES),
            ("nearness", Nearness::NAMES),
            ("shingle", ShingleUnit::NAMES),
            ("overlap", Overlap::NAMES),
            ("search", Search::NAMES),
            ("voice", text::Voice::NAMES),
            ("truth", Truth::NAMES),
        ] {
            names.set_item(parameter, PyTuple::new(py, list)?)?;
        }
        module.add("NAMES", names)?;
        let measures = PyDict::new(py);
        for measure in Measure::ALL {
            let columns = PyTuple::new(py, measure.columns())?;
            measures.set_item(measure.name(), (columns, measure.sorted_by()))?;
        }
        module.add("MEASURES", measures)?;
        let versions = PyDict::new(py);
        for (what, version) in text::versions() {
            versions.set_item(what, version)?;
        }
        module.add("VERSIONS", versions)
    }
}
