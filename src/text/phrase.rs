//! How are the words of a phrase compared?

use std::borrow::Cow;

use super::chars::is_separator;
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
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() && fold => buffer.push(c.to_ascii_lowercase()),
            c if c.is_ascii_alphanumeric() => buffer.push(c),
            c if !is_separator(c) => return false,
            _ if buffer.is_empty() || buffer.ends_with(' ') => {}
            _ => buffer.push(' '),
        }
    }
    buffer.truncate(buffer.trim_end_matches(' ').len());
    true
}
