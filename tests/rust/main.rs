//! Public behaviour of the core, without Python: one binary, one module per floor.

mod agreement;
mod association;
mod collocates;
mod collocation;
mod coverage;
mod dispersion;
mod diversity;
mod floors;
mod fuzz;
mod golden;
mod hostile;
mod measure;
mod negation;
mod patterns;
mod polnear;
mod readability;
mod region;
mod resample;
mod sentences;
mod text;
mod text_standards;
mod voice;
mod voice_figures;
mod voice_labels;
mod worked;
