//! What does a sentence consist of, with each quotation as one piece?

use super::class::{COMMA, Class, LINE, QUOTE, QUOTE_COMMA, QUOTE_STOP, SENTENCE, STOP};
use super::quote::Quotation;

/// A longer sentence is cut there, so that rules may look to its end at no cost.
const LONGEST: usize = 400;

/// A word, a sign, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) class: Class,
    /// Its tokens.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Which quotation, if it is one.
    pub(super) quote: Option<u32>,
}

impl Node {
    /// The tokens `from..to`, or quotation `quote`.
    #[allow(clippy::cast_possible_truncation, reason = "a text has fewer than 4 G tokens")]
    fn new(class: Class, from: usize, to: usize, quote: Option<usize>) -> Self {
        Self { class, from: from as u32, to: to as u32, quote: quote.map(|quote| quote as u32) }
    }
}

/// A sentence: its tokens, and what they all are.
#[derive(Clone, Copy)]
pub(super) struct Sentence {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) all: Class,
    /// What those before the last token are.
    inner: Class,
    /// The first quotation that begins in it or after it.
    quote: usize,
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

    /// Goes on with the first sentence that begins at token `at` or after it.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
        let passed = |quote: &&Quotation| quote.open < self.at;
        self.quote += self.quotes[self.quote..].iter().take_while(passed).count();
    }

    /// The next sentence. It ends where one begins outside of quotations.
    pub(super) fn next(&mut self) -> Option<Sentence> {
        let (from, first) = (self.at, self.quote);
        let (mut at, latest) = (from, from + LONGEST);
        let (mut all, mut inner) = (0, 0);
        let mut quote = self.quotes.get(first).map_or(usize::MAX, |q| q.open);
        while let Some(&class) = self.classes.get(at) {
            if at > from && (class & (SENTENCE | LINE) != 0 || at > latest) {
                break;
            }
            inner = all;
            all |= class;
            at += 1;
            if quote < at {
                at = self.quotes[self.quote].close;
                self.quote += 1;
                quote = self.quotes.get(self.quote).map_or(usize::MAX, |quote| quote.open);
                all |= QUOTE;
                inner = all;
            }
        }
        self.at = at;
        (at > from).then_some(Sentence { from, to: at, all, inner, quote: first })
    }

    /// Puts what `sentence` consists of in `nodes`. A full stop inside belongs to an abbreviation
    /// and is left out.
    pub(super) fn nodes(&self, sentence: Sentence, nodes: &mut Vec<Node>) {
        nodes.clear();
        if sentence.inner & (STOP | QUOTE) == 0 {
            let words = self.classes[sentence.from..sentence.to].iter().enumerate();
            let node = |(i, class): (usize, &Class)| {
                Node::new(*class, sentence.from + i, sentence.from + i + 1, None)
            };
            nodes.extend(words.map(node));
            return;
        }
        let (mut at, mut quote) = (sentence.from, sentence.quote);
        while at < sentence.to {
            if let Some(quotation) = self.quotes.get(quote)
                && quotation.open == at
            {
                let last = self.classes[quotation.to - 1];
                let ends = |sign, flag| if last & sign != 0 { flag } else { 0 };
                let class = QUOTE | ends(COMMA, QUOTE_COMMA) | ends(STOP, QUOTE_STOP);
                nodes.push(Node::new(class, at, quotation.close, Some(quote)));
                at = quotation.close;
                quote += 1;
                continue;
            }
            let class = self.classes[at];
            if class & STOP == 0 || at + 1 == sentence.to {
                nodes.push(Node::new(class, at, at + 1, None));
            }
            at += 1;
        }
    }
}
