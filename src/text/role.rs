//! What is a token for the border of a sentence: does it end one, can it begin one?

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// What a token is for the border of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Stop,
    End,
    WideEnd,
    Open,
    Close,
    /// Opens or closes: a straight quote, “ which closes in German, » which opens there.
    Quote,
}

/// Whether the first byte of a token says that its role is plain: ASCII letters and digits,
/// Latin, Greek, Cyrillic, ideographs, Hangul.
#[inline]
pub(super) const fn is_plain(first: u8) -> bool {
    first.is_ascii_alphanumeric() || matches!(first, 0xC3..=0xCA | 0xCE..=0xD4 | 0xE4..=0xE9 | 0xEB)
}

impl Role {
    pub(super) fn of(token: &str) -> Self {
        match token.as_bytes() {
            b"." => Self::Stop,
            [b'!' | b'?', ..] => Self::End,
            [b'"' | b'\'' | b'`', ..] => Self::Quote,
            [b'(' | b'[' | b'{', ..] => Self::Open,
            [b')' | b']' | b'}', ..] => Self::Close,
            _ if token.is_ascii() => Self::Plain,
            _ => token.chars().next().map_or(Self::Plain, wide_role),
        }
    }
}

fn wide_role(c: char) -> Role {
    match c {
        '…' | '‥' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '။' => {
            Role::End
        }
        '。' | '．' | '！' | '？' | '｡' => Role::WideEnd,
        c if c.is_alphabetic() => Role::Plain,
        _ => match c.general_category() {
            GeneralCategory::OpenPunctuation => Role::Open,
            GeneralCategory::ClosePunctuation => Role::Close,
            GeneralCategory::InitialPunctuation | GeneralCategory::FinalPunctuation => Role::Quote,
            _ => Role::Plain,
        },
    }
}

/// `text` from its first letter or digit on, if it can begin a sentence; only brackets, quotes
/// and a few other signs may stand before that.
pub(super) fn word_from(text: &str) -> Option<&str> {
    if ["http://", "https://", "www."].iter().any(|link| text.starts_with(link)) {
        return Some(text);
    }
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

/// Whether `text` goes on with who asked or said what was quoted: `"Why?" Mr. Putin asked.`
pub(super) fn tells_who_spoke(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "added",
        "replied",
        "wrote",
        "declared",
        "shouted",
        "answered",
        "insisted",
        "warned",
        "joked",
        "tweeted",
        "cried",
        "wondered",
        "exclaimed",
        "recalled",
        "quipped",
        "posted",
        "demanded",
    ];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(4).any(|word| VERBS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_byte_calls_plain_is_plain() {
        for c in '\0'..=char::MAX {
            let token = c.to_string();
            let plain = is_plain(token.as_bytes()[0]);
            assert!(!plain || Role::of(&token) == Role::Plain, "{c:?}");
        }
    }
}
