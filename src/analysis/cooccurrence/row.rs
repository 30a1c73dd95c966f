//! What is told of one pair in one group?

use crate::count::Unit;
use crate::measure::association::{
    Contingency, clustered_p, fisher, npmi, npmi_error, npmi_highest_unseen,
};
use crate::measure::interval::Jackknife;

/// One row, but for the measures.
pub(super) struct Row {
    pub(super) table: Contingency,
    /// Documents with a unit that holds both.
    pub(super) docs: u64,
    pub(super) n_docs: u64,
    /// Limits of NPMI.
    pub(super) limits: (f64, f64),
    pub(super) ci_method: &'static str,
    pub(super) p: f64,
    pub(super) p_method: &'static str,
}

impl Row {
    /// Of the tables of all documents of the group; limits only at a level.
    pub(super) fn new(documents: &[Contingency], unit: Unit, level: Option<f64>) -> Self {
        let table = sum(documents);
        let jackknife =
            Jackknife::new(npmi(table), &without_each(table, documents), npmi_error(table));
        let none = ((f64::NAN, f64::NAN), "");
        let (limits, ci_method) =
            level.map_or(none, |level| limits(table, documents.len(), jackknife, level));
        let (p, p_method) = p(table, documents, jackknife, unit);
        let docs = documents.iter().filter(|doc| doc.o11 > 0).count() as u64;
        Self { table, docs, n_docs: documents.len() as u64, limits, ci_method, p, p_method }
    }
}

fn sum(documents: &[Contingency]) -> Contingency {
    let mut sum = Contingency { o11: 0, o12: 0, o21: 0, o22: 0 };
    for doc in documents {
        sum.o11 += doc.o11;
        sum.o12 += doc.o12;
        sum.o21 += doc.o21;
        sum.o22 += doc.o22;
    }
    sum
}

fn less(all: Contingency, doc: &Contingency) -> Contingency {
    Contingency {
        o11: all.o11 - doc.o11,
        o12: all.o12 - doc.o12,
        o21: all.o21 - doc.o21,
        o22: all.o22 - doc.o22,
    }
}

/// NPMI without each document; without its only document an actor meets nobody, on the side of
/// caution.
fn without_each(table: Contingency, documents: &[Contingency]) -> Vec<f64> {
    let without = |doc: &Contingency| match npmi(less(table, doc)) {
        value if value.is_nan() => -1.0,
        value => value,
    };
    documents.iter().map(without).collect()
}

fn limits(
    table: Contingency,
    n_docs: usize,
    jackknife: Jackknife,
    level: f64,
) -> ((f64, f64), &'static str) {
    let none = (f64::NAN, f64::NAN);
    if table.expects_none() {
        return (none, "undefined (no actor or no frame)");
    }
    if table.o11 == 0 {
        let high = npmi_highest_unseen(table, level);
        return ((-1.0, high), "poisson (assumes independent units)");
    }
    if n_docs < 2 {
        return (none, "undefined (fewer than two documents)");
    }
    if table.o12 == 0 && table.o21 == 0 {
        return (none, "undefined (never apart)");
    }
    if !jackknife.is_defined() {
        return (none, "undefined (documents do not differ)");
    }
    (jackknife.limits(level), "jackknife over documents")
}

fn p(
    table: Contingency,
    documents: &[Contingency],
    jackknife: Jackknife,
    unit: Unit,
) -> (f64, &'static str) {
    if documents.len() < 2 {
        return (f64::NAN, "none: fewer than 2 documents");
    }
    if [table.r1(), table.r2(), table.n1(), table.n2()].contains(&0) {
        return (f64::NAN, "none: actor or frame in no unit or in all");
    }
    let exact = fisher(table).p;
    let over_documents = match unit {
        // Documents are independent of one another.
        Unit::Document => return (exact, "Fisher's exact test over documents"),
        _ if jackknife.is_defined() => (jackknife.p(), "jackknife over documents"),
        _ => (clustered_p(table, documents), "Rao-Scott test over documents"),
    };
    // Few units do not tell more for lying in different documents.
    if exact > over_documents.0 {
        (exact, "Fisher's exact test over units")
    } else {
        over_documents
    }
}
