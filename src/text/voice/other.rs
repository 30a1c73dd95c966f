//! What do nouns, adjectives and adverbs attribute?

use super::attribute::Found;
use super::class::{
    AS, BE, BY, COLON, COMMA, DASH, HAVE, MODAL, OWNER, POSS, QUOTE, SEMICOLON, SIGN, SUBORD, THAT,
    TO, TOPIC, WH,
};
use super::clause::{Clause, Range};

impl Clause<'_> {
    pub(super) fn according(&self, i: usize) -> Option<Found> {
        if !self.is(i + 1, TO) {
            return None;
        }
        let from = i + 2;
        let end = self.end();
        let pause = COMMA | SEMICOLON | COLON | DASH | QUOTE;
        let to = (from..end).find(|k| self.is(*k, pause)).unwrap_or(end);
        let before = if i > 0 && self.is(i - 1, COMMA) { i - 1 } else { i };
        let content = if i < 2 { (to + 1, end) } else { (0, before) };
        Some(Found {
            cue: (i, i + 2),
            speaker: (from < to).then_some((from, to)),
            content,
            rest: None,
            head: i,
            trails: i >= 2,
            own_subject: true,
        })
    }

    /// "allegedly", "reportedly": nobody speaks, but not the article.
    pub(super) fn vouch(&self, i: usize) -> Found {
        let start = i + 1;
        let pause = SIGN | SUBORD | WH | QUOTE;
        let end = (start..self.end()).find(|k| self.is(*k, pause)).unwrap_or(self.end());
        Found::after((i, start), None, (start, end), i)
    }

    /// "X was accused of Y by Z": Y is what Z says.
    pub(super) fn passive(&self, i: usize, first: usize) -> Option<Found> {
        let end = self.end();
        let pause = SIGN | SUBORD | WH;
        let stop = (i + 1..end).find(|k| self.is(*k, pause)).unwrap_or(end);
        let by = (i + 1..stop).find(|k| self.is(*k, BY));
        if !self.is(i + 1, TO | THAT | AS | TOPIC | QUOTE) {
            return None;
        }
        let own = self.phrase_before(first);
        let speaker = by.and_then(|by| self.phrase_after(by + 1));
        let head = own.map_or(first, |own| own.0);
        let start = if self.is(i + 1, TOPIC) { i + 2 } else { i + 1 };
        let until = by.unwrap_or_else(|| self.content_end(i, start, head));
        let found = Found::after((first, i + 1), speaker, (start, until), head);
        Some(Found { own_subject: own.is_some(), ..found })
    }

    pub(super) fn noun(&self, i: usize) -> Found {
        let owner = self.is(i - 1, OWNER | POSS).then_some((i - 1, i));
        let start = i + 1;
        let breaks = COMMA | SEMICOLON | DASH;
        let after_that = self.is(start, THAT);
        let verb = |k: &usize| !after_that && self.is(*k, BE | HAVE | MODAL);
        let end = (start + 1..self.end()).find(|k| self.is(*k, breaks) || verb(k));
        let content = (start, end.unwrap_or(self.end()));
        Found::after((i, start), owner, content, owner.map_or(i, |owner| owner.0))
    }

    pub(super) fn adjective(&self, i: usize, subject: Option<Range>) -> Found {
        let first = self.helpers(i);
        let own = self.phrase_before(first);
        let head = own.map_or(first, |own| own.0);
        let content = (i + 1, self.content_end(i, i + 1, head));
        let found = Found::after((first, i + 1), own.or(subject), content, head);
        Found { own_subject: own.is_some(), ..found }
    }
}
