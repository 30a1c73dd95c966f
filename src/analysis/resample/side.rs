//! Which documents does a side have, and what do they add up to?

use crate::corpus::View;
use crate::count::{Groups, HitRows};
use crate::measure::interval::Sums;
use crate::resample::documents::Documents;
use crate::resample::totals::Totals;
use crate::{Error, Result};

/// The documents in an order that does not depend on that of the rows; sources, if given, in turn.
pub(super) fn ordered(view: &View, sources: Option<&Groups>) -> Vec<usize> {
    let mut order = view.canonical_order();
    if let Some(sources) = sources {
        order.sort_by_key(|&place| sources.of(place));
    }
    order
}

/// The documents of one side, and what they add up to.
pub(super) struct Side {
    pub(super) documents: Documents,
    pub(super) totals: Totals,
    /// How many documents there are.
    pub(super) n_docs: u64,
    /// Documents with a hit of each frame.
    pub(super) docs: Vec<u64>,
}

impl Side {
    /// From documents in the order of [`ordered`].
    pub(super) fn new(
        places: impl Iterator<Item = usize>,
        rows: &HitRows,
        lengths: &[u64],
        n_frames: usize,
        sources: Option<&Groups>,
    ) -> Result<Self> {
        let mut documents = Documents::new(n_frames, sources.is_some());
        let (mut n_docs, mut docs, mut last) = (0, vec![0; n_frames], None);
        for place in places {
            if let Some(sources) = sources {
                let source = sources.of(place).ok_or_else(|| {
                    let wanted = "a value for every document of a group";
                    Error::invalid("sources", format!("none for document {place}"), wanted)
                })?;
                if last.replace(source).is_some_and(|last| last != source) {
                    documents.end_source();
                }
            }
            documents.push(lengths[place], rows.of(place))?;
            n_docs += 1;
            for &(frame, _) in rows.of(place) {
                docs[frame as usize] += 1;
            }
        }
        documents.end_source();
        let totals = documents.totals()?;
        Ok(Self { documents, totals, n_docs, docs })
    }

    /// The sums of a frame, units being what is drawn.
    pub(super) fn sums(&self, frame: usize) -> Sums {
        let (xx, xs) = self.totals.products[frame];
        let Totals { n, s, ss, .. } = self.totals;
        Sums { documents: n, x: self.totals.x[frame], s, xx, xs, ss }
    }
}
