//! Which runs of terms are counted, under which number?

use ahash::RandomState;
use hashbrown::HashTable;

use super::skip::Skip;
use crate::corpus::{DocTokens, Forms, Interner};
use crate::error::reserve;
use crate::{Error, Result};

/// How n-grams are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ngrams {
    /// The shortest, in terms.
    pub min: usize,
    /// The longest.
    pub max: usize,
    /// Whether they may cross the border of a sentence.
    pub across_sentences: bool,
    /// Whether they reach over tokens that are not counted, as if those were not there.
    pub bridge: bool,
    /// How many terms may be left out between two of an n-gram.
    pub skip: Skip,
}

impl Ngrams {
    /// Single terms.
    pub const TERMS: Self =
        Self { min: 1, max: 1, across_sentences: false, bridge: false, skip: Skip::NONE };

    /// Checks the range.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] unless 1 ≤ min ≤ max ≤ 64.
    pub fn new(min: usize, max: usize, across_sentences: bool, bridge: bool) -> Result<Self> {
        if min == 0 || min > max || max > 64 {
            let wanted = "two whole numbers, 1 <= shortest <= longest <= 64";
            return Err(Error::invalid("ngrams", format!("({min}, {max})"), wanted));
        }
        Ok(Self { min, max, across_sentences, bridge, skip: Skip::NONE })
    }

    /// Calls `found` with the terms of every run of counted tokens that no border cuts, and with
    /// their places.
    pub(super) fn runs(
        self,
        doc: DocTokens<'_>,
        forms: &Forms,
        mut found: impl FnMut(&[u32], &[usize]) -> Result<()>,
    ) -> Result<()> {
        let (mut run, mut places) = (Vec::new(), Vec::new());
        for (i, &form) in doc.forms.iter().enumerate() {
            let is_counted = doc.is_counted(i, forms);
            let ends = !is_counted && (!self.bridge || doc.is_left_out(i));
            if ends || !self.across_sentences && doc.starts_sentence(i) {
                found(&run, &places)?;
                run.clear();
                places.clear();
            }
            if is_counted {
                run.push(forms.term(form).0);
                places.push(i);
            }
        }
        found(&run, &places)
    }
}

/// Identity of an n-gram: that of its term for n = 1, later numbers for longer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GramId(pub(crate) u32);

impl GramId {
    /// The id as an index into a column with one row per n-gram.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The n-grams met so far. A longer one is a shorter one and a last term: no string is ever joined
/// until a table is asked for.
#[derive(Clone, Debug, Default)]
pub struct Grams {
    n_terms: u32,
    longer: Vec<(u32, u32)>,
    table: HashTable<u32>,
    hasher: RandomState,
}

impl Grams {
    /// Only the single terms of `forms`.
    pub fn new(forms: &Forms) -> Self {
        // Terms are numbered with 32 bits.
        Self::with_terms(u32::try_from(forms.terms().len()).unwrap_or(u32::MAX))
    }

    /// Only single terms, numbered below `n_terms`.
    pub(super) fn with_terms(n_terms: u32) -> Self {
        Self { n_terms, ..Self::default() }
    }

    /// Number of n-grams, single terms included whether they occur or not.
    pub fn len(&self) -> usize {
        self.n_terms as usize + self.longer.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The n-gram that is `prefix` followed by the term numbered `last`.
    pub(super) fn extend(&mut self, prefix: u32, last: u32) -> Result<u32> {
        let Self { n_terms, longer, table, hasher } = self;
        let pair = (prefix, last);
        let hash = hasher.hash_one(pair);
        let pair_of = |id: u32| longer[(id - *n_terms) as usize];
        if let Some(&id) = table.find(hash, |&id| pair_of(id) == pair) {
            return Ok(id);
        }
        let purpose = "the table of n-grams";
        let id = u32::try_from(*n_terms as usize + longer.len())
            .map_err(|_| Error::OutOfMemory { purpose, bytes: usize::MAX })?;
        let rehash = |&id: &u32| hasher.hash_one(longer[(id - *n_terms) as usize]);
        table.try_reserve(1, rehash).map_err(|_| Error::OutOfMemory {
            purpose,
            bytes: table.len() * 2 * size_of::<u32>(),
        })?;
        table.insert_unique(hash, id, rehash);
        reserve(purpose, longer, 1)?;
        longer.push(pair);
        Ok(id)
    }

    /// The n-gram of `terms`, of which there is at least one.
    pub(super) fn of(&mut self, terms: &[u32]) -> Result<u32> {
        terms[1..].iter().try_fold(terms[0], |gram, &term| self.extend(gram, term))
    }

    /// Takes over the n-grams of `part`; returns our number for each of its longer ones.
    pub(super) fn absorb(&mut self, part: &Self) -> Result<Vec<u32>> {
        let mut ours = Vec::with_capacity(part.longer.len());
        for &(prefix, last) in &part.longer {
            // A prefix was numbered before what extends it.
            let prefix = match prefix.checked_sub(self.n_terms) {
                Some(place) => ours[place as usize],
                None => prefix,
            };
            ours.push(self.extend(prefix, last)?);
        }
        Ok(ours)
    }

    /// Our number for n-gram `id` of a part, given what [`Grams::absorb`] returned.
    pub(super) fn renumber(&self, id: u32, ours: &[u32]) -> u32 {
        id.checked_sub(self.n_terms).map_or(id, |place| ours[place as usize])
    }

    /// How many terms `gram` has.
    pub fn order(&self, gram: GramId) -> usize {
        let (mut order, mut id) = (1, gram.0);
        while let Some(place) = id.checked_sub(self.n_terms) {
            id = self.longer[place as usize].0;
            order += 1;
        }
        order
    }

    /// The terms of an n-gram.
    pub fn terms(&self, gram: GramId) -> Vec<u32> {
        let mut ids = Vec::new();
        let mut id = gram.0;
        while let Some(place) = id.checked_sub(self.n_terms) {
            let (prefix, last) = self.longer[place as usize];
            ids.push(last);
            id = prefix;
        }
        ids.push(id);
        ids.reverse();
        ids
    }

    /// The n-gram in words, its terms joined by spaces.
    pub fn text(&self, gram: GramId, terms: &Interner) -> String {
        let words = self.terms(gram).into_iter().map(|id| terms.get(id));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Calls `found` with each n-gram of a run of terms.
    #[inline]
    pub(super) fn of_run(
        &mut self,
        run: &[u32],
        how: Ngrams,
        found: &mut impl FnMut(u32) -> Result<()>,
    ) -> Result<()> {
        if how.max == 1 {
            return run.iter().try_for_each(|&term| found(term));
        }
        if how.skip != Skip::NONE {
            return how.skip.each(run.len(), how, |place, prefix, is_counted| {
                let term = run[place];
                let gram = prefix.map_or(Ok(term), |prefix| self.extend(prefix, term))?;
                if is_counted {
                    found(gram)?;
                }
                Ok(gram)
            });
        }
        for start in 0..run.len() {
            let mut gram = run[start];
            if how.min == 1 {
                found(gram)?;
            }
            for (n, &term) in (2..=how.max).zip(&run[start + 1..]) {
                gram = self.extend(gram, term)?;
                if n >= how.min {
                    found(gram)?;
                }
            }
        }
        Ok(())
    }
}
