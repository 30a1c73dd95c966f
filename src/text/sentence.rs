//! Where do sentences begin?
//!
//! One pass along the tokens, own rules. A sentence ends at `. ! ? …` and their like in other
//! scripts, with the quotes and brackets that close after them, if white space follows and then
//! something that can begin a sentence (upper case, a digit, an opening quote or bracket, a
//! script without case); not after the [abbreviations](super::abbreviation). A blank line always
//! ends a sentence; so does a line end, unless the text is hard-wrapped.

use super::role::{self, Role, tells_who_spoke, word_from};
use super::{abbreviation, wrap};

/// How far we are in a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first token.
    Start,
    /// In a sentence.
    Inside,
    /// After one full stop.
    Stop,
    /// After another terminator, or several.
    End,
    /// After a terminator of a script without spaces.
    WideEnd,
}

/// Finds the first token of each sentence of `text`.
pub(super) struct Sentences<'t> {
    text: &'t str,
    state: State,
    /// The first token of the sentence.
    first: usize,
    /// The last token that is no terminator and closes nothing.
    last: (usize, usize),
    /// White space, and a quote that closed, since the terminator.
    spaced: bool,
    quoted: bool,
    hard_wrapped: Option<bool>,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let state = State::Start;
        Self {
            text,
            state,
            first: 0,
            last: (0, 0),
            spaced: false,
            quoted: false,
            hard_wrapped: None,
        }
    }

    /// Whether a sentence begins with the token `start..end`, which has `lines` line ends before
    /// it, and white space if `spaced`. To be asked once for every token, in order.
    #[inline]
    pub(super) fn begins(&mut self, start: usize, end: usize, spaced: bool, lines: u8) -> bool {
        let bytes = self.text.as_bytes();
        if role::is_plain(bytes[start])
            && bytes[end - 1] != b'.'
            && lines == 0
            && self.state == State::Inside
        {
            self.last = (start, end);
            return false;
        }
        self.begins_slowly(start, end, spaced, lines)
    }

    fn begins_slowly(&mut self, start: usize, end: usize, spaced: bool, lines: u8) -> bool {
        self.spaced |= spaced;
        let role = Role::of(&self.text[start..end]);
        let begins = match (self.state, lines) {
            (State::Start, _) | (_, 2..) => true,
            (_, 1) if !self.is_hard_wrapped() => true,
            (State::Inside, _) => false,
            _ => self.begins_after_end(start, end, role, spaced),
        };
        if begins {
            self.first = start;
            self.state = State::Inside;
        }
        // The stop of "U.S." is part of its token and may end the sentence all the same.
        if self.text[start..end].ends_with('.') && end > start + 1 {
            self.advance(start, end - 1, role, spaced);
            self.advance(end - 1, end, Role::Stop, false);
        } else {
            self.advance(start, end, role, spaced);
        }
        begins
    }

    /// Whether a sentence begins with a token after a terminator.
    fn begins_after_end(&self, start: usize, end: usize, role: Role, spaced: bool) -> bool {
        match role {
            Role::Stop | Role::End | Role::WideEnd | Role::Close => return false,
            Role::Quote if !self.opens(start, end, spaced) => return false,
            _ => {}
        }
        if !self.spaced && self.state != State::WideEnd {
            return false;
        }
        let Some(word) = word_from(&self.text[start..]) else { return false };
        match self.state {
            State::Stop => {
                let (from, to) = self.last;
                // A stop that stands alone ends whatever there was.
                let abbreviated = self.text.as_bytes().get(to) == Some(&b'.');
                !abbreviated
                    || abbreviation::ends_sentence(&self.text[from..to], from == self.first, word)
            }
            State::End if self.quoted => !tells_who_spoke(word),
            State::End => !abbreviation::goes_on_with_name(word),
            _ => true,
        }
    }

    #[inline]
    fn advance(&mut self, start: usize, end: usize, role: Role, spaced: bool) {
        let after_end = !matches!(self.state, State::Inside | State::Start);
        self.state = match role {
            Role::Stop if !after_end => State::Stop,
            Role::Stop | Role::End => State::End,
            Role::WideEnd => State::WideEnd,
            Role::Close if after_end => return,
            Role::Quote if after_end && !self.opens(start, end, spaced) => {
                self.quoted = true;
                return;
            }
            _ => State::Inside,
        };
        if self.state == State::Inside {
            self.last = (start, end);
        }
        (self.spaced, self.quoted) = (false, false);
    }

    /// Whether the quote `start..end` opens: white space before it and none after it, which
    /// only « and its like may have.
    fn opens(&self, start: usize, end: usize, spaced: bool) -> bool {
        let followed = self.text[end..].chars().next().is_some_and(|c| !c.is_whitespace());
        spaced && (followed || self.text[start..end].starts_with(['«', '‹', '“', '‘']))
    }

    /// Whether lines end where the page did, so that a line end says nothing. Decided once for
    /// the whole text, when the first line end is met.
    fn is_hard_wrapped(&mut self) -> bool {
        *self.hard_wrapped.get_or_insert_with(|| wrap::is_hard_wrapped(self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Tokenizer};

    const TOKENIZER: Tokenizer = Tokenizer::plain(Language::English);

    /// The sentences of `text`, each from its first token to that of the next.
    fn sentences(text: &str) -> Vec<&str> {
        let mut starts = Vec::new();
        let done = TOKENIZER.cut(text, &mut |piece| {
            starts.extend(piece.sentence_start.then_some(piece.start as usize));
            Ok(())
        });
        assert_eq!(done, Ok(()));
        let ends = starts.iter().copied().skip(1).chain([text.len()]);
        starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim()).collect()
    }

    /// `|` in `marked` stands where a sentence begins.
    fn assert_cut(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(sentences(&marked.replace('|', "")), expected, "{marked}");
    }

    #[test]
    fn sentences_end_at_stops_before_what_can_begin_one() {
        for marked in [
            "He came. |She left! |Why? |5 people stayed… |And so on.",
            "He said “yes.” |Then he left.",
            "(He was there.) |[She too.] |\"Stop!\" |\"No!\" |End",
            "It grew by 3.5 percent. |It cost $5. |£6 was more. |iPhone sales rose.",
            "“Go!” he said. |“why not?” |‘Because.’",
            "« Bonjour. » |« Oui. » |Il part.",
            "Er sagte: „Nein.“ |Dann ging er. |»Wohin?« |Fort.",
            "Wait... he said. |Then ... nothing. |Well.",
            "See e.org. |@user wrote. |#peace now. |— Reuters said so.",
            "One.Two is a word. |Three.",
            "他来了。|她走了！|为什么？|好。",
            "Он пришёл. |Она ушла.",
            "نعم؟ |لا.",
            "Yes?! |No!!! |Maybe.",
            "He spoke . |She wrote .",
            "“Why?” Mr. Putin asked. |“Go!” |They went.",
        ] {
            assert_cut(marked);
        }
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        for marked in [
            "Mr. Xi met Dr. J. R. Smith of the U.S. Senate. |They talked.",
            "U.S. officials said so. |In the U.S. Mr. Putin spoke.",
            "He left the U.S. |The president stayed.",
            "At 5 p.m. EST on Jan. 5 he left. |At 6 p.m. |Police came.",
            "Acme Inc. CEO Smith vs. Jones Corp. |He won.",
            "Cf. e.g. Smith, i.e. No. 5, p. 7. |No. |That is all.",
            "1. First item.\n|2. Second item.",
            "The Washington, D.C. Council met.",
        ] {
            assert_cut(marked);
        }
    }

    #[test]
    fn lines_end_sentences() {
        assert_cut("Putin meets Xi in Moscow\n|Leaders hail ties\n\n|The two met. |They spoke.");
        assert_cut("one\r\n|two\r|three\u{2028}|four\u{2029}|five");
    }

    #[test]
    fn lines_of_a_hard_wrapped_text_do_not_end_sentences() {
        assert_cut(
            "The leaders of the two countries met on Monday in the capital of\n\
             the northern one and spoke for several hours about trade, energy and\n\
             the security of the region. |They agreed on more than what had been\n\
             expected by observers.\n\n|A second paragraph follows the first and has a\n\
             line end inside.",
        );
    }
}
