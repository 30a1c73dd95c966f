//! In which ways is each term written?

use crate::Result;
use crate::corpus::View;
use crate::count::signed;
use crate::error::try_zeroed;
use crate::parallel::Job;

/// One row per surface of each term that has several: by term in code-point order, then the most
/// frequent first, ties in code-point order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariantColumns {
    /// The term.
    pub term: Vec<String>,
    /// What stands in the texts.
    pub surface: Vec<String>,
    /// Counted tokens with that surface.
    pub count: Vec<i64>,
}

/// Lists the surfaces that `view` counts as one term.
///
/// # Errors
///
/// Memory, or a stop.
pub fn variants(view: &View, job: &Job) -> Result<VariantColumns> {
    let forms = view.forms();
    let mut count: Vec<u64> = try_zeroed("the counts of surfaces", forms.len())?;
    job.announce(view.len() as u64);
    for place in 0..view.len() {
        job.check()?;
        let doc = view.doc(place);
        for (_, form) in (0..).zip(doc.forms).filter(|&(i, _)| doc.is_counted(i, forms)) {
            count[form.index()] += 1;
        }
        job.advance(1);
    }
    let mut rows: Vec<(u32, u64, &str)> = Vec::new();
    for (surface, (form, &n)) in forms.surfaces().iter().zip(count.iter().enumerate()) {
        if n > 0 {
            rows.push((forms.term_at(form).0, n, surface));
        }
    }
    let terms = forms.terms();
    let key = |&(term, n, surface): &(u32, u64, _)| (terms.get(term), u64::MAX - n, surface);
    rows.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut columns = VariantColumns::default();
    for same in rows.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        for &(term, n, surface) in same {
            columns.term.push(terms.get(term).to_owned());
            columns.surface.push(surface.to_owned());
            columns.count.push(signed(n));
        }
    }
    Ok(columns)
}
