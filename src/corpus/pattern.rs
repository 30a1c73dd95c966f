//! What has the caller asked for? A pattern, read but not yet looked up in a vocabulary.

use super::glob::is_glob;
use crate::text::{Case, Hyphens, Kind, Tokenizer, Variants};
use crate::{Error, Result};

/// Parts beyond which a pattern is refused; the states of a search grow with their square.
const MAX_PARTS: usize = 64;

/// A word, a glob or a phrase: a run of parts that stand side by side or are joined by hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    source: String,
    pub(super) parts: Vec<Part>,
}

/// A piece of a pattern that no hyphen and no white space divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The part as written, without the sign `=`.
    pub text: String,
    /// Whether case matters (`=US`, and `U.S.` where acronyms are joined).
    pub exact: bool,
}

impl Pattern {
    /// Reads `source`, whose words are cut as `tokenizer` cuts texts.
    ///
    /// # Errors
    ///
    /// [`Error::Pattern`] with the place where reading stopped.
    pub fn parse(source: &str, tokenizer: &Tokenizer) -> Result<Self> {
        let error =
            |position, reason| Error::Pattern { pattern: source.to_owned(), position, reason };
        let mut parts = Vec::new();
        for (position, word) in words(source) {
            refuse_reserved(word).map_err(|reason| error(position, reason))?;
            let (exact, word) = match word.strip_prefix('=') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, word),
            };
            let before = parts.len();
            for part in split(word, tokenizer)? {
                parts.push(Part { exact: exact || part.exact, ..part });
            }
            if parts.len() == before {
                return Err(error(position, "there is no word here"));
            }
            if parts.len() > MAX_PARTS {
                return Err(error(position, "a pattern has at most 64 words"));
            }
        }
        match &parts[..] {
            [] => Err(error(0, "it is empty")),
            parts if parts.iter().all(|part| part.text.chars().all(|c| c == '*')) => {
                Err(error(0, "it would match any word"))
            }
            _ => Ok(Self { source: source.to_owned(), parts }),
        }
    }

    /// The pattern as the caller wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// The words between white space, each with its place in code points.
fn words(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut position = 0;
    source.split(char::is_whitespace).filter_map(move |word| {
        let here = position;
        position += word.chars().count() + 1;
        (!word.is_empty()).then_some((here, word))
    })
}

fn refuse_reserved(word: &str) -> std::result::Result<(), &'static str> {
    let gap = word.strip_prefix('~').is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
    if gap {
        return Err("gaps (~n) are not supported");
    }
    if word.contains('|') {
        return Err("alternatives (a|b) are not supported");
    }
    Ok(())
}

/// A word of a pattern, cut as a text would be (unless it is a glob) and then at its hyphens.
fn split(word: &str, tokenizer: &Tokenizer) -> Result<Vec<Part>> {
    let whole = Tokenizer { hyphens: Hyphens::Keep, case: Case::Keep, ..tokenizer.clone() };
    let bare = Tokenizer { stem: false, spelling: None, ..whole.clone() };
    let written = Tokenizer { acronyms: false, variants: Variants::NONE, ..bare.clone() };
    let mut parts = Vec::new();
    let mut add = |piece: &str| {
        if whole.kind(piece) == Kind::Url {
            parts.push(Part { text: piece.to_owned(), exact: false });
            return;
        }
        // The hyphens of a term are plain ones, whichever sign was written.
        let plain = written.term(piece).into_owned();
        let before = parts.len();
        for part in plain.split('-').filter(|part| !part.is_empty()) {
            // Full stops, or a listed variant, say that the term is meant, not a word of its
            // letters.
            let text = bare.term(part).into_owned();
            parts.push(Part { exact: text != part, text });
        }
        if parts.len() == before && !plain.is_empty() {
            parts.push(Part { text: plain, exact: false });
        }
    };
    let word = tokenizer.without_possessive_sign(without_last_stop(word, tokenizer));
    if is_glob(word) {
        add(word);
    } else {
        whole.cut(word, &mut |piece| {
            add(&word[piece.start as usize..piece.end as usize]);
            Ok(())
        })?;
    }
    Ok(parts)
}

/// `u.s.` without its last stop, which only capitals keep in their token.
fn without_last_stop<'w>(word: &'w str, tokenizer: &Tokenizer) -> &'w str {
    match word.strip_suffix('.') {
        Some(initials) if tokenizer.is_small_acronym(initials) => initials,
        _ => word,
    }
}
