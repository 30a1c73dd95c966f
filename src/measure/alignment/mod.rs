//! How do two sequences run alike? From a common start ([`reach`]), or where they do so best
//! ([`local`]), and there item by item ([`steps`]).

pub mod local;
pub mod reach;
pub mod steps;

pub use local::{Scores, Stretch, best_stretch};
pub use reach::{Aligner, Direction, Reach};
pub use steps::{Step, path};
