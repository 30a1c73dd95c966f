//! What has the caller asked for? A pattern, read but not yet looked up in a vocabulary.

use super::part::Reader;
use super::ways::{Letter, ways};
use crate::text::Tokenizer;
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

impl Part {
    /// A part as written, side by side with the one before.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), exact: false, gap: 0 }
    }
}

impl Pattern {
    /// Reads `source`, whose words are cut as `tokenizer` cuts texts.
    ///
    /// # Errors
    ///
    /// [`Error::Pattern`] with the place where reading stopped.
    pub fn parse(source: &str, tokenizer: &Tokenizer) -> Result<Self> {
        Reader::new(tokenizer).read(source)
    }
}

impl Reader<'_> {
    /// Reads one of many patterns; as [`Pattern::parse`].
    ///
    /// # Errors
    ///
    /// [`Error::Pattern`] with the place where reading stopped.
    pub fn read(&self, source: &str) -> Result<Pattern> {
        let error =
            |(position, reason)| Error::Pattern { pattern: source.to_owned(), position, reason };
        if !source.contains('|') {
            let parts = self.phrase(source, &|place| place, &error)?;
            return Ok(Pattern { ways: vec![parts] });
        }
        let read = |way: Vec<Letter>| {
            let text: String = way.iter().map(|letter| letter.char).collect();
            self.phrase(&text, &|place| way[place].position, &error)
        };
        let ways = ways(source).map_err(error)?.into_iter().map(read).collect::<Result<_>>()?;
        Ok(Pattern { ways })
    }

    /// Reads one way: words, globs, and gaps between them. `position` is where the caller wrote a
    /// letter of `text`, both in code points.
    fn phrase(
        &self,
        text: &str,
        position: &dyn Fn(usize) -> usize,
        error: &dyn Fn(Refusal) -> Error,
    ) -> Result<Vec<Part>> {
        let refused = |word: &str, reason| {
            let before = word.as_ptr().addr() - text.as_ptr().addr();
            error((position(text[..before].chars().count()), reason))
        };
        let misplaced = |word| refused(word, "a gap stands between two words");
        let mut parts: Vec<Part> = Vec::new();
        let mut gap: Option<(u32, &str)> = None;
        for word in text.split_whitespace() {
            if let Some(n) = gap_of(word) {
                if parts.is_empty() || gap.is_some() {
                    return Err(misplaced(word));
                }
                gap = Some((n.map_err(|reason| refused(word, reason))?, word));
                continue;
            }
            let before = parts.len();
            self.word(word, &mut parts)?;
            let first = parts.get_mut(before);
            let first = first.ok_or_else(|| refused(word, "there is no word here"))?;
            first.gap = gap.take().map_or(0, |(n, _)| n);
            if parts.len() > MAX_PARTS {
                return Err(refused(word, "a pattern has at most 64 words"));
            }
        }
        if let Some((_, word)) = gap {
            return Err(misplaced(word));
        }
        if parts.is_empty() {
            return Err(error((0, "it is empty")));
        }
        if parts.iter().all(|part| part.text.bytes().all(|b| b == b'*')) {
            return Err(error((0, "it would match any word")));
        }
        Ok(parts)
    }

    /// Adds the parts of a word, before which the sign `=` may stand.
    fn word(&self, word: &str, parts: &mut Vec<Part>) -> Result<()> {
        let Some(bare) = word.strip_prefix('=').filter(|bare| !bare.is_empty()) else {
            return self.split(word, parts);
        };
        let before = parts.len();
        self.split(bare, parts)?;
        for part in &mut parts[before..] {
            part.exact = true;
        }
        Ok(())
    }
}

/// How many words `~3` lets stand between two others; `None` for what is no gap. What begins like
/// one is rather mistyped (`~x`, `~1-3`) than a word.
fn gap_of(word: &str) -> Option<std::result::Result<u32, &'static str>> {
    let digits = word.strip_prefix('~')?;
    let is_number = digits.bytes().all(|b| b.is_ascii_digit());
    let n = digits.parse().ok().filter(|n| is_number && (1..=MAX_GAP).contains(n));
    Some(n.ok_or("a gap is written ~1 to ~64"))
}
