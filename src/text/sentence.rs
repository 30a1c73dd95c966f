//! Where do sentences begin?
//!
//! One pass along the tokens, own rules. A sentence ends at `. ! ? …` and their like in other
//! scripts, with the quotes and brackets that close after them, if white space follows and then
//! something that can begin a sentence (upper case, a digit, an opening quote or bracket, a
//! script without case); not after the [abbreviations](super::abbreviation). A blank line always
//! ends a sentence; so does a line end, unless the text is hard-wrapped.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::abbreviation;

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

/// What a token is for the border of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Stop,
    End,
    WideEnd,
    Open,
    Close,
    /// Opens or closes: a straight quote, or “ which closes in German.
    Quote,
}

/// Finds the first token of each sentence of `text`.
pub(super) struct Sentences<'t> {
    text: &'t str,
    state: State,
    /// The first token of the sentence.
    first: usize,
    /// The last token that is no terminator and closes nothing.
    last: (usize, usize),
    /// White space since the terminator.
    spaced: bool,
    hard_wrapped: Option<bool>,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let state = State::Start;
        Self { text, state, first: 0, last: (0, 0), spaced: false, hard_wrapped: None }
    }

    /// Whether a sentence begins with the token `start..end`, which has `lines` line ends before
    /// it, and white space if `spaced`. To be asked once for every token, in order.
    #[inline]
    pub(super) fn begins(&mut self, start: usize, end: usize, spaced: bool, lines: u8) -> bool {
        let plain = self.text.as_bytes()[start].is_ascii_alphanumeric();
        if plain && lines == 0 && self.state == State::Inside {
            self.last = (start, end);
            return false;
        }
        self.begins_slowly(start, end, spaced, lines)
    }

    fn begins_slowly(&mut self, start: usize, end: usize, spaced: bool, lines: u8) -> bool {
        self.spaced |= spaced;
        let role = self.role(start, end);
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
        self.advance(start, end, role, spaced);
        begins
    }

    /// Whether a sentence begins with a token after a terminator.
    fn begins_after_end(&self, start: usize, end: usize, role: Role, spaced: bool) -> bool {
        match role {
            Role::Stop | Role::End | Role::WideEnd | Role::Close => return false,
            Role::Quote if !spaced || !self.is_followed(end) => return false,
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
            Role::Quote if after_end && (!spaced || !self.is_followed(end)) => return,
            _ => State::Inside,
        };
        if self.state == State::Inside {
            self.last = (start, end);
        }
        self.spaced = false;
    }

    /// Whether something stands right after the token that ends at `end`.
    fn is_followed(&self, end: usize) -> bool {
        self.text[end..].chars().next().is_some_and(|c| !c.is_whitespace())
    }

    fn role(&self, start: usize, end: usize) -> Role {
        let token = &self.text[start..end];
        match token.as_bytes()[0] {
            b'.' if end == start + 1 => Role::Stop,
            b'!' | b'?' => Role::End,
            b'"' | b'\'' | b'`' => Role::Quote,
            b'(' | b'[' | b'{' => Role::Open,
            b')' | b']' | b'}' => Role::Close,
            0x80.. => token.chars().next().map_or(Role::Plain, wide_role),
            _ => Role::Plain,
        }
    }

    /// Whether lines end where the page did, so that a line end says nothing. Decided once for
    /// the whole text, when the first line end is met.
    fn is_hard_wrapped(&mut self) -> bool {
        *self.hard_wrapped.get_or_insert_with(|| is_hard_wrapped(self.text))
    }
}

fn wide_role(c: char) -> Role {
    match c {
        '…' | '‥' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '။' => {
            Role::End
        }
        '。' | '．' | '！' | '？' | '｡' => Role::WideEnd,
        _ => match c.general_category() {
            GeneralCategory::OpenPunctuation => Role::Open,
            GeneralCategory::ClosePunctuation | GeneralCategory::FinalPunctuation => Role::Close,
            GeneralCategory::InitialPunctuation => Role::Quote,
            _ => Role::Plain,
        },
    }
}

/// `text` from its first letter or digit on, if it can begin a sentence; only brackets, quotes
/// and a few other signs may stand before that.
fn word_from(text: &str) -> Option<&str> {
    let mut opened = false;
    for (i, c) in text.char_indices().take(8) {
        if c.is_lowercase() {
            // "iPhone" begins a sentence; so does a quotation or bracket in lower case.
            let inner = text[i..].chars().nth(1).is_some_and(char::is_uppercase);
            return (opened || inner).then_some(&text[i..]);
        }
        if c.is_alphanumeric() {
            return Some(&text[i..]);
        }
        opened |= matches!(c, '#' | '@' | '"' | '\'' | '`')
            || matches!(wide_role(c), Role::Open | Role::Quote)
            || matches!(c, '(' | '[' | '{');
    }
    None
}

/// Whether at least every third line end stands inside a sentence for sure: after 45 to 100
/// characters without a terminator, before a lower-case letter.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut inside, mut all) = (0_usize, 0_usize);
    let mut lines = text.lines().map(str::trim);
    let mut line = lines.next().unwrap_or_default();
    for next in lines {
        if !line.is_empty() && !next.is_empty() {
            all += 1;
            let open = !line.ends_with(['.', '!', '?', '…', ':', ';', '"', '”']);
            let goes_on = open && next.starts_with(char::is_lowercase);
            inside += usize::from(goes_on && (45..=100).contains(&line.chars().count()));
        }
        line = next;
    }
    inside >= 2 && inside * 3 >= all
}
