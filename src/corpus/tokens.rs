//! Where does each token of each document stand, and which form is it?

use std::ops::Range;

use super::forms::Forms;
use super::lists::Ends;
use crate::Result;
use crate::error::{reserve, try_vec};

const SENTENCE_START: u8 = 1;
const GLUED: u8 = 2;
/// In no count: outside the article of a cleaned corpus, or outside the view.
const LEFT_OUT: u8 = 4;
/// Outside the view.
const OUTSIDE: u8 = 8;
const PURPOSE: &str = "the table of tokens";

/// Identity of a distinct surface ("Sanctions", "sanctions"): dense, from 0, in order of first
/// appearance. What a token is, apart from where it stands, follows from its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub(crate) u32);

impl FormId {
    /// The id as an index into a column with one row per form.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The tokens of all documents in reading order: nine bytes each, a column per field.
///
/// The end of a token is its start plus the length of its form.
#[derive(Clone, Debug)]
pub struct Tokens {
    forms: Vec<FormId>,
    starts: Vec<u32>,
    flags: Vec<u8>,
    docs: Ends,
}

impl Tokens {
    /// No documents, and room for `tokens` tokens.
    pub(super) fn with_capacity(tokens: usize) -> Result<Self> {
        Ok(Self {
            forms: try_vec(PURPOSE, tokens)?,
            starts: try_vec(PURPOSE, tokens)?,
            flags: try_vec(PURPOSE, tokens)?,
            docs: Ends::default(),
        })
    }

    #[inline]
    pub(super) fn push(&mut self, form: FormId, start: u32, flags: (bool, bool)) -> Result<()> {
        reserve(PURPOSE, &mut self.forms, 1)?;
        reserve(PURPOSE, &mut self.starts, 1)?;
        reserve(PURPOSE, &mut self.flags, 1)?;
        self.forms.push(form);
        self.starts.push(start);
        let (sentence_start, glued) = flags;
        self.flags.push(u8::from(sentence_start) * SENTENCE_START + u8::from(glued) * GLUED);
        Ok(())
    }

    pub(super) fn end_doc(&mut self) -> Result<()> {
        self.docs.push(PURPOSE, self.forms.len())
    }

    /// Appends the documents of `part`, whose forms go by other numbers: `form_of[theirs]` is ours.
    pub(super) fn append(&mut self, part: &Self, form_of: &[FormId]) -> Result<()> {
        let before = self.len();
        reserve(PURPOSE, &mut self.forms, part.len())?;
        reserve(PURPOSE, &mut self.starts, part.len())?;
        reserve(PURPOSE, &mut self.flags, part.len())?;
        self.forms.extend(part.forms.iter().map(|form| form_of[form.index()]));
        self.starts.extend_from_slice(&part.starts);
        self.flags.extend_from_slice(&part.flags);
        self.docs.append(PURPOSE, &part.docs, before)
    }

    /// Leaves token `i` of all out of every count.
    pub(super) fn leave_out(&mut self, i: usize) {
        self.flags[i] |= LEFT_OUT;
    }

    /// The flags of all tokens.
    pub(super) fn flags(&self) -> &[u8] {
        &self.flags
    }

    /// `flags` of a token that is in no count, though the view holds it.
    pub(super) fn uncounted(flags: u8) -> u8 {
        flags | LEFT_OUT
    }

    /// `flags` of a token that a view does not hold.
    pub(super) fn outside(flags: u8) -> u8 {
        flags | LEFT_OUT | OUTSIDE
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Number of documents.
    pub fn n_docs(&self) -> usize {
        self.docs.len()
    }

    /// The tokens of document `doc`.
    ///
    /// # Panics
    ///
    /// If `doc >= self.n_docs()`.
    #[inline]
    pub fn doc(&self, doc: usize) -> DocTokens<'_> {
        self.doc_with(doc, &self.flags)
    }

    /// The tokens of document `doc` under other `flags`, one for each token of all documents.
    #[inline]
    pub(super) fn doc_with<'c>(&'c self, doc: usize, flags: &'c [u8]) -> DocTokens<'c> {
        let range = self.range(doc);
        DocTokens {
            forms: &self.forms[range.clone()],
            starts: &self.starts[range.clone()],
            flags: &flags[range],
        }
    }

    pub(super) fn range(&self, doc: usize) -> Range<usize> {
        self.docs.of(doc)
    }
}

/// The tokens of one document, in reading order.
#[derive(Clone, Copy, Debug)]
pub struct DocTokens<'c> {
    /// The form of each token.
    pub forms: &'c [FormId],
    /// The first byte of each token.
    pub starts: &'c [u32],
    flags: &'c [u8],
}

impl DocTokens<'_> {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether the document has no token.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Whether token `i` is the first of a sentence.
    #[inline]
    pub fn starts_sentence(&self, i: usize) -> bool {
        self.flags[i] & SENTENCE_START != 0
    }

    /// Whether token `i` is in no count, whatever its form, and part of no match.
    #[inline]
    pub fn is_left_out(&self, i: usize) -> bool {
        self.flags[i] & LEFT_OUT != 0
    }

    /// Whether the view holds token `i`.
    #[inline]
    pub fn is_inside(&self, i: usize) -> bool {
        self.flags[i] & OUTSIDE == 0
    }

    /// Whether token `i` is counted: its form is, and nothing leaves it out.
    #[inline]
    pub fn is_counted(&self, i: usize, forms: &Forms) -> bool {
        self.flags[i] & LEFT_OUT == 0 && forms.counted(self.forms[i])
    }

    /// Whether a hyphen that belongs to no token joins token `i` to the one before.
    #[inline]
    pub fn is_glued(&self, i: usize) -> bool {
        self.flags[i] & GLUED != 0
    }
}
