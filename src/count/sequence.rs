//! Which words follow one another in each document? Terms as numbers, punctuation left out.

use crate::corpus::{Ends, View};
use crate::error::{reserve, try_vec};
use crate::parallel::Job;
use crate::{Error, Result};

/// What stands for a stretch of tokens that are no part of the view or of the article: one item,
/// which equals no other.
pub const GAP: u32 = u32::MAX;
const PURPOSE: &str = "the words of the documents";

/// The counted tokens of each document as term numbers, document by document.
#[derive(Clone, Debug)]
pub struct Sequences {
    terms: Vec<u32>,
    ends: Ends,
}

impl Sequences {
    /// Reads `view`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] for 2³² tokens and more; memory, or a stop.
    pub fn new(view: &View, job: &Job) -> Result<Self> {
        let total: usize = (0..view.len()).map(|place| view.doc(place).len()).sum();
        if u32::try_from(total).is_err() {
            let wanted = "documents of fewer than 2**32 tokens together";
            return Err(Error::invalid("corpus", format!("{total} tokens"), wanted));
        }
        let mut terms: Vec<u32> = try_vec(PURPOSE, total)?;
        let mut ends = Ends::with_capacity(PURPOSE, view.len())?;
        for place in 0..view.len() {
            job.check()?;
            each(view, place, |term, _| terms.push(term));
            ends.push(PURPOSE, terms.len())?;
        }
        Ok(Self { terms, ends })
    }

    /// Reads the terms of `view` letter by letter, a space between two of them.
    ///
    /// # Errors
    ///
    /// As [`Sequences::new`].
    pub fn letters(view: &View, job: &Job) -> Result<Self> {
        let (mut letters, mut ends) = (Vec::new(), Ends::with_capacity(PURPOSE, view.len())?);
        let terms = view.forms().terms();
        let mut before = GAP;
        for place in 0..view.len() {
            job.check()?;
            let (from, mut result) = (letters.len(), Ok(()));
            each(view, place, |term, _| {
                let word = if term == GAP { "" } else { terms.get(term) };
                result =
                    result.clone().and_then(|()| reserve(PURPOSE, &mut letters, word.len() + 1));
                if term == GAP {
                    letters.push(GAP);
                } else {
                    let space = letters.len() > from && before != GAP;
                    letters.extend(space.then_some(u32::from(b' ')));
                    letters.extend(word.chars().map(u32::from));
                }
                before = term;
            });
            result?;
            ends.push(PURPOSE, letters.len())?;
        }
        if u32::try_from(letters.len()).is_err() {
            let wanted = "documents of fewer than 2**32 letters together";
            return Err(Error::invalid("corpus", format!("{} letters", letters.len()), wanted));
        }
        Ok(Self { terms: letters, ends })
    }

    /// Number of documents.
    pub fn n_docs(&self) -> usize {
        self.ends.len()
    }

    /// The items of all documents.
    pub fn all(&self) -> &[u32] {
        &self.terms
    }

    /// Where the items of the document at `place` begin and end among all.
    pub fn range(&self, place: usize) -> std::ops::Range<usize> {
        self.ends.of(place)
    }

    /// The items of the document at `place`.
    pub fn doc(&self, place: usize) -> &[u32] {
        &self.terms[self.range(place)]
    }

    /// The document that item `position` of all is in.
    pub fn doc_of(&self, position: usize) -> usize {
        self.ends.list_of(position)
    }

    /// How many words the document at `place` has, gaps apart.
    pub fn words(&self, place: usize) -> usize {
        self.doc(place).iter().filter(|&&term| term != GAP).count()
    }
}

/// The token that each item of the document at `place` stands for; for a gap, its first.
///
/// # Errors
///
/// Memory.
pub fn tokens_of(view: &View, place: usize) -> Result<Vec<u32>> {
    let mut tokens = Vec::new();
    reserve(PURPOSE, &mut tokens, view.doc(place).len())?;
    each(view, place, |_, token| tokens.push(token));
    Ok(tokens)
}

fn each(view: &View, place: usize, mut found: impl FnMut(u32, u32)) {
    let (doc, forms) = (view.doc(place), view.forms());
    let mut in_gap = false;
    for ((i, &form), number) in doc.forms.iter().enumerate().zip(0_u32..) {
        if doc.is_counted(i, forms) {
            found(forms.term(form).0, number);
            in_gap = false;
        } else if !in_gap && (doc.is_left_out(i) || forms.surface(form).is_empty()) {
            found(GAP, number);
            in_gap = true;
        }
    }
}
