//! Which tokens stand near a node, and how far from it?
//!
//! A window goes out from a node on both sides and takes in counted tokens until it has as many as
//! were asked for, or comes to a border. Tokens of nodes fill windows and are near nothing.

use super::groups::small;
use super::matches::Hits;
use crate::Result;
use crate::corpus::{DocTokens, Forms};
use crate::error::{named, reserve};
use crate::parallel::Job;

named! {
    /// How often a token counts that stands in several windows.
    enum Counting is "counting" {
        /// Once, at its smallest distance.
        Token = "token",
        /// Once in each of them.
        Window = "window",
    }
}

/// How far windows reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Counted tokens to the left of a node.
    pub left: u32,
    /// Counted tokens to its right.
    pub right: u32,
    /// Whether they go on beyond the border of a sentence.
    pub across_sentences: bool,
    /// Whether they go on beyond tokens that are not counted.
    pub bridge: bool,
    /// How often a token counts that stands in several.
    pub counting: Counting,
}

/// A token near a node: its place in the document, then its distance, 1 beside the node.
pub(super) type Near = (u32, u32);

/// The nodes of a document: first token, one past the last.
pub(super) type Node = (usize, usize);

impl Span {
    /// The tokens near `nodes`, which ascend and do not overlap: by place, then distance.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub(super) fn near(
        self,
        doc: DocTokens<'_>,
        forms: &Forms,
        nodes: &[Node],
        job: &Job,
    ) -> Result<Vec<Near>> {
        let mut found = Vec::new();
        let many = self.counting == Counting::Window;
        for (n, &(first, end)) in nodes.iter().enumerate() {
            // What lies beyond another node is nearer to that one.
            let before = if many || n == 0 { 0 } else { nodes[n - 1].1 };
            let after = if many { doc.len() } else { nodes.get(n + 1).map_or(doc.len(), |n| n.0) };
            job.check()?;
            let reach = Reach { span: self, doc, forms, nodes };
            reach.walk((before..first).rev(), self.left, 1, &mut found)?;
            reach.walk(end..after, self.right, 0, &mut found)?;
        }
        found.sort_unstable();
        if !many {
            found.dedup_by_key(|near| near.0);
        }
        Ok(found)
    }
}

struct Reach<'a> {
    span: Span,
    doc: DocTokens<'a>,
    forms: &'a Forms,
    nodes: &'a [Node],
}

impl Reach<'_> {
    /// Takes in `tokens` one by one; before the one at i lies the border of token i + `ahead`.
    fn walk(
        &self,
        tokens: impl Iterator<Item = usize>,
        most: u32,
        ahead: usize,
        found: &mut Vec<Near>,
    ) -> Result<()> {
        let mut distance = 0;
        for i in tokens {
            let border = i + ahead;
            let is_end = border < self.doc.len() && self.doc.starts_sentence(border);
            if distance == most || (is_end && !self.span.across_sentences) {
                return Ok(());
            }
            if self.doc.is_counted(i, self.forms) {
                distance += 1;
                if !is_in_node(i, self.nodes) {
                    // The tokens of one document are numbered with 32 bits.
                    reserve("the tokens near a node", found, 1)?;
                    found.push((small(i), distance));
                }
            } else if !self.span.bridge || self.doc.is_left_out(i) {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Whether token `i` is part of one of `nodes`.
fn is_in_node(i: usize, nodes: &[Node]) -> bool {
    let next = nodes.partition_point(|node| node.1 <= i);
    nodes.get(next).is_some_and(|node| node.0 <= i)
}

/// The nodes of the document at `place`: `hits` of one frame.
pub(super) fn nodes_of(hits: &Hits, place: usize) -> Vec<Node> {
    let from = hits.doc.partition_point(|&doc| (doc as usize) < place);
    let to = from + hits.doc[from..].partition_point(|&doc| doc as usize == place);
    let ends = hits.first[from..to].iter().zip(&hits.end[from..to]);
    ends.map(|(&first, &end)| (first as usize, end as usize)).collect()
}
