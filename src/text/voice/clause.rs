//! What stands where in a sentence? Questions that the rules of attribution share.

use super::class::{
    ADV, BE, CLOSE, COLON, COMMA, COORD, Class, DASH, DET, DIGIT, HAVE, HELPER, ING, LINE, MODAL,
    NOUN, NOUNISH, OPEN, OWNER, PAST, PLACE, PREP, PRONOUN, QUOTE, QUOTE_COMMA, QUOTE_STOP,
    SEMICOLON, SIGN, STOP, SUBORD, THAT, THIRD, THIS, TIME, TO, UPPER, VERB, WH,
};
use super::node::Node;

/// Nodes `from..to` of a sentence.
pub(super) type Range = (usize, usize);

/// A sentence.
#[derive(Clone, Copy)]
pub(super) struct Clause<'t> {
    pub(super) nodes: &'t [Node],
    /// Whether most words are in title case, so that capitals tell nothing.
    pub(super) headline: bool,
}

impl Clause<'_> {
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.nodes.get(i).is_some_and(|node| node.class & class != 0)
    }

    /// The node after the last one that is not the final stop.
    pub(super) fn end(&self) -> usize {
        let stops = self.nodes.iter().rev().take_while(|node| node.class & STOP != 0).count();
        self.nodes.len() - stops
    }

    /// Where the words between a subject and the verb `i` begin: `has not yet` said.
    pub(super) fn helpers(&self, i: usize) -> usize {
        let mut first = i;
        while first > 0 && self.is(first - 1, HELPER) && !self.is(first - 1, PRONOUN & !ADV) {
            first -= 1;
        }
        first
    }

    /// Whether the verb `i`, whose helpers begin at `first`, is in the passive.
    pub(super) fn is_passive(&self, first: usize, i: usize) -> bool {
        self.is(i, PAST) && (first..i).any(|k| self.is(k, BE))
    }

    /// Whether node `i` is a verb that carries a clause.
    pub(super) fn is_finite(&self, i: usize) -> bool {
        self.is(i, BE | HAVE | MODAL)
            || self.is(i, VERB) && self.is(i, PAST | THIRD) && !self.is(i, NOUNISH)
    }

    /// The noun phrase that ends before `end`.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Range> {
        let end = self.before_brackets(end);
        let last = end.checked_sub(1)?;
        if self.is(last, WH) || self.is(last, THAT) {
            return Some(self.relative(last));
        }
        if self.is(last, PRONOUN) && !self.is(last, UPPER) || self.is_lone_pronoun(last) {
            return Some((last, end));
        }
        if self.is(last, TO | PREP | COORD | SUBORD | SIGN | HELPER) && !self.is(last, UPPER) {
            return None;
        }
        let mut start = last;
        while start > 0 && end - start < LONGEST && self.goes_on(start - 1, start) {
            start -= 1;
        }
        while start < last && self.is(start, PREP | ADV | COORD | TIME | TO) {
            start += 1;
        }
        Some((start, end))
    }

    /// `end` without the brackets that close before it: "Stephen Lynch (D-Mass.)".
    fn before_brackets(&self, end: usize) -> usize {
        if !self.is(end.wrapping_sub(1), CLOSE) {
            return end;
        }
        let from = end.saturating_sub(LONGEST);
        (from..end).rev().find(|i| self.is(*i, OPEN)).unwrap_or(end)
    }

    /// "this", "these developments": what shows something without saying it.
    pub(super) fn is_thing(&self, phrase: Range) -> bool {
        self.is(phrase.0, THIS)
    }

    fn is_lone_pronoun(&self, i: usize) -> bool {
        self.is(i, PRONOUN) && self.is(i, UPPER) && !self.is(i, THIRD)
    }

    /// Whether a noun phrase that goes on at `next` can have node `i` before that.
    fn goes_on(&self, i: usize, next: usize) -> bool {
        let upper = self.is(i, UPPER);
        if self.is(i, COORD) {
            // "Putin and Xi", not "… and Xi" after a clause
            return self.is(next, UPPER) && i > 0 && self.is(i - 1, UPPER);
        }
        if self.is(i, PREP) {
            return i > 0 && !self.is(i - 1, SIGN | HELPER | VERB | COORD | SUBORD);
        }
        if self.is(i, QUOTE) {
            let ends = self.is(i, QUOTE_COMMA | QUOTE_STOP);
            return !ends && i > 0 && !self.is(i - 1, SIGN | VERB | COORD);
        }
        let pronoun = self.is(i, PRONOUN) && !self.is(i, DET);
        let breaks = SIGN | SUBORD | WH | THAT | TO | HELPER & !ADV;
        !self.is(i, breaks) && !pronoun && (upper || !self.is_finite(i))
    }

    /// "the senator, who": the pronoun with the name before it.
    fn relative(&self, i: usize) -> Range {
        let before = if i > 0 && self.is(i - 1, COMMA) { i - 1 } else { i };
        let mut start = before;
        while start > 0 && self.is(start - 1, UPPER | DIGIT) {
            start -= 1;
        }
        if start == before { (i, i + 1) } else { (start, i + 1) }
    }

    /// The name before "…, mayor of X, said", where `end` is after the last comma.
    pub(super) fn apposition(&self, end: usize) -> Option<Range> {
        let mut found = None;
        let mut stop = end.checked_sub(1)?;
        for _ in 0..4 {
            let start = (0..stop).rev().find(|i| self.is(*i, COMMA | DASH | SEMICOLON | COLON))?;
            let dateline = self.is(start, DASH) && self.is(start.wrapping_sub(1), CLOSE);
            if !self.is(start, COMMA | DASH) || dateline {
                break;
            }
            let related = (start + 1..stop).any(|i| self.is(i, WH));
            if !related && (start + 1..stop).any(|i| self.is_finite(i)) {
                break;
            }
            if self.is(start + 1, SUBORD | COORD) && !related {
                break;
            }
            if let Some(phrase) = self.phrase_before(start)
                && !self.is(phrase.1 - 1, TIME | DIGIT)
            {
                found = Some(phrase);
                if phrase.0 == 0 || !self.is(phrase.0 - 1, COMMA | DASH) {
                    break;
                }
            }
            stop = start;
        }
        found
    }

    /// The noun phrase that begins at `start`, for "…, said X".
    pub(super) fn phrase_after(&self, start: usize) -> Option<Range> {
        let never = self.is(start, TIME | SIGN | QUOTE) || start >= self.nodes.len();
        let small = self.is(start, THAT | SUBORD | PREP | TO) && !self.is(start, UPPER | DET);
        if never || small {
            return None;
        }
        let breaks = SIGN | WH | SUBORD | THAT | TO | QUOTE | TIME;
        let mut end = start + 1;
        while end < self.nodes.len() && !self.is(end, breaks) && !self.leaves(end) {
            end += 1;
        }
        Some((start, end))
    }

    /// Whether a preposition at `i` leaves the noun phrase: "in an interview", not "of the party".
    fn leaves(&self, i: usize) -> bool {
        self.is(i, PLACE) && !self.is(i, UPPER) && self.is(i, PREP)
            || self.is(i, HELPER & !ADV)
            || self.is(i, PRONOUN & !DET) && !self.is(i, DET)
    }

    /// What the sentence is about: the noun phrase that it begins with.
    pub(super) fn topic(&self) -> Option<Range> {
        let start = (0..self.nodes.len()).find(|i| !self.is(*i, COORD | ADV | SIGN))?;
        if self.is(start, PRONOUN) && !self.is(start, DET) {
            return Some((start, start + 1));
        }
        let asked = self.is(start, VERB) && self.is(start, PAST | ING) && !self.is(start, NOUNISH);
        if asked || !self.is(start, UPPER | DET) || self.is(start, PREP | SUBORD | QUOTE) {
            return None;
        }
        let limit = self.nodes.len();
        let end = (start + 1..limit).find(|i| !self.is(*i, UPPER | DIGIT)).unwrap_or(limit);
        if end > start + 1 || !self.is(start, DET) {
            return Some((start, end));
        }
        let breaks = SIGN | WH | SUBORD | THAT | TO | QUOTE | PREP | HELPER | VERB & !NOUN;
        let end = (start + 1..limit).find(|i| self.is(*i, breaks)).unwrap_or(limit);
        (end > start + 1).then_some((start, end))
    }
}

/// No name is longer.
const LONGEST: usize = 14;

/// Whether the words of `nodes` are in title case.
pub(super) fn is_headline(nodes: &[Node]) -> bool {
    if nodes.len() > LONGEST * 2 || nodes[0].class & LINE == 0 {
        return false;
    }
    let small = PREP | DET | COORD | TO | BE | PRONOUN | SIGN | QUOTE | DIGIT | SUBORD | OWNER;
    let words = nodes.iter().filter(|node| node.class & small == 0);
    let (mut upper, mut all) = (0, 0);
    for word in words {
        all += 1;
        upper += usize::from(word.class & UPPER != 0);
    }
    all >= 3 && upper * 5 >= all * 4
}
