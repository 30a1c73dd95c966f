//! Who speaks in a quotation whose sentence does not say?

use std::ops::Range;

use super::super::Piece;
use super::attribute::Found;
use super::class::{ACCORDING, CUE, Class, LINE, QUOTE, VOUCH};
use super::clause::{self, Clause};
use super::node::{Node, Sentences};
use super::quote::Quotation;
use super::term::Words;
use super::turn::{Turn, turns};
use super::{Attribution, Mark, Voice, Voices};

/// The voices of an English text.
pub(super) fn read(
    text: &str,
    pieces: &[Piece],
    classes: &[Class],
    (quotes, inner): (&[Quotation], &[Quotation]),
) -> Voices {
    let turns = turns(text, pieces, classes, quotes);
    let mut reader = Reader::new(Words { text, pieces }, classes, quotes);
    let mut turns = turns.into_iter().peekable();
    let mut sentences = Sentences::new(classes, quotes);
    let (mut nodes, mut found) = (Vec::new(), Vec::new());
    while let Some(sentence) = sentences.next() {
        if classes[sentence.from] & LINE != 0 {
            reader.paragraph(sentence.from);
        }
        while let Some(turn) = turns.next_if(|turn| turn.start <= sentence.from) {
            reader.turn(&turn);
            if !turn.headline {
                sentences.skip_to(turn.to);
            }
        }
        let spoken = reader.voice(sentence.to - 1) == Voice::Direct;
        if spoken || sentence.all & (CUE | ACCORDING | VOUCH | QUOTE) == 0 {
            continue;
        }
        sentences.nodes(sentence, &mut nodes);
        if nodes.is_empty() {
            continue;
        }
        let clause = Clause { nodes: &nodes, headline: clause::is_headline(&nodes) };
        clause.attributions(&mut found);
        reader.sentence(&clause, &found, sentence.all & QUOTE != 0);
    }
    reader.flush();
    reader.inner(inner);
    reader.voices.attributions.sort_by_key(|one| (one.span.start, one.span.end));
    reader.voices
}

struct Reader<'t> {
    words: Words<'t>,
    classes: &'t [Class],
    quotes: &'t [Quotation],
    voices: Voices,
    /// Who spoke last.
    last: Option<Range<u32>>,
    /// Quotations of this paragraph that nobody has claimed so far.
    waiting: Vec<Quotation>,
    /// The tokens of turns.
    turns: Vec<(usize, usize)>,
    /// Who introduced the next paragraph, as in "He added:".
    block: Option<(Option<Range<u32>>, Range<u32>)>,
}

impl<'t> Reader<'t> {
    fn new(words: Words<'t>, classes: &'t [Class], quotes: &'t [Quotation]) -> Self {
        let marks = vec![Mark::new(Voice::Own); classes.len()];
        let voices = Voices { marks, attributions: Vec::new() };
        let (waiting, turns) = (Vec::new(), Vec::new());
        Self { words, classes, quotes, voices, last: None, waiting, turns, block: None }
    }

    fn voice(&self, token: usize) -> Voice {
        self.voices.marks[token].voice()
    }

    fn speak(&mut self, from: usize, to: usize, voice: Voice) {
        self.voices.marks[from..to].iter_mut().for_each(|mark| mark.speak(voice));
    }

    fn bytes(&self, (from, to): (usize, usize)) -> Range<u32> {
        self.words.pieces[from].start..self.words.pieces[to - 1].end
    }

    fn span(&self, nodes: &[Node], range: (usize, usize)) -> Range<u32> {
        self.bytes(tokens(nodes, range))
    }

    /// A paragraph begins at token `at`.
    fn paragraph(&mut self, at: usize) {
        self.flush();
        let Some((speaker, cue)) = self.block.take() else { return };
        let lines = |i: &usize| self.classes[*i] & LINE != 0;
        let end = (at + 1..self.classes.len()).find(lines).unwrap_or(self.classes.len());
        let quoted = self.quotes.binary_search_by_key(&at, |quote| quote.open).is_ok();
        if !quoted && end - at > 3 {
            self.attribute((at, end), Voice::Reported, speaker, Some(cue));
        }
    }

    fn turn(&mut self, turn: &Turn) {
        let speaker = turn.speaker.map(|speaker| self.bytes(speaker));
        self.last.clone_from(&speaker);
        let voice = if turn.headline { Voice::Reported } else { Voice::Direct };
        if turn.from < turn.to {
            self.turns.extend((!turn.headline).then_some((turn.from, turn.to)));
            self.attribute((turn.from, turn.to), voice, speaker, None);
        }
    }

    fn sentence(&mut self, clause: &Clause<'_>, found: &[Found], quoted: bool) {
        let here = self.clauses(clause, found);
        let before = self.last.take();
        self.last = here.clone().or_else(|| before.clone());
        if quoted {
            self.quotations(clause, here.as_ref());
        }
        if here.is_none() && before.is_some() {
            self.claim(before.as_ref());
        }
    }

    /// Gives the clauses that the sentence attributes to their speakers; says who is the first.
    fn clauses(&mut self, clause: &Clause<'_>, found: &[Found]) -> Option<Range<u32>> {
        let nodes = clause.nodes;
        let mut here = None;
        for one in found {
            let speaker = one.speaker.filter(|s| s.0 < s.1).map(|s| self.span(nodes, s));
            let cue = self.span(nodes, one.cue);
            if clause.introduces(one) {
                self.block = Some((speaker.clone().or(self.last.clone()), cue.clone()));
            }
            let contents = [Some(one.content), one.rest].into_iter().flatten();
            for content in contents.filter(|content| content.0 < content.1) {
                let (tokens, cue) = (tokens(nodes, content), Some(cue.clone()));
                self.attribute(tokens, Voice::Reported, speaker.clone(), cue);
            }
            if one.trails && speaker.is_some() {
                self.claim(speaker.as_ref());
            }
            here = here.or(speaker);
        }
        here
    }

    /// Gives the quotations of the sentence to `here`, or lets them wait for somebody.
    fn quotations(&mut self, clause: &Clause<'_>, here: Option<&Range<u32>>) {
        for (i, node) in clause.nodes.iter().enumerate() {
            let Some(quote) = node.quote else { continue };
            let quote = self.quotes[quote as usize];
            let span = (quote.from, quote.to);
            let before = i.checked_sub(1).map_or(0, |i| clause.nodes[i].class);
            if let Some(voice) = self.term(&quote, before) {
                self.attribute(span, voice, None, None);
                continue;
            }
            let spoken = self.voice(quote.from) != Voice::Own;
            if spoken && self.words.is_title_of(&quote, before) {
                continue;
            }
            if spoken {
                self.speak(quote.from, quote.to, Voice::Direct);
                continue;
            }
            match self.words.voice(&quote, clause, i) {
                Voice::Direct if here.is_some() => {
                    self.attribute(span, Voice::Direct, here.cloned(), None);
                }
                Voice::Direct => self.waiting.push(quote),
                Voice::Own => {}
                voice => self.attribute(span, voice, None, None),
            }
        }
    }

    /// The voice of a quotation that its neighbours mark as no speech.
    fn term(&self, quote: &Quotation, before: Class) -> Option<Voice> {
        if self.words.is_mention(quote) {
            return Some(Voice::Mention);
        }
        self.words.is_distant(quote, before).then_some(Voice::Scare)
    }

    /// Words mentioned inside of what somebody says: `quotes`, and those in turns.
    fn inner(&mut self, quotes: &[Quotation]) {
        let in_turn = |quote: &&Quotation| {
            let after = self.turns.partition_point(|turn| turn.0 <= quote.open);
            after.checked_sub(1).is_some_and(|place| quote.close <= self.turns[place].1)
        };
        let turned: Vec<Quotation> = self.quotes.iter().filter(in_turn).copied().collect();
        for quote in quotes.iter().chain(&turned) {
            let spoken = self.voice(quote.open) == Voice::Direct;
            if self.words.is_mention(quote) || spoken && self.words.is_used(quote) {
                self.attribute((quote.from, quote.to), Voice::Mention, None, None);
            }
        }
    }

    /// Gives the quotations that wait to `speaker`.
    fn claim(&mut self, speaker: Option<&Range<u32>>) {
        for quote in std::mem::take(&mut self.waiting) {
            self.attribute((quote.from, quote.to), Voice::Direct, speaker.cloned(), None);
        }
    }

    fn flush(&mut self) {
        let last = self.last.clone();
        self.claim(last.as_ref());
    }

    fn attribute(
        &mut self,
        tokens: (usize, usize),
        voice: Voice,
        speaker: Option<Range<u32>>,
        cue: Option<Range<u32>>,
    ) {
        self.speak(tokens.0, tokens.1, voice);
        let span = self.bytes(tokens);
        self.voices.attributions.push(Attribution { span, voice, speaker, cue });
    }
}

/// The tokens of nodes `range`.
fn tokens(nodes: &[Node], range: (usize, usize)) -> (usize, usize) {
    (nodes[range.0].from as usize, nodes[range.1 - 1].to as usize)
}
