//! Which lines recur in the source of each text, as somebody learnt them?

use xxhash_rust::xxh3::Xxh3;

use crate::text::Recurring;
use crate::{Error, Result};

/// The recurring lines of each source, and the source of each text.
#[derive(Clone, Debug)]
pub struct Lines {
    sources: Vec<Recurring>,
    of: Vec<Option<u32>>,
    digest: u128,
}

impl Lines {
    /// From `lines` and the number of the source of each, the `names` of the sources, and the
    /// number of the source of each text; negative where the source is unknown.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`], [`Error::InvalidValue`] at a number that names no source.
    pub fn new(names: &[String], lines: Vec<String>, codes: &[i32], of: &[i32]) -> Result<Self> {
        if codes.len() != lines.len() {
            let (got, expected) = (codes.len(), lines.len());
            return Err(Error::LengthMismatch { parameter: "lines", got, expected });
        }
        let mut by_source = vec![Vec::new(); names.len()];
        for (line, &code) in lines.into_iter().zip(codes) {
            let source = usize::try_from(code).ok().and_then(|code| by_source.get_mut(code));
            let wanted = || Error::invalid("lines", code, format!("below {}", names.len()));
            source.ok_or_else(wanted)?.push(line);
        }
        let sources: Vec<Recurring> =
            by_source.into_iter().map(|lines| lines.into_iter().collect()).collect();
        let known = |code: &i32| {
            u32::try_from(*code).ok().filter(|&source| (source as usize) < sources.len())
        };
        let of = of.iter().map(known).collect();
        let mut hasher = Xxh3::new();
        for (name, source) in names.iter().zip(&sources) {
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(&source.hash().to_le_bytes());
        }
        Ok(Self { digest: hasher.digest128(), sources, of })
    }

    /// Number of lines of all sources.
    pub fn len(&self) -> usize {
        self.sources.iter().map(Recurring::len).sum()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// 128 bits of the names of the sources and their lines.
    pub fn digest(&self) -> u128 {
        self.digest
    }

    /// Number of texts.
    pub(super) fn texts(&self) -> usize {
        self.of.len()
    }

    /// The lines that recur in the source of the text of `row`.
    pub(super) fn of(&self, row: usize) -> Option<&Recurring> {
        self.of[row].map(|source| &self.sources[source as usize])
    }
}
