//! In whose voice is each word?

mod attribute;
mod class;
mod clause;
mod cue;
mod extent;
mod node;
mod other;
mod quote;
mod speaker;
mod term;
mod turn;
mod word;

use std::ops::Range;

use super::{Language, Piece};

/// Whose words, as the article presents them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Voice {
    /// The article's own words.
    Own,
    /// Inside a quotation with a speaker or of some length.
    Direct,
    /// A clause that the article attributes.
    Reported,
    /// A short quotation without a speaker, which marks a term or distance.
    Scare,
    /// A word spoken about, not used.
    Mention,
    /// Not to be told.
    Unknown,
}

/// A stretch of text that the article gives to somebody, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The attributed words.
    pub span: Range<u32>,
    /// Their voice.
    pub voice: Voice,
    /// The words that name the speaker, perhaps in another sentence.
    pub speaker: Option<Range<u32>>,
    /// The words that attribute.
    pub cue: Option<Range<u32>>,
}

/// The voices of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// One for each token.
    pub tokens: Vec<Voice>,
    /// In the order of the text.
    pub attributions: Vec<Attribution>,
}

/// The voice of every token of `text`, which was cut into `pieces`.
pub fn voices(language: Language, text: &str, pieces: &[Piece]) -> Voices {
    if language != Language::English {
        return Voices { tokens: vec![Voice::Unknown; pieces.len()], attributions: Vec::new() };
    }
    speaker::read(text, pieces)
}
