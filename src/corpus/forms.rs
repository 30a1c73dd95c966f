//! What is each distinct surface: which term, of which kind, counted or not, found by which
//! pattern?

use super::intern::Interner;
use super::keys::Keys;
use super::mark::Mark;
use super::tokens::FormId;
use crate::Result;
use crate::error::try_vec;
use crate::text::{Kind, Tokenizer, is_invisible};

/// Identity of a vocabulary entry: dense, from 0, in order of first appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub(crate) u32);

impl TermId {
    /// The id as an index into a column with one row per term.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All distinct surfaces of a corpus and what follows from each; decided once, not once a token.
#[derive(Clone, Debug)]
pub struct Forms {
    surfaces: Interner,
    terms: Interner,
    term: Vec<TermId>,
    kind: Vec<Kind>,
    counted: Vec<bool>,
    marks: Vec<Mark>,
    keys: Keys,
}

impl Forms {
    pub(super) fn new(surfaces: Interner, tokenizer: &Tokenizer) -> Result<Self> {
        let mut terms = Interner::default();
        let (what, n) = ("the table of forms", surfaces.len());
        let (mut term, mut kind, mut counted) =
            (try_vec(what, n)?, try_vec(what, n)?, try_vec(what, n)?);
        let mut marks = try_vec(what, n)?;
        let mut keys = try_vec(what, n)?;
        for (form, surface) in (0..).map(FormId).zip(surfaces.iter()) {
            let (its_term, key) = tokenizer.term_and_key(surface);
            term.push(TermId(terms.intern(&its_term)?));
            if !surface.is_empty() {
                // A gap is no word, whatever the glob.
                keys.push((Box::from(key), form));
            }
            let its_kind = tokenizer.kind(surface);
            kind.push(its_kind);
            marks.push(mark(surface, its_kind));
            counted.push(!surface.is_empty() && tokenizer.counted(surface, its_kind));
        }
        let keys = Keys::new(keys)?;
        Ok(Self { surfaces, terms, term, kind, counted, marks, keys })
    }

    /// Number of distinct surfaces.
    pub fn len(&self) -> usize {
        self.term.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.term.is_empty()
    }

    /// The number of every form.
    pub fn ids(&self) -> impl Iterator<Item = FormId> + Clone {
        (0..).map(FormId).take(self.len())
    }

    /// The surface of `form`, as it stands in the texts.
    #[inline]
    pub fn surface(&self, form: FormId) -> &str {
        self.surfaces.get(form.0)
    }

    /// The term of `form`.
    #[inline]
    pub fn term(&self, form: FormId) -> TermId {
        self.term[form.index()]
    }

    /// The term of the form with number `form`.
    pub fn term_at(&self, form: usize) -> TermId {
        self.term[form]
    }

    /// What kind of token `form` is.
    pub fn kind(&self, form: FormId) -> Kind {
        self.kind[form.index()]
    }

    /// Whether tokens of `form` are counted.
    #[inline]
    pub fn counted(&self, form: FormId) -> bool {
        self.counted[form.index()]
    }

    /// What each form is to a search that looks for nothing yet, by [`FormId`].
    pub(super) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The terms, by [`TermId`].
    pub fn terms(&self) -> &Interner {
        &self.terms
    }

    /// The distinct surfaces, by [`FormId`].
    pub fn surfaces(&self) -> &Interner {
        &self.surfaces
    }

    /// The keys that patterns are matched against.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// What a search asks of a surface, whatever it looks for.
///
/// An invisible sign (a zero width space, say) is part of its token, vanishes from its term, and is
/// no white space: between two words of a phrase it stands in the way.
fn mark(surface: &str, kind: Kind) -> Mark {
    let veiled = |c: Option<char>| c.is_some_and(is_invisible);
    Mark::default()
        .with(veiled(surface.chars().next()), Mark::VEILED_BEFORE)
        .with(veiled(surface.chars().next_back()), Mark::VEILED_AFTER)
        .with(!matches!(kind, Kind::Punctuation | Kind::Symbol), Mark::WORD)
}
