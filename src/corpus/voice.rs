//! In whose voice does each token of a document stand?
//!
//! Counting never asks. What does ask pays for the documents that it asks about, once.

use std::ops::Range;
use std::sync::OnceLock;

use super::Corpus;
use super::kept::Kept;
use crate::text::{Language, Piece, Voices, Word, voices_of};

/// The voices of documents, each read when it is first asked for.
///
/// A token has a byte, an attribution some forty, a distinct surface eight.
#[derive(Debug, Default)]
pub(super) struct Heard {
    docs: Kept<Voices>,
    words: OnceLock<Box<[Word]>>,
}

/// What is known of a text in another language, or of one that came cut.
static NOTHING: Voices = Voices::NONE;

impl Corpus {
    /// Whether voices can be told: the rules are for English, and read the texts.
    pub fn has_voices(&self) -> bool {
        self.has_offsets && self.tokenizer.language == Language::English
    }

    /// The voices of the document in `row`.
    pub(super) fn voices(&self, row: usize) -> &Voices {
        if !self.has_voices() {
            return &NOTHING;
        }
        self.heard.docs.of(row, self.n_docs(), || self.read_voices(row))
    }

    fn read_voices(&self, row: usize) -> Voices {
        let Some(text) = self.texts.get(row) else { return Voices::NONE };
        let doc = self.tokens.doc(row);
        let piece = |i: usize| {
            let (start, len) = (doc.starts[i], self.forms.surface(doc.forms[i]).len());
            // A surface is a piece of a text, and texts have less than 4 GiB.
            let end = start + u32::try_from(len).unwrap_or(0);
            Piece { start, end, glued: doc.is_glued(i), sentence_start: doc.starts_sentence(i) }
        };
        let pieces: Vec<Piece> = (0..doc.len()).map(piece).collect();
        let looked_up = || self.forms.surfaces().iter().map(Word::new).collect();
        let known = self.heard.words.get_or_init(looked_up);
        let words = doc.forms.iter().map(|form| known[form.index()]).collect();
        if !self.page.clean {
            return voices_of(text, &pieces, words, None);
        }
        let mut article: Vec<Range<u32>> = Vec::new();
        let mut inside = false;
        for (i, piece) in pieces.iter().enumerate() {
            let was = std::mem::replace(&mut inside, !doc.is_left_out(i));
            match article.last_mut() {
                Some(last) if inside && was => last.end = piece.end,
                _ if inside => article.push(piece.start..piece.end),
                _ => {}
            }
        }
        voices_of(text, &pieces, words, Some(&article))
    }
}
