//! What does a sentence consist of, with each quotation as one piece?

use super::class::{COMMA, LINE, QUOTE, QUOTE_COMMA, QUOTE_STOP, SENTENCE, STOP, Class};
use super::quote::Quotation;

/// A longer sentence is cut there, so that rules may look to its end at no cost.
const LONGEST: usize = 400;

/// A word, a sign, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) class: Class,
    /// Its tokens.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Which quotation, if it is one.
    pub(super) quote: usize,
}

/// The sentences of a text, one after another.
pub(super) struct Sentences<'t> {
    classes: &'t [Class],
    quotes: &'t [Quotation],
    at: usize,
    quote: usize,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(classes: &'t [Class], quotes: &'t [Quotation]) -> Self {
        Self { classes, quotes, at: 0, quote: 0 }
    }

    /// Puts the next sentence in `nodes`; says what all its nodes are, none at the end.
    ///
    /// A full stop inside a sentence belongs to an abbreviation and is left out.
    pub(super) fn next(&mut self, nodes: &mut Vec<Node>) -> Option<Class> {
        nodes.clear();
        let mut all = 0;
        let mut stopped = None;
        while let Some(class) = self.classes.get(self.at).copied() {
            let inside = !nodes.is_empty() || stopped.is_some();
            if inside && (class & (SENTENCE | LINE) != 0 || nodes.len() > LONGEST) {
                break;
            }
            let from = self.at;
            if let Some(quote) = self.quotes.get(self.quote)
                && quote.open == from
            {
                let last = self.classes[quote.to - 1];
                let ends = |sign, flag| if last & sign != 0 { flag } else { 0 };
                let class = QUOTE | ends(COMMA, QUOTE_COMMA) | ends(STOP, QUOTE_STOP);
                nodes.push(Node { class, from, to: quote.close, quote: self.quote });
                all |= class;
                self.at = quote.close;
                self.quote += 1;
                stopped = None;
                continue;
            }
            self.at += 1;
            let node = Node { class, from, to: self.at, quote: usize::MAX };
            stopped = (class & STOP != 0).then_some(node);
            if stopped.is_none() {
                nodes.push(node);
                all |= class;
            }
        }
        nodes.extend(stopped);
        (!nodes.is_empty()).then_some(all)
    }
}
