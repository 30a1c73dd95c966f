//! What is each distinct surface: which term, of which kind, counted or not, found by which
//! pattern?

use std::ops::Range;

use super::intern::Interner;
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
    veiled: Vec<Veil>,
    keys: Keys,
}

impl Forms {
    pub(super) fn new(surfaces: Interner, tokenizer: &Tokenizer) -> Result<Self> {
        let mut terms = Interner::default();
        let (what, n) = ("the table of forms", surfaces.len());
        let (mut term, mut kind, mut counted) =
            (try_vec(what, n)?, try_vec(what, n)?, try_vec(what, n)?);
        let mut veiled = try_vec(what, n)?;
        veiled.extend(surfaces.iter().map(Veil::of));
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
            counted.push(!surface.is_empty() && tokenizer.counted(surface, its_kind));
        }
        let keys = Keys::new(keys)?;
        Ok(Self { surfaces, terms, term, kind, counted, veiled, keys })
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
    pub fn ids(&self) -> impl Iterator<Item = FormId> {
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

    /// Whether `form` begins or ends with an invisible sign.
    pub(super) fn veil(&self, form: FormId) -> Veil {
        self.veiled[form.index()]
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

/// Where a surface has an invisible sign (a zero width space, say) outside its visible characters.
///
/// Such a sign is part of the token, vanishes from its term, and is no white space: between two
/// words of a phrase it stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Veil {
    pub before: bool,
    pub after: bool,
}

impl Veil {
    fn of(surface: &str) -> Self {
        let veiled = |c: Option<char>| c.is_some_and(is_invisible);
        Self { before: veiled(surface.chars().next()), after: veiled(surface.chars().next_back()) }
    }
}

/// The distinct keys (case-folded, never stemmed surfaces) in code-point order, with their forms.
#[derive(Clone, Debug)]
pub struct Keys {
    sorted: Vec<Box<str>>,
    ends: Vec<u32>,
    forms: Vec<FormId>,
}

impl Keys {
    fn new(mut pairs: Vec<(Box<str>, FormId)>) -> Result<Self> {
        pairs.sort_unstable();
        let what = "the table of keys";
        let (sorted, ends) = (try_vec(what, pairs.len())?, try_vec(what, pairs.len())?);
        let mut index = Self { sorted, ends, forms: try_vec(what, pairs.len())? };
        for (key, form) in pairs {
            if index.sorted.last() != Some(&key) {
                index.sorted.push(key);
                index.ends.push(0);
            }
            index.forms.push(form);
            if let Some(end) = index.ends.last_mut() {
                // As many forms as surfaces, whose numbers are 32 bits wide.
                *end = u32::try_from(index.forms.len()).unwrap_or(u32::MAX);
            }
        }
        Ok(index)
    }

    /// The places of the keys that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.sorted.partition_point(|key| &**key < prefix);
        let len = self.sorted[start..].partition_point(|key| key.starts_with(prefix));
        start..start + len
    }

    /// The place of `key`.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.sorted.binary_search_by(|probe| (**probe).cmp(key)).ok()
    }

    /// The key at `place`.
    pub fn key(&self, place: usize) -> &str {
        &self.sorted[place]
    }

    /// The forms of the key at `place`, in order of first appearance.
    pub fn forms(&self, place: usize) -> &[FormId] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.forms[start as usize..self.ends[place] as usize]
    }
}
