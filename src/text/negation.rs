//! Which words does a sentence deny, and which does it put as possible only?
//!
//! A scope runs from after its cue to the end of the clause; the subject before the cue is not in
//! it. "Not only … but" denies nothing, and neither does a compound such as "no-limits".

use super::Piece;
use super::voice::Mark;
use super::voice::class::{
    ADV, AS, BE, BUT, CLOSE, COLON, COMMA, COORD, Class, DASH, DENY, DET, DIGIT, GERUND, HAVE, ING,
    LINE, MAY, MODAL, NOT, ONLY, PLURAL, POSSIBLE, PREP, PRONOUN, SEMICOLON, SENTENCE, SHOWS,
    SPACED, STOP, SUBORD, THAT, TIME, TO, UPPER, VERB, WH,
};
use super::voice::quote::Quotation;

/// Sets the flags of all tokens that are denied or hedged.
pub(super) fn mark(pieces: &[Piece], classes: &[Class], quotes: &[Quotation], marks: &mut [Mark]) {
    let cues = Scopes { pieces, classes };
    let mut quotes = quotes.iter().peekable();
    for (at, class) in classes.iter().enumerate() {
        if class & (NOT | DENY | MAY | POSSIBLE) == 0 {
            continue;
        }
        while quotes.next_if(|quote| quote.to <= at).is_some() {}
        let around = quotes.peek().filter(|quote| quote.from <= at);
        let limit = around.map_or(classes.len(), |quote| quote.to);
        let flag = if class & (NOT | DENY) != 0 { Mark::NEGATED } else { Mark::HEDGED };
        if let Some((from, to)) = cues.scope(at, limit) {
            marks[from..to].iter_mut().for_each(|mark| mark.set(flag));
        }
    }
}

/// No clause is longer; what seems so is a list.
const LONGEST: usize = 60;

struct Scopes<'t> {
    pieces: &'t [Piece],
    classes: &'t [Class],
}

impl Scopes<'_> {
    fn is(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|has| has & class != 0)
    }

    /// The scope of the cue at `at`, if it is one here.
    fn scope(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        let next = at + 1;
        let glued = |i: usize| self.pieces.get(i).is_some_and(|piece| piece.glued);
        if glued(at) || glued(next) || self.is(next, LINE | SENTENCE) {
            return None;
        }
        let limit = limit.min(at + LONGEST);
        if self.is(at, NOT) {
            // "not only", "not just"; "No. 5"
            let only = self.is(next, ONLY) || self.is(next, STOP);
            return (!only).then(|| self.clause(next, limit, false));
        }
        if self.is(at, DENY) {
            let from = self.after_deny(at)?;
            return Some(self.clause(from, limit, true));
        }
        if self.is(at, MAY) {
            // The month, and "suggest" of somebody who speaks.
            let month = self.is(at, TIME) && (self.is(next, DIGIT) || self.is_proper(at));
            return (!month).then(|| self.clause(next, limit, false));
        }
        // "perceived as a threat" is a verb
        (!self.is(next, AS)).then(|| self.clause(next, limit, true))
    }

    fn is_proper(&self, at: usize) -> bool {
        self.is(at, UPPER) && !self.is(at, SENTENCE)
    }

    /// Where the denied begins: after "refusal to", "absence of", "rather than", "denied that".
    fn after_deny(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        if self.is(next, TO | PREP | THAT) {
            return Some(next + 1);
        }
        (self.is(at, VERB) || self.is(next, DET)).then_some(next)
    }

    /// From `from` to the end of the clause; of a noun phrase if `nominal`.
    fn clause(&self, from: usize, limit: usize, nominal: bool) -> (usize, usize) {
        let limit = limit.min(self.classes.len());
        let ends = |i: &usize| {
            let i = *i;
            self.is(i, LINE | SENTENCE | STOP | SEMICOLON | COLON | BUT | CLOSE)
                || self.is(i, DASH) && self.is(i, SPACED)
                || self.is(i, COMMA) && !self.goes_on(i + 1, nominal)
                || i > from && self.is(i, SUBORD) && !self.is(i, PREP | AS)
                || i > from && nominal && self.is(i, BE | HAVE | MODAL | SHOWS) && !self.is(i, ING)
        };
        (from, (from..limit).find(ends).unwrap_or(limit.max(from)))
    }

    /// Whether a clause with a comma before `i` is not at its end.
    fn goes_on(&self, i: usize, nominal: bool) -> bool {
        // "…, and they left"
        let subject = self.is(i, COORD) && self.is(i + 1, PRONOUN) && !self.is(i + 1, DET);
        !nominal
            && !subject
            && !self.is(i, WH | SUBORD | PRONOUN | DET)
            && (self.is(i, GERUND | UPPER | COORD | PLURAL | ADV) || !self.is(i, COORD))
    }
}
