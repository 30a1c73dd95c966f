//! From where to where is what a verb attributes?

use super::class::{
    ADV, COLON, COMMA, COORD, DASH, DET, OBJECT, OWNER, PLACE, PLURAL, POSS, PREP, PRONOUN, QUOTE,
    QUOTE_STOP, SAY, SEMICOLON, SIGN, STOP, SUBORD, TELL, THAT, TIME, TO, TOPIC, UPPER, VERB,
};
use super::clause::Clause;

impl Clause<'_> {
    /// Where the content of the verb `i` begins.
    pub(super) fn content_start(&self, i: usize) -> usize {
        let mut start = i + 1;
        let pause = |k: &usize| self.is(*k, SIGN | QUOTE | VERB);
        let that = (start..start + 9).take_while(|k| !pause(k)).find(|k| self.is(*k, THAT));
        if let Some(that) = that
            && !self.takes_object(i)
            && (that == start || self.is(i, TELL) || self.is(start, TIME | PLACE | PREP | ADV))
        {
            return that;
        }
        if self.is(i, TELL) {
            start = self.after_addressee(start);
        }
        if self.takes_object(i) && self.is(start, TOPIC) {
            start += 1;
        }
        while self.is(start, TIME) && !self.is(start, DET) && self.is(i, SAY) {
            start += 1;
        }
        while self.is(start, COLON | COMMA) {
            start += 1;
        }
        start
    }

    fn after_addressee(&self, start: usize) -> usize {
        if self.is(start, OBJECT) {
            return start + 1;
        }
        if self.is(start, UPPER) {
            let name = |k: &usize| self.is(*k, UPPER) && !self.is(*k, OWNER);
            return (start..self.nodes.len()).find(|k| !name(k)).unwrap_or(start);
        }
        if self.is(start, PLURAL) {
            return start + 1;
        }
        let end = (start..start + 8).find(|k| self.is(*k, QUOTE | COLON | COMMA | TO));
        end.filter(|_| self.is(start, DET | POSS)).unwrap_or(start)
    }

    pub(super) fn content_end(&self, i: usize, start: usize, head: usize) -> usize {
        let end = self.end();
        if self.is(i + 1, COORD | STOP) && !self.is(i + 1, QUOTE) {
            return i + 1;
        }
        let ends = self.is(start, QUOTE_STOP) || self.is(start + 1, SUBORD | COORD);
        if self.is(start, QUOTE) && ends {
            return start + 1;
        }
        let subordinate = head > 0 && self.is(head - 1, SUBORD);
        if subordinate {
            return (start + 1..end).find(|k| self.is(*k, COMMA | SEMICOLON | DASH)).unwrap_or(end);
        }
        let pause = |k: &usize| {
            self.is(*k, SEMICOLON | DASH)
                || self.is(*k, COMMA) && self.is(*k + 1, COORD) && self.opens_clause(*k + 2)
        };
        if self.takes_object(i) {
            return (start + 1..end).find(pause).unwrap_or(end);
        }
        end
    }

    /// Whether a clause with a subject and a verb of its own begins at `i`.
    fn opens_clause(&self, i: usize) -> bool {
        self.is(i, PRONOUN | DET | UPPER | POSS | THAT) && (i..i + 8).any(|k| self.is_finite(k))
    }
}
