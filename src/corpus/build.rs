//! From texts to ids: every text is read once and cut once.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_128;

use super::forms::Forms;
use super::intern::Interner;
use super::kept::Kept;
use super::texts::{Packed, Texts};
use super::tokens::{FormId, Tokens};
use super::voice::Heard;
use super::{Corpus, Ids, Page};
use crate::parallel::Job;
use crate::text::Tokenizer;
use crate::{Error, Result};

/// Between two looks at the caller's wish to stop, in tokens.
const PATIENCE: usize = 1 << 16;
/// English news has about six bytes a token, white space included.
const BYTES_A_TOKEN: usize = 5;

impl Corpus {
    /// Cuts `texts`, one document a row; a missing text is a document without tokens.
    ///
    /// The result does not depend on the number of threads: forms and terms are numbered in order
    /// of first appearance.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`] if `ids` or the titles have not one item per text,
    /// [`Error::TextTooLong`],
    /// [`Error::OutOfMemory`], [`Error::Interrupted`].
    pub fn new(
        texts: Arc<dyn Texts>,
        ids: Ids,
        tokenizer: Tokenizer,
        page: Page,
        job: &Job,
    ) -> Result<Self> {
        page.check(texts.len())?;
        if ids.len() != texts.len() {
            return Err(Error::LengthMismatch {
                parameter: "ids",
                got: ids.len(),
                expected: texts.len(),
            });
        }
        let bytes = |row| texts.get(row).map_or(0, str::len);
        job.announce((0..texts.len()).map(bytes).sum::<usize>() as u64);
        let parts = job.map_parts(texts.len(), bytes, |rows| {
            let mut part = Part::new(rows.clone().map(bytes).sum::<usize>() / BYTES_A_TOKEN)?;
            for row in rows {
                part.add(row, texts.get(row), &tokenizer, job)?;
                part.clean(row, texts.get(row), &page);
                job.advance(bytes(row) as u64);
            }
            Ok(part)
        })?;
        let Part { surfaces, tokens, hashes } = merge(parts)?;
        let forms = Forms::new(surfaces, &tokenizer)?;
        let (has_offsets, heard, seen) = (true, Heard::default(), Kept::default());
        Ok(Self { texts, ids, tokenizer, forms, tokens, hashes, has_offsets, page, heard, seen })
    }

    /// A corpus of texts that were cut elsewhere; tokens are taken as they are.
    ///
    /// `None` is a missing document. An empty token is a gap: it keeps its place and never counts.
    ///
    /// # Errors
    ///
    /// As [`Corpus::new`].
    pub fn from_tokens(
        docs: &[Option<Vec<String>>],
        ids: Ids,
        tokenizer: Tokenizer,
    ) -> Result<Self> {
        let mut texts = Packed::default();
        let mut part = Part::new(0)?;
        for doc in docs {
            let text = doc.as_ref().map(|doc| doc.join(" "));
            texts.push(text.as_deref())?;
            part.hashes.push(text.map_or(0, |text| xxh3_128(text.as_bytes())));
            let mut start = 0;
            for (i, token) in doc.iter().flatten().enumerate() {
                let form = FormId(part.surfaces.intern(token)?);
                part.tokens.push(form, start, (i == 0, false))?;
                let next = start as usize + token.len() + 1;
                start = u32::try_from(next)
                    .map_err(|_| Error::TextTooLong { row: texts.len() - 1, bytes: next })?;
            }
            part.tokens.end_doc()?;
        }
        if ids.len() != texts.len() {
            let (got, expected) = (ids.len(), texts.len());
            return Err(Error::LengthMismatch { parameter: "ids", got, expected });
        }
        let Part { surfaces, tokens, hashes } = part;
        let forms = Forms::new(surfaces, &tokenizer)?;
        let texts = Arc::new(texts);
        let (page, has_offsets) = (Page::default(), false);
        let (heard, seen) = (Heard::default(), Kept::default());
        Ok(Self { texts, ids, tokenizer, forms, tokens, hashes, has_offsets, page, heard, seen })
    }
}

/// What one thread makes of its documents; its forms are numbered on their own until the merge.
struct Part {
    surfaces: Interner,
    tokens: Tokens,
    hashes: Vec<u128>,
}

impl Part {
    fn new(tokens: usize) -> Result<Self> {
        let tokens = Tokens::with_capacity(tokens)?;
        Ok(Self { surfaces: Interner::default(), tokens, hashes: Vec::new() })
    }

    fn add(&mut self, row: usize, text: Option<&str>, tok: &Tokenizer, job: &Job) -> Result<()> {
        let Self { surfaces, tokens, hashes } = self;
        hashes.push(text.map_or(0, |text| xxh3_128(text.as_bytes())));
        let text = text.unwrap_or_default();
        if u32::try_from(text.len()).is_err() {
            return Err(Error::TextTooLong { row, bytes: text.len() });
        }
        tok.cut(text, &mut |piece| {
            if tokens.len().is_multiple_of(PATIENCE) {
                job.check()?;
            }
            let surface = &text[piece.start as usize..piece.end as usize];
            let form = FormId(surfaces.intern(surface)?);
            tokens.push(form, piece.start, (piece.sentence_start, piece.glued))
        })?;
        tokens.end_doc()
    }

    /// Leaves out of the counts what is not the article, if that is wished.
    fn clean(&mut self, row: usize, text: Option<&str>, page: &Page) {
        if !page.clean {
            return;
        }
        let last = self.tokens.n_docs() - 1;
        let range = self.tokens.range(last);
        let regions = page.runs(row, text).at(self.tokens.doc(last).starts);
        for (i, region) in range.zip(regions) {
            if !region.is_article() {
                self.tokens.leave_out(i);
            }
        }
    }
}

/// One part out of several, in their order.
fn merge(parts: Vec<Part>) -> Result<Part> {
    let total = parts.iter().map(|part| part.tokens.len()).sum();
    let mut parts = parts.into_iter();
    let Some(mut all) = parts.next() else { return Part::new(0) };
    if total > all.tokens.len() {
        let first = std::mem::replace(&mut all.tokens, Tokens::with_capacity(total)?);
        let same: Vec<FormId> = (0..).map(FormId).take(all.surfaces.len()).collect();
        all.tokens.append(&first, &same)?;
    }
    for part in parts {
        let ours = |surface| all.surfaces.intern(surface).map(FormId);
        let form_of = part.surfaces.iter().map(ours).collect::<Result<Vec<_>>>()?;
        all.tokens.append(&part.tokens, &form_of)?;
        all.hashes.extend(part.hashes);
    }
    Ok(all)
}
