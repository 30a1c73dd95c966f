//! Where are the words of scripts that are written without spaces?
//!
//! By ICU4X: a dictionary for Chinese and Japanese, a model (LSTM) for Thai, Lao, Khmer and
//! Burmese.
//! All else is cut as UAX #29 says. Compiled in with the feature `cjk` alone.

#[cfg(feature = "cjk")]
use icu_segmenter::WordSegmenter;
#[cfg(feature = "cjk")]
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::error::named;

named! {
    /// Who finds the words of scripts that are written without spaces.
    enum Segmenter is "segmenter" {
        /// The dictionaries and models of ICU4X.
        Icu = "icu",
    }
}

impl Segmenter {
    /// Whether it is part of this build.
    pub const fn is_built_in(self) -> bool {
        match self {
            Self::Icu => cfg!(feature = "cjk"),
        }
    }
}

/// Whether `c` is of a script that is written without spaces.
pub(super) const fn is_spaceless(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{19E0}'..='\u{19FF}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
    )
}

/// The ends of the words of `chunk`.
#[cfg(feature = "cjk")]
pub(super) fn word_ends(chunk: &str) -> Vec<usize> {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter.segment_str(chunk).skip(1).collect()
}

/// The ends of the words of `chunk`: settings that need the feature are refused before.
#[cfg(not(feature = "cjk"))]
pub(super) fn word_ends(chunk: &str) -> Vec<usize> {
    super::word_bounds(chunk).skip(1).collect()
}

#[cfg(test)]
#[cfg(feature = "cjk")]
mod tests {
    use super::super::{Language, Tokenizer};
    use super::*;

    #[test]
    fn words_without_spaces_are_found_by_dictionary() {
        let tokenizer = Tokenizer {
            segmenter: Some(Segmenter::Icu),
            ..Tokenizer::plain(Language::Undetermined)
        };
        for (text, expected) in [
            ("中华人民共和国主张和平共处。", "中华|人民|共和国|主张|和平|共处|。"),
            ("สันติภาพโลก", "สันติภาพ|โลก"),
            ("no-limits U.S.-led中国", "no-limits|U.S.-led|中国"),
        ] {
            let mut tokens = Vec::new();
            let done = tokenizer.cut(text, &mut |piece| {
                tokens.push(&text[piece.start as usize..piece.end as usize]);
                Ok(())
            });
            assert_eq!((done, tokens.join("|").as_str()), (Ok(()), expected));
        }
    }
}
