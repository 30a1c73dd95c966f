//! How are the words of a phrase compared?

use std::borrow::Cow;

use super::chars::{CLASS, WHITE, is_separator, separator};
use super::term::normalize;

/// `text` as phrases are compared: one blank for white space, lower case, invisible signs gone.
pub(super) fn folded(text: &str) -> String {
    canonical(text, true)
}

pub(super) fn canonical(text: &str, fold: bool) -> String {
    let mut plain = String::new();
    if plain_words(text, fold, &mut plain) {
        return plain;
    }
    // A word of nothing but invisible signs is none.
    let words = text.split(is_separator).map(|word| normalize(word, fold));
    words.filter(|word| !word.is_empty()).collect::<Vec<Cow<'_, str>>>().join(" ")
}

/// Writes words of ASCII letters and digits to `buffer` as [`canonical`] has them; false if `text`
/// has other signs than those and white space. Most phrases that are met are such words.
pub(super) fn plain_words(text: &str, fold: bool, buffer: &mut String) -> bool {
    buffer.clear();
    let (bytes, mut i) = (text.as_bytes(), 0);
    while let Some(&b) = bytes.get(i) {
        if b.is_ascii_alphanumeric() {
            buffer.push(char::from(if fold { b.to_ascii_lowercase() } else { b }));
            i += 1;
            continue;
        }
        i += match separator(&bytes[i..]) {
            _ if CLASS[b as usize] & WHITE != 0 => 1,
            Some((width, _)) => width,
            None => return false,
        };
        if !(buffer.is_empty() || buffer.ends_with(' ')) {
            buffer.push(' ');
        }
    }
    buffer.truncate(buffer.trim_end_matches(' ').len());
    true
}
