//! What does a sentence attribute, by which word, and to whom?

use super::class::{
    ACCORDING, ADV, AS, BE, BY, COLON, COMMA, COORD, CUE, DASH, DET, ING, MIND, NOUNISH, PAST,
    PLACE, PREP, PRONOUN, QUOTE, SAY, SEMICOLON, SHOWS, SIGN, SUBORD, TELL, THAT, THIRD, TIME, TO,
    UPPER, VERB, VOUCH, WH,
};
use super::clause::{Clause, Range};

/// One attribution in nodes of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) cue: Range,
    pub(super) speaker: Option<Range>,
    pub(super) content: Range,
    /// The rest of the content: "…", he said, "…".
    pub(super) rest: Option<Range>,
    /// Where the words of the attribution itself begin, and whether they follow the content.
    pub(super) head: usize,
    pub(super) trails: bool,
    /// Whether it is a verb with a subject of its own.
    pub(super) own_subject: bool,
}

impl Found {
    /// Content that follows its cue.
    pub(super) fn after(cue: Range, speaker: Option<Range>, content: Range, head: usize) -> Self {
        Self { cue, speaker, content, rest: None, head, trails: false, own_subject: false }
    }
}

impl Clause<'_> {
    /// The attributions of the sentence, none inside another's content.
    pub(super) fn attributions(&self, found: &mut Vec<Found>) {
        found.clear();
        let mut subject = None;
        for (i, node) in self.nodes.iter().enumerate() {
            if node.class & (CUE | ACCORDING | VOUCH) == 0 {
                continue;
            }
            let new = if self.is(i, ACCORDING) {
                self.according(i)
            } else if self.is(i, VOUCH) {
                Some(self.vouch(i))
            } else if self.is_verb(i) {
                self.verb(i, subject)
            } else if self.is_noun(i) {
                Some(self.noun(i))
            } else if self.is_adjective(i) {
                Some(self.adjective(i, subject))
            } else {
                None
            };
            if let Some(new) = new
                && self.add(new, found)
            {
                subject = new.speaker.or(subject);
            }
        }
        found.retain(|one| one.content.0 < one.content.1 || self.introduces(one));
    }

    /// Whether `one` announces what the next paragraph holds: "She added:"
    pub(super) fn introduces(&self, one: &Found) -> bool {
        let last = self.nodes.len() - 1;
        self.is(last, COLON) && (one.content.0 >= one.content.1 || one.content.0 >= last)
    }

    /// Adds `new` unless an earlier one speaks there already; the outermost speaks.
    fn add(&self, new: Found, found: &mut Vec<Found>) -> bool {
        if new.trails {
            found.retain(|old| old.cue.0 >= new.content.1 || old.cue.1 <= new.content.0);
            found.push(new);
            return true;
        }
        let reaching = found.iter_mut().rev().find(|old| {
            let (from, to) = old.rest.unwrap_or(old.content);
            from <= new.cue.0 && new.cue.0 < to
        });
        if let Some(old) = reaching {
            let said = old.rest.as_mut().unwrap_or(&mut old.content);
            let Some(border) = self.border(&new, said.0) else { return false };
            said.1 = border;
        }
        found.push(new);
        true
    }

    /// Where a new attribution ends the content that began at `from`: before a pause and its
    /// subject.
    fn border(&self, new: &Found, from: usize) -> Option<usize> {
        let mut border = new.head;
        while border > from && self.is(border - 1, COORD | SUBORD) {
            border -= 1;
        }
        let pause = border > from && self.is(border - 1, COMMA | SEMICOLON | DASH);
        if pause && (new.own_subject || self.is(new.cue.1 - 1, ING)) {
            return Some(border - 1);
        }
        let verb = new.cue.1 - 1;
        let spoken = self.is(verb, SAY) && self.is(verb, PAST | THIRD) && !self.is(verb, NOUNISH);
        let coordinated = border < new.head && new.head == new.cue.0 && spoken;
        (coordinated && !new.own_subject).then_some(border)
    }

    /// Who the verb whose helpers begin at `first` is about; nobody after "to".
    fn subject(&self, first: usize) -> Option<Range> {
        let before = first.wrapping_sub(1);
        let direct = if self.is(before, TO) { None } else { self.phrase_before(first) };
        direct.or_else(|| if self.is(before, COMMA | DASH) { self.apposition(first) } else { None })
    }

    fn verb(&self, i: usize, subject: Option<Range>) -> Option<Found> {
        let first = self.helpers(i);
        let passive = self.is_passive(first, i);
        if passive {
            return self.passive(i, first);
        }
        if self.is(i, PAST) && self.is(i + 1, BY) {
            // "a cap agreed by nine states"
            return None;
        }
        let participle = self.is(i, ING) && !(first..i).any(|k| self.is(k, BE));
        if !participle && let Some(inverted) = self.inverted(i, first) {
            return Some(inverted);
        }
        let own = if participle { None } else { self.subject(first) };
        let speaker = own.or(subject).or_else(|| self.topic());
        if self.is(i, SHOWS) && own.is_some_and(|own| self.is_thing(own)) {
            return None;
        }
        let head = own.map_or(first, |own| own.0);
        if !participle && self.trails(i, head, own) {
            return Some(self.trailing(i, head, speaker));
        }
        let start = self.content_start(i);
        let mut end = self.content_end(i, start, head);
        if self.is(first.wrapping_sub(1), WH | THAT) {
            end = (start..end).find(|k| self.is(*k, COMMA | DASH)).unwrap_or(end);
        }
        Some(Found {
            cue: (first, i + 1),
            speaker,
            content: (start, end),
            rest: None,
            head,
            trails: false,
            own_subject: own.is_some(),
        })
    }

    /// "…", said X.
    fn inverted(&self, i: usize, first: usize) -> Option<Found> {
        let before = i.checked_sub(1)?;
        if first != i || !self.can_trail(i) || !self.is(before, COMMA | DASH | QUOTE) {
            return None;
        }
        let told = self.is(i, TELL) || (0..before).any(|k| self.is(k, QUOTE));
        if told && !self.is(before, QUOTE) {
            return None;
        }
        if !self.is(before, QUOTE)
            && (self.is(i + 1, PRONOUN) && !self.is(i + 1, DET | UPPER) || self.is_apposed(before))
        {
            return None;
        }
        let speaker = self.phrase_after(i + 1)?;
        let next = speaker.1;
        let clean = next >= self.end()
            || self.is(next, SIGN | TIME | PLACE | WH | QUOTE)
            || self.is(next, TO) && self.is(i, TELL);
        let verb = (speaker.0..speaker.1).any(|k| self.is_finite(k));
        if !clean || verb || before < 2 && !self.is(before, QUOTE) {
            return None;
        }
        let mut found = self.trailing(i, i, Some(speaker));
        found.rest = None;
        Some(found)
    }

    /// Whether the comma at `comma` ends "Anna Ray, a lawyer,".
    fn is_apposed(&self, comma: usize) -> bool {
        let first = (0..comma).find(|k| self.is(*k, COMMA));
        let name = |to: usize| self.is(0, UPPER) && !(0..to).any(|k| self.is(k, PREP | VERB));
        first.is_some_and(|to| to <= 6 && name(to))
            && self.apposition(comma + 1).is_some_and(|phrase| phrase.0 == 0)
    }

    /// Whether the content of the verb `i` stands before its subject, which begins at `head`.
    fn trails(&self, i: usize, head: usize, direct: Option<Range>) -> bool {
        let Some(before) = head.checked_sub(1) else { return false };
        let found_out = self.is(i, MIND) && !self.is(i, NOUNISH | ING) && i + 1 >= self.end();
        if !(self.can_trail(i) || found_out) || direct.is_none() {
            return false;
        }
        let quoted = self.is(before, QUOTE);
        let pause = self.is(before, COMMA | DASH) || quoted;
        let next = i + 1;
        let ends = next >= self.end() || self.is(next, SIGN);
        let quotes_next = self.is(next, COLON) || self.is(next, COMMA) && self.is(next + 1, QUOTE);
        if !quoted && quotes_next && (self.is(next, COLON) || self.is_aside(before)) {
            return false;
        }
        let adverbial = self.is(next, TIME | PLACE) && !self.is(next, THAT | DET);
        let addressed = self.is(i, TELL) && quoted;
        pause
            && (before >= 2 || quoted || self.is(next, COMMA))
            && (ends
                || adverbial
                || addressed
                || quoted && !self.is(next, THAT | ING) && !self.is_aside(before))
    }

    /// Whether the words before node `end` only lead in: "In a speech on Monday, she said, …"
    fn is_aside(&self, end: usize) -> bool {
        let start = (0..end).find(|i| !self.is(*i, COORD | ADV)).unwrap_or(end);
        self.is(start, PREP | SUBORD | TIME | ING)
    }

    fn trailing(&self, i: usize, head: usize, speaker: Option<Range>) -> Found {
        let end = if self.is(head - 1, COMMA | DASH) { head - 1 } else { head };
        let next = i + 1;
        let goes_on = self.is(next, COMMA) && !self.is(next + 1, COORD | AS | WH | SUBORD | ING);
        let quote = (next..self.nodes.len()).find(|k| self.is(*k, QUOTE));
        let from = if goes_on { Some(next + 1) } else { quote };
        let rest = from.map(|from| (from, self.end()));
        Found {
            cue: (i, i + 1),
            speaker,
            content: (0, end),
            rest,
            head,
            trails: true,
            own_subject: true,
        }
    }
}
