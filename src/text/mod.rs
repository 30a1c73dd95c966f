//! stub
use crate::Result;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    Word,
    Number,
    Punctuation,
    Symbol,
    Url,
    Tag,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Case {
    Fold,
    Keep,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hyphens {
    Keep,
    Split,
    Fold,
}
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokenizer {
    pub case: Case,
    pub hyphens: Hyphens,
    pub stem: bool,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub start: u32,
    pub end: u32,
    pub glued: bool,
    pub sentence_start: bool,
}
impl Tokenizer {
    pub fn cut(&self, text: &str, sink: &mut impl FnMut(Piece) -> Result<()>) -> Result<()> {
        for (i, w) in text.split_word_bound_indices() {
            if w.trim().is_empty() {
                continue;
            }
            sink(Piece {
                start: i as u32,
                end: (i + w.len()) as u32,
                glued: false,
                sentence_start: i == 0,
            })?;
        }
        Ok(())
    }
    pub fn kind(&self, s: &str) -> Kind {
        if s.chars().any(char::is_alphabetic) {
            Kind::Word
        } else if s.chars().any(char::is_numeric) {
            Kind::Number
        } else {
            Kind::Punctuation
        }
    }
    pub fn term<'a>(&self, s: &'a str) -> Cow<'a, str> {
        Cow::Owned(s.to_lowercase())
    }
    pub fn key<'a>(&self, s: &'a str) -> Cow<'a, str> {
        Cow::Owned(s.to_lowercase())
    }
    pub fn counted(&self, _s: &str, k: Kind) -> bool {
        k == Kind::Word || k == Kind::Number
    }
}
pub fn char_len(s: &str) -> usize {
    s.chars().count()
}
pub struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    point: u32,
}
impl<'t> CodePoints<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, byte: 0, point: 0 }
    }
    pub fn at(&mut self, byte: u32) -> u32 {
        let b = byte as usize;
        self.point += self.text[self.byte..b].chars().count() as u32;
        self.byte = b;
        self.point
    }
}
