//! Where in one document do an actor and a frame meet?

use super::groups::small;
use super::matches::Hits;
use super::together::Unit;
use super::window::{Node, Span};
use crate::Result;
use crate::corpus::{DocTokens, Forms, View};
use crate::parallel::Job;

/// The hits of one kind in a document: they ascend and do not overlap.
pub(super) type Kind = (u32, Vec<Node>);

pub(super) fn kinds_of(hits: &Hits, place: usize) -> Vec<Kind> {
    let from = hits.doc.partition_point(|&doc| (doc as usize) < place);
    let to = from + hits.doc[from..].partition_point(|&doc| doc as usize == place);
    let mut order: Vec<usize> = (from..to).collect();
    order.sort_by_key(|&i| hits.frame[i]);
    let node = |&i: &usize| (hits.first[i] as usize, hits.end[i] as usize);
    let same = order.chunk_by(|&a, &b| hits.frame[a] == hits.frame[b]);
    same.map(|of_kind| (hits.frame[of_kind[0]], of_kind.iter().map(node).collect())).collect()
}

/// The hits that are none of `others`.
pub(super) fn without(hits: &[Node], others: &[Node]) -> Vec<Node> {
    hits.iter().copied().filter(|hit| others.binary_search(hit).is_err()).collect()
}

/// A document and its units.
pub(super) struct Doc<'a> {
    tokens: DocTokens<'a>,
    forms: &'a Forms,
    unit: Unit,
    /// The sentence of each token, where sentences are the units.
    sentences: Vec<u32>,
    job: &'a Job,
}

impl<'a> Doc<'a> {
    pub(super) fn new(view: &'a View, place: usize, unit: Unit, job: &'a Job) -> Self {
        let tokens = view.doc(place);
        let mut sentence = 0;
        let number = |i: usize| {
            sentence += u32::from(i > 0 && tokens.starts_sentence(i));
            sentence
        };
        let n = if unit == Unit::Sentence { tokens.len() } else { 0 };
        let sentences = (0..n).map(number).collect();
        Self { tokens, forms: view.forms(), unit, sentences, job }
    }

    fn is_counted(&self, i: usize) -> bool {
        self.tokens.is_counted(i, self.forms)
    }

    fn sentence(&self, hit: Node) -> u32 {
        self.sentences.get(hit.0).copied().unwrap_or(0)
    }

    /// All units: sentences with a token that is not left out, documents, counted tokens.
    pub(super) fn n_units(&self) -> u64 {
        let kept = (0..self.sentences.len()).filter(|&i| !self.tokens.is_left_out(i));
        let n = match self.unit {
            Unit::Document => 1,
            Unit::Sentence => different(kept.map(|i| self.sentences[i])),
            Unit::Window(_) => (0..self.tokens.len()).filter(|&i| self.is_counted(i)).count(),
        };
        n as u64
    }

    pub(super) fn units_of_actor(&self, hits: &[Node]) -> u32 {
        small(match self.unit {
            Unit::Window(_) => {
                hits.iter().filter(|hit| (hit.0..hit.1).any(|i| self.is_counted(i))).count()
            }
            Unit::Sentence | Unit::Document => {
                different(hits.iter().map(|&hit| self.sentence(hit)))
            }
        })
    }

    pub(super) fn units_of_frame(&self, hits: &[Node]) -> Result<u32> {
        Ok(small(match self.unit {
            Unit::Window(span) => self.reached(hits, span)?.len(),
            Unit::Sentence | Unit::Document => {
                different(hits.iter().map(|&hit| self.sentence(hit)))
            }
        }))
    }

    /// The counted tokens of `hits`, and those near one of them, in their order.
    fn reached(&self, hits: &[Node], span: Span) -> Result<Vec<u32>> {
        let near = span.near(self.tokens, self.forms, hits, self.job)?;
        let mut found: Vec<u32> = near.into_iter().map(|(token, _)| token).collect();
        let inside = hits.iter().flat_map(|&(first, end)| first..end);
        found.extend(inside.filter(|&i| self.is_counted(i)).map(small));
        found.sort_unstable();
        Ok(found)
    }

    /// From the first to the last token of the nearest two hits, once for each unit with both.
    pub(super) fn meetings(&self, actors: &[Node], frames: &[Node]) -> Result<Vec<Node>> {
        let mut found: Vec<(u32, Node)> = Vec::new();
        for &actor in actors {
            let mut best: Option<Node> = None;
            for &frame in nearest(actor, frames) {
                if self.is_together(actor, frame)? {
                    let way = (actor.0.min(frame.0), actor.1.max(frame.1));
                    best = Some(best.map_or(way, |best| shorter(best, way)));
                }
            }
            let Some(best) = best else { continue };
            let unit = self.sentence(actor);
            let is_each = matches!(self.unit, Unit::Window(_));
            match found.last_mut().filter(|last| last.0 == unit && !is_each) {
                Some(last) => last.1 = shorter(last.1, best),
                None => found.push((unit, best)),
            }
        }
        Ok(found.into_iter().map(|(_, way)| way).collect())
    }

    fn is_together(&self, actor: Node, frame: Node) -> Result<bool> {
        let Unit::Window(span) = self.unit else {
            return Ok(self.sentence(actor) == self.sentence(frame));
        };
        let reached = self.reached(&[frame], span)?;
        Ok((actor.0..actor.1).any(|i| reached.binary_search(&small(i)).is_ok()))
    }
}

/// The last two hits that do not begin behind `hit`, and the first that does: one of them is
/// nearest, and together with it if any is.
fn nearest(hit: Node, others: &[Node]) -> &[Node] {
    let behind = others.partition_point(|other| other.0 <= hit.0);
    &others[behind.saturating_sub(2)..others.len().min(behind + 1)]
}

/// The one of fewer tokens, the first of two.
fn shorter(one: Node, other: Node) -> Node {
    if other.1 - other.0 < one.1 - one.0 { other } else { one }
}

/// How many different numbers there are, which ascend.
fn different(ascending: impl Iterator<Item = u32>) -> usize {
    let mut last = None;
    ascending.filter(|&number| last.replace(number) != Some(number)).count()
}
