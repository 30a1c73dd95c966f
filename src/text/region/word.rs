//! Which words does a line hold?
//!
//! A coarse cut, at white space alone: a line is known by few words, and none of them is counted.

/// What stands between white space, in order.
#[derive(Clone, Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes not yet looked at.
    pub(super) fn left(&self) -> usize {
        self.text.len() - self.at
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while let Some(&byte) = bytes.get(start)
            && MAY_BE_BLANK[byte as usize]
        {
            match blank(&bytes[start..]) {
                0 => break,
                width => start += width,
            }
        }
        let mut end = start;
        while let Some(&byte) = bytes.get(end)
            && !(MAY_BE_BLANK[byte as usize] && blank(&bytes[end..]) > 0)
        {
            end += 1;
        }
        self.at = end;
        (start < end).then(|| &self.text[start..end])
    }
}

/// The bytes with which white space begins, and some letters.
const MAY_BE_BLANK: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b" \t\n\x0b\x0c\r\xc2\xe1\xe2\xe3";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

/// Bytes of the white space that `bytes` begin with, 0 if they do not.
#[inline]
fn blank(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\t'..=b'\r', ..] => 1,
        _ => wide_blank(bytes),
    }
}

fn wide_blank(bytes: &[u8]) -> usize {
    match bytes {
        [0xc2, 0x85 | 0xa0, ..] => 2,
        [0xe1, 0x9a, 0x80, ..]
        | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..]
        | [0xe2, 0x81, 0x9f, ..]
        | [0xe3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// `word` without the marks around it.
#[inline]
pub(super) fn bare(word: &str) -> &str {
    match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        [first, .., before, b',' | b'.']
            if first.is_ascii_alphanumeric() && before.is_ascii_alphanumeric() =>
        {
            &word[..word.len() - 1]
        }
        b"(c)" | b"(C)" => "©",
        _ => word
            .trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '©' | '#' | '@' | '+'))),
    }
}

/// The first `most` words of `text` as keys, single blanks between.
pub(super) fn key(text: &str, most: usize) -> String {
    let mut key = String::with_capacity(text.len().min(most.saturating_mul(8)));
    for word in Words::new(text).map(bare).filter(|word| !word.is_empty()).take(most) {
        if !key.is_empty() {
            key.push(' ');
        }
        push_key(&mut key, word);
    }
    key
}

/// Appends `word` in small letters; a slash becomes a blank, an apostrophe the plain one.
pub(super) fn push_key(key: &mut String, word: &str) {
    if word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'/' | b'`')) {
        let from = key.len();
        key.push_str(word);
        key[from..].make_ascii_lowercase();
        return;
    }
    let address = word.contains("//");
    for c in word.chars() {
        match c {
            '/' if !address => key.push(' '),
            '’' | '‘' | 'ʼ' | '`' => key.push('\''),
            _ => key.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_between_white_space_of_any_kind() {
        for c in (0..=char::MAX as u32).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            let parts: Vec<_> = text.split_whitespace().collect();
            assert_eq!(Words::new(&text).collect::<Vec<_>>(), parts, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn a_key_is_the_same_for_the_same_words() {
        for text in ["You May Also Like", "YOU  MAY\u{a0}ALSO LIKE:", "» you may, also “like”!"]
        {
            assert_eq!(key(text, 9), "you may also like");
        }
        assert_eq!(
            key("Readers’ Home/Work (C) 2024 https://a.b/c", 5),
            "readers home work © 2024 https://a.b/c"
        );
    }
}
