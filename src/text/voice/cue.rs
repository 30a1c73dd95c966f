//! Does this word attribute here, or is it a noun, an adjective, a name?

use super::class::{
    ACT, ADJ, ADV, BASE, BE, COMMA, COORD, DASH, DET, DIGIT, HAVE, HELPER, ING, MIND, MODAL, NEG,
    NOUN, NOUNISH, OBJECT, OWNER, PAST, PLURAL, POSS, PREP, PRONOUN, QUOTE, QUOTING, RELATED, SAY,
    SIGN, SUBORD, THAT, THIRD, TO, TOPIC, UPPER, VAGUE, VERB, WH,
};
use super::clause::Clause;

impl Clause<'_> {
    /// Whether node `i` is used as a verb that attributes.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        if !self.is(i, VERB) {
            return false;
        }
        if self.is(i, UPPER) && i > 0 && !self.headline {
            return false;
        }
        if self.is(i, QUOTING) && !self.is(i + 1, SIGN | QUOTE | THAT) && i + 1 < self.end() {
            return false;
        }
        if self.is(i, VAGUE) && !self.is(i + 1, TOPIC | THAT) {
            return false;
        }
        // "added 140 names", not "said 140 people had left"
        let clause = |k: usize| (k..self.end()).any(|k| self.is_finite(k));
        if self.is(i, SAY) && self.is(i + 1, DIGIT) && !clause(i + 1) {
            return false;
        }
        let Some(before) = i.checked_sub(1) else {
            return self.is(i, PAST | ING) && !self.is(i, NOUNISH);
        };
        if self.is(i, ING) {
            return self.is_participle(before);
        }
        if self.is(before, PREP) && !self.is(before, TO) && !self.is(before, ADV | SUBORD) {
            return false;
        }
        if self.is(before, DET | POSS | OWNER) && !self.is(before, PRONOUN) {
            return false;
        }
        if self.is(before, TO) {
            return true;
        }
        !self.is(i, NOUNISH) || self.is_clear(i)
    }

    /// An -ing form after a pause, an auxiliary or "by".
    fn is_participle(&self, before: usize) -> bool {
        if self.is(before, COMMA | DASH | QUOTE) {
            return true;
        }
        self.is(before, BE | COORD | ADV | SUBORD | NEG) && !self.is(before, DET)
    }

    /// Whether a form that is also a noun has a subject or helper that makes it a verb.
    fn is_clear(&self, i: usize) -> bool {
        let first = self.helpers(i);
        if first < i {
            return (first..i).any(|k| self.is(k, MODAL | HAVE))
                || (first..i).any(|k| self.is(k, BE)) && self.is(i, PAST)
                || first > 0 && self.is_clear_after(first - 1, i);
        }
        self.is_clear_after(i - 1, i)
    }

    fn is_clear_after(&self, before: usize, i: usize) -> bool {
        if self.is(before, WH) || self.is(before, PRONOUN) && !self.is(before, DET) {
            return true;
        }
        if self.is(before, DET | OWNER | POSS | PREP | SIGN | COORD | SUBORD) {
            return self.is(before, PRONOUN) && self.is(before, UPPER);
        }
        let complement =
            self.is(i + 1, WH | SUBORD | THAT | TO | DET | POSS | PRONOUN | OBJECT | QUOTE | UPPER);
        if self.is(i, BASE) {
            return self.is(before, PLURAL) && complement;
        }
        if self.is(i, THIRD) {
            return self.is(before, UPPER) && (complement || self.headline)
                || complement && !self.is(before, PLURAL) && !self.is(i + 1, UPPER);
        }
        !self.is(before, DET) && complement
    }

    /// Whether node `i` is a noun that attributes what follows.
    pub(super) fn is_noun(&self, i: usize) -> bool {
        if !self.is(i, NOUN) || i == 0 || self.is(i, UPPER) && !self.headline {
            return false;
        }
        let (before, next) = (i - 1, i + 1);
        if self.is(next, THAT) && !self.is(i, RELATED) {
            return !self.is(before, HELPER & !BE | TO | SIGN);
        }
        let owned = self.is(before, OWNER) || self.is(before, POSS);
        owned && self.is(next, TO | PREP)
    }

    /// Whether node `i` is an adjective that attributes what follows.
    pub(super) fn is_adjective(&self, i: usize) -> bool {
        const AFTER: u64 = THAT | TO | PREP | WH | SUBORD;
        i > 0
            && self.is(i, ADJ)
            && self.is(i + 1, AFTER)
            && !self.is(i - 1, TO | PREP & !ADV | DET & !PRONOUN)
            && (self.is(i - 1, BE | ADV | NEG) || self.is(i - 1, COMMA | VERB))
    }

    /// Whether `i` is a verb after which a pause can end the sentence: "…, she said."
    pub(super) fn can_trail(&self, i: usize) -> bool {
        self.is(i, SAY) && !self.is(i, ING | BASE)
            || self.is(i, SAY) && self.is(i, BASE) && !self.is(i.wrapping_sub(1), TO)
    }

    /// Verbs whose content is an object and may end before the sentence does.
    pub(super) fn takes_object(&self, i: usize) -> bool {
        self.is(i, ACT | MIND) && !self.is(i, SAY) && !self.is(i, SIGN)
    }
}
