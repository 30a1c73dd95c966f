//! How large is each document?

use crate::corpus::View;
use crate::count::signed;
use crate::parallel::Job;
use crate::text::{Region, char_len};
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
    /// Regions that occur.
    pub regions: Vec<i64>,
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
        all.regions.extend(part.regions);
        all.missing.extend(part.missing);
    }
    Ok(all)
}

/// `seen[term]` is one more than the last place where the term stood.
fn add(view: &View, place: usize, seen: &mut [usize], columns: &mut SummaryColumns) {
    let (doc, forms) = (view.doc(place), view.forms());
    let (mut counted, mut types) = (0, 0);
    for (_, &form) in (0..).zip(doc.forms).filter(|&(i, _)| doc.is_counted(i, forms)) {
        counted += 1;
        let last = &mut seen[forms.term(form).index()];
        types += i64::from(*last != place + 1);
        *last = place + 1;
    }
    let text = view.text(place);
    let (mut tokens, mut sentences, mut open) = (0_u64, 0_u64, false);
    for i in 0..doc.len() {
        open &= i > 0 && !doc.starts_sentence(i);
        if doc.is_inside(i) {
            tokens += 1;
            sentences += u64::from(!open);
            open = true;
        }
    }
    let mut regions: Vec<Region> = view.regions(place);
    let mut inside = (0..).map(|i| doc.is_inside(i));
    regions.retain(|_| inside.next().unwrap_or(true));
    regions.sort_unstable_by_key(|&region| region as u8);
    regions.dedup();
    columns.chars.push(signed(text.map_or(0, char_len) as u64));
    columns.tokens.push(signed(tokens));
    columns.counted.push(counted);
    columns.types.push(types);
    columns.sentences.push(signed(sentences));
    columns.regions.push(signed(regions.len() as u64));
    columns.missing.push(text.is_none());
}
