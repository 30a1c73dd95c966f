//! Is an apostrophe after a word its possessive (`states’ rights`) or the end of a quotation?
//!
//! After an `s` and before white space it is a possessive, unless a single quotation mark is open:
//! in `‘the two states’ said` it closes. Where both could be, it stays a mark of its own.

use super::Tokenizer;
use super::chars::{self, is_apostrophe};

/// Whether a single quotation mark is open, kept along the tokens of a text.
#[derive(Clone, Copy, Default)]
pub(super) struct Quotes {
    open: bool,
}

/// Which bytes an apostrophe that is in no word can begin with.
static MAY_BE_SIGN: [bool; 256] = {
    let (mut table, mut i) = ([false; 256], 0);
    let first = *b"'`\xC2\xE1\xE2\xEF";
    while i < first.len() {
        table[first[i] as usize] = true;
        i += 1;
    }
    table
};

impl Quotes {
    /// A blank line ends whatever was open.
    pub(super) fn end_paragraph(&mut self) {
        self.open = false;
    }

    /// Where the token `start..end` of `text` ends if the apostrophe after it belongs to it; to be
    /// told all tokens in their order.
    #[inline]
    pub(super) fn owner_end(&mut self, text: &str, start: usize, end: usize) -> usize {
        let bytes = text.as_bytes();
        let next = bytes.get(end).copied().unwrap_or_default();
        if !(MAY_BE_SIGN[bytes[start] as usize] | MAY_BE_SIGN[next as usize]) {
            return end;
        }
        self.owner_end_slowly(text, start, end)
    }

    fn owner_end_slowly(&mut self, text: &str, start: usize, end: usize) -> usize {
        let first = |from: usize| text[from..].chars().next();
        let blank = |c: Option<char>| c.is_none_or(chars::is_separator);
        let mut token = text[start..end].chars();
        if token.next().is_some_and(is_apostrophe) && token.next().is_none() {
            let before = text[..start].chars().next_back();
            self.open = before.is_none_or(|c| !c.is_alphanumeric() && !".,!?…".contains(c))
                && !blank(first(end));
            return end;
        }
        let sign = first(end).filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
        let owns = sign > 0 && !self.open && end + sign < text.len() && blank(first(end + sign));
        if owns && text[start..end].ends_with(['s', 'S']) { end + sign } else { end }
    }
}

impl Tokenizer {
    /// `word` of a pattern without the apostrophe that would belong to it in a text.
    pub fn without_possessive_sign<'w>(&self, word: &'w str) -> &'w str {
        let owner = word.strip_suffix(is_apostrophe).filter(|owner| owner.ends_with(['s', 'S']));
        let open = word.starts_with(is_apostrophe);
        owner.filter(|_| self.strips() && !open).unwrap_or(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        let done = Tokenizer::plain(Language::English).cut(text, &mut |piece| {
            tokens.push(&text[piece.start as usize..piece.end as usize]);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        tokens
    }

    #[test]
    fn an_apostrophe_after_s_is_a_possessive_unless_a_quotation_is_open() {
        for (text, expected) in [
            ("the states' rights", "the|states'|rights"),
            ("the States’ rights", "the|States’|rights"),
            ("the ‘states’ of", "the|‘|states|’|of"),
            ("the 'two states' of", "the|'|two|states|'|of"),
            ("‘It is theirs,’ the allies’ envoy", "‘|It|is|theirs|,|’|the|allies’|envoy"),
            ("(‘yes’) his parents’ car", "(|‘|yes|’|)|his|parents’|car"),
            ("in the states'", "in|the|states|'"),
            ("states', not", "states|'|,|not"),
            ("dogs'tails China' x", "dogs'tails|China|'|x"),
            ("‘open\n\nstates’ rights", "‘|open|states’|rights"),
        ] {
            assert_eq!(tokens(text).join("|"), expected, "{text}");
        }
        assert_eq!(Tokenizer::plain(Language::English).term("States’"), "states");
    }
}
