//! What has the caller asked for? A pattern, read but not yet looked up in a vocabulary.

use super::glob::is_glob;
use super::ways::{Letter, ways};
use crate::text::{Case, Hyphens, Kind, Tokenizer, Variants};
use crate::{Error, Result};

/// Parts beyond which a pattern is refused; the states of a search grow with their square.
const MAX_PARTS: usize = 64;
/// Words beyond which a gap is refused; a search carries each of them along.
const MAX_GAP: u32 = 64;

/// What a pattern that cannot be read is told: where, in code points, and why.
pub(super) type Refusal = (usize, &'static str);

/// A word, a glob or a phrase, or several of these for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    source: String,
    /// The phrases that the alternatives (`(a|b) c`) make; one if there are none.
    pub(super) ways: Vec<Vec<Part>>,
}

/// A piece of a phrase that no hyphen and no white space divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The part as written, without the sign `=`.
    pub text: String,
    /// Whether case matters (`=US`, and `U.S.` where acronyms are joined).
    pub exact: bool,
    /// How many words may stand between this part and the one before; 0: they stand side by side
    /// or are joined by a hyphen.
    pub gap: u32,
}

impl Pattern {
    /// Reads `source`, whose words are cut as `tokenizer` cuts texts.
    ///
    /// # Errors
    ///
    /// [`Error::Pattern`] with the place where reading stopped.
    pub fn parse(source: &str, tokenizer: &Tokenizer) -> Result<Self> {
        let error =
            |(position, reason)| Error::Pattern { pattern: source.to_owned(), position, reason };
        let read = |way: Vec<Letter>| phrase(&way, tokenizer, &error);
        let ways = ways(source).map_err(error)?.into_iter().map(read).collect::<Result<_>>()?;
        Ok(Self { source: source.to_owned(), ways })
    }

    /// The pattern as the caller wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// Reads one way: words, globs, and gaps between them.
fn phrase(
    way: &[Letter],
    tokenizer: &Tokenizer,
    error: &impl Fn(Refusal) -> Error,
) -> Result<Vec<Part>> {
    let misplaced = |position| error((position, "a gap stands between two words"));
    let mut parts: Vec<Part> = Vec::new();
    let mut gap: Option<(u32, usize)> = None;
    for word in way.split(|letter| letter.char.is_whitespace()).filter(|word| !word.is_empty()) {
        let position = word[0].position;
        let text: String = word.iter().map(|letter| letter.char).collect();
        if let Some(n) = gap_of(&text) {
            if parts.is_empty() || gap.is_some() {
                return Err(misplaced(position));
            }
            gap = Some((n.map_err(|reason| error((position, reason)))?, position));
            continue;
        }
        let (exact, text) = match text.strip_prefix('=') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, text.as_str()),
        };
        let before = parts.len();
        for part in split(text, tokenizer)? {
            parts.push(Part { exact: exact || part.exact, ..part });
        }
        let first = parts.get_mut(before);
        let first = first.ok_or_else(|| error((position, "there is no word here")))?;
        first.gap = gap.take().map_or(0, |(n, _)| n);
        if parts.len() > MAX_PARTS {
            return Err(error((position, "a pattern has at most 64 words")));
        }
    }
    if let Some((_, position)) = gap {
        return Err(misplaced(position));
    }
    if parts.is_empty() {
        return Err(error((0, "it is empty")));
    }
    if parts.iter().all(|part| part.text.chars().all(|c| c == '*')) {
        return Err(error((0, "it would match any word")));
    }
    Ok(parts)
}

/// How many words `~3` lets stand between two others; `None` for what is no gap.
fn gap_of(word: &str) -> Option<std::result::Result<u32, &'static str>> {
    let digits = word.strip_prefix('~').filter(|n| n.chars().all(|c| c.is_ascii_digit()))?;
    let n = digits.parse().ok().filter(|n| (1..=MAX_GAP).contains(n));
    Some(n.ok_or("a gap is written ~1 to ~64"))
}

/// A word of a pattern, cut as a text would be (unless it is a glob) and then at its hyphens.
fn split(word: &str, tokenizer: &Tokenizer) -> Result<Vec<Part>> {
    let whole = Tokenizer { hyphens: Hyphens::Keep, case: Case::Keep, ..tokenizer.clone() };
    let bare = Tokenizer { stem: false, spelling: None, ..whole.clone() };
    let written = Tokenizer { acronyms: false, variants: Variants::NONE, ..bare.clone() };
    let mut parts = Vec::new();
    let mut add = |piece: &str| {
        let plain = |text: &str| Part { text: text.to_owned(), exact: false, gap: 0 };
        if whole.kind(piece) == Kind::Url {
            parts.push(plain(piece));
            return;
        }
        // The hyphens of a term are plain ones, whichever sign was written.
        let term = written.term(piece).into_owned();
        let before = parts.len();
        for part in term.split('-').filter(|part| !part.is_empty()) {
            // Full stops, or a listed variant, say that the term is meant, not a word of its
            // letters.
            let text = bare.term(part);
            parts.push(Part { exact: text != part, ..plain(&text) });
        }
        if parts.len() == before && !term.is_empty() {
            parts.push(plain(&term));
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
