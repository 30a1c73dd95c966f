//! Which parts does a word of a pattern have? It is cut as the same word in a text would be.

use std::cell::OnceCell;

use super::glob::is_glob;
use super::pattern::Part;
use crate::Result;
use crate::text::{Case, Hyphens, Kind, Tokenizer, Variants};

/// Reads patterns whose words are cut as one tokenizer cuts texts.
#[derive(Debug)]
pub struct Reader<'t> {
    tokenizer: &'t Tokenizer,
    cutters: OnceCell<Cutters>,
}

/// The tokenizer with some settings left out; only words that are not plain ask for it.
#[derive(Debug)]
struct Cutters {
    whole: Tokenizer,
    bare: Tokenizer,
    written: Tokenizer,
}

impl<'t> Reader<'t> {
    /// A reader of patterns for texts that `tokenizer` cuts.
    pub fn new(tokenizer: &'t Tokenizer) -> Self {
        Self { tokenizer, cutters: OnceCell::new() }
    }

    /// Adds the parts of `word` (unless it is a glob, its tokens), divided at their hyphens.
    pub(super) fn split(&self, word: &str, parts: &mut Vec<Part>) -> Result<()> {
        if self.is_plain(word) {
            parts.push(Part::of(word));
            return Ok(());
        }
        let cutters = self.cutters.get_or_init(|| Cutters::new(self.tokenizer));
        let tokenizer = self.tokenizer;
        let word = tokenizer.without_possessive_sign(without_last_stop(word, tokenizer));
        if is_glob(word) {
            cutters.divide(word, parts);
            return Ok(());
        }
        cutters.whole.cut(word, &mut |piece| {
            cutters.divide(&word[piece.start as usize..piece.end as usize], parts);
            Ok(())
        })
    }

    /// Whether `word` is one part as it is, as most are: ASCII letters alone are one token under
    /// all settings, and its term if no list says otherwise.
    fn is_plain(&self, word: &str) -> bool {
        word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'*' | b'?'))
            && self.tokenizer.variant(word).is_none()
    }
}

impl Cutters {
    fn new(tokenizer: &Tokenizer) -> Self {
        let whole = Tokenizer { hyphens: Hyphens::Keep, case: Case::Keep, ..tokenizer.clone() };
        let bare = Tokenizer { stem: false, spelling: None, ..whole.clone() };
        let written = Tokenizer { acronyms: false, variants: Variants::NONE, ..bare.clone() };
        Self { whole, bare, written }
    }

    /// Adds the parts of one token, or glob.
    fn divide(&self, piece: &str, parts: &mut Vec<Part>) {
        if self.whole.kind(piece) == Kind::Url {
            parts.push(Part::of(piece));
            return;
        }
        // The hyphens of a term are plain ones, whichever sign was written.
        let term = self.written.term(piece);
        let before = parts.len();
        for part in term.split('-').filter(|part| !part.is_empty()) {
            // Full stops, or a listed variant, say that the term is meant, not a word of its
            // letters.
            let text = self.bare.term(part);
            parts.push(Part { exact: text != part, ..Part::of(&text) });
        }
        if parts.len() == before && !term.is_empty() {
            parts.push(Part::of(&term));
        }
    }
}

/// `u.s.` without its last stop, which only capitals keep in their token.
fn without_last_stop<'w>(word: &'w str, tokenizer: &Tokenizer) -> &'w str {
    match word.strip_suffix('.') {
        Some(initials) if tokenizer.is_small_acronym(initials) => initials,
        _ => word,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::{Language, Rules, Spelling};

    /// All that settings can do to a word, together.
    fn tokenizers() -> Vec<Tokenizer> {
        let listed = [("US", vec!["America", "Washington"]), ("colour", vec!["hue"])];
        let listed = listed.map(|(term, phrases)| {
            (term.to_owned(), phrases.into_iter().map(str::to_owned).collect())
        });
        let plain = Tokenizer::plain(Language::English);
        let all = Tokenizer {
            case: Case::Keep,
            hyphens: Hyphens::Split,
            acronyms: true,
            stem: true,
            spelling: Some(Spelling::British),
            variants: Variants::new(listed.into_iter().collect()).unwrap(),
            ..plain.clone()
        };
        let unicode = Tokenizer { rules: Rules::Unicode, acronyms: true, ..plain.clone() };
        vec![plain, all, unicode]
    }

    #[test]
    fn a_plain_word_has_the_parts_that_cutting_gives_it() {
        let words = [
            "a",
            "US",
            "us",
            "Us",
            "Nato",
            "NATO",
            "www",
            "http",
            "hegemon*",
            "*phobia",
            "?",
            "*",
            "COLOR",
            "color",
            "hue",
            "America",
            "Washington",
            "cannot",
            "s",
            "XIAO",
            "wom?n",
            "W*",
        ];
        for tokenizer in tokenizers() {
            let cutters = Cutters::new(&tokenizer);
            let reader = Reader::new(&tokenizer);
            let mut plain = 0;
            for word in words {
                let (mut read, mut cut) = (Vec::new(), Vec::new());
                reader.split(word, &mut read).unwrap();
                if is_glob(word) {
                    cutters.divide(word, &mut cut);
                } else {
                    let mut n = 0;
                    let mut add = |piece: crate::text::Piece| {
                        n += 1;
                        cutters.divide(&word[piece.start as usize..piece.end as usize], &mut cut);
                        Ok(())
                    };
                    cutters.whole.cut(word, &mut add).unwrap();
                    assert_eq!(n, 1, "{word}");
                }
                assert_eq!(read, cut, "{word} under {tokenizer:?}");
                plain += usize::from(reader.is_plain(word));
            }
            let listed = words.iter().filter(|word| tokenizer.variant(word).is_some()).count();
            assert_eq!(plain + listed, words.len(), "{tokenizer:?}");
        }
    }
}
