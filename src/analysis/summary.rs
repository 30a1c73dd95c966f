//! How large is each document?

use crate::corpus::View;
use crate::count::signed;
use crate::parallel::Job;
use crate::text::char_len;
use crate::{Result, error::try_zeroed};

/// One row per document, in the order of the view. A missing text has 0 everywhere and `missing`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryColumns {
    /// Code points.
    pub chars: Vec<i64>,
    /// Tokens of every kind.
    pub tokens: Vec<i64>,
    /// Tokens that are counted.
    pub counted: Vec<i64>,
    /// Distinct terms among the counted tokens.
    pub types: Vec<i64>,
    /// Sentences.
    pub sentences: Vec<i64>,
    /// Whether the text is missing.
    pub missing: Vec<bool>,
}

/// Sizes up every document of `view`.
///
/// # Errors
///
/// Memory, or a stop.
pub fn summary(view: &View, job: &Job) -> Result<SummaryColumns> {
    job.announce(view.len() as u64);
    let parts = job.map_parts(
        view.len(),
        |place| view.doc(place).len(),
        |places| {
            let mut seen: Vec<usize> = try_zeroed("the set of terms", view.forms().terms().len())?;
            let mut part = SummaryColumns::default();
            for place in places {
                job.check()?;
                add(view, place, &mut seen, &mut part);
                job.advance(1);
            }
            Ok(part)
        },
    )?;
    let mut all = SummaryColumns::default();
    for part in parts {
        all.chars.extend(part.chars);
        all.tokens.extend(part.tokens);
        all.counted.extend(part.counted);
        all.types.extend(part.types);
        all.sentences.extend(part.sentences);
        all.missing.extend(part.missing);
    }
    Ok(all)
}

/// `seen[term]` is one more than the last place where the term stood.
fn add(view: &View, place: usize, seen: &mut [usize], columns: &mut SummaryColumns) {
    let (doc, forms) = (view.doc(place), view.forms());
    let (mut counted, mut types) = (0, 0);
    for &form in doc.forms.iter().filter(|&&form| forms.counted(form)) {
        counted += 1;
        let last = &mut seen[forms.term(form).index()];
        types += i64::from(*last != place + 1);
        *last = place + 1;
    }
    let text = view.text(place);
    let sentences = (0..doc.len()).filter(|&i| i == 0 || doc.starts_sentence(i)).count();
    columns.chars.push(signed(text.map_or(0, char_len) as u64));
    columns.tokens.push(signed(doc.len() as u64));
    columns.counted.push(counted);
    columns.types.push(types);
    columns.sentences.push(signed(sentences as u64));
    columns.missing.push(text.is_none());
}
