//! Public behaviour of the core, without Python: one binary, one module per floor.
mod text;
mod text_standards;
