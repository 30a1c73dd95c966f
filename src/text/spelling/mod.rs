//! How does the other side of the Atlantic spell a word?
//!
//! A list, `words.txt`: no rule tells `advertise` from `organise`, or `four` from `favour`. Terms
//! are respelt, surfaces stay.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use ahash::RandomState;

use crate::error::named;

named! {
    /// The side whose spelling terms take.
    enum Spelling is "spelling" {
        /// American: `defense`, `organize`, `cooperation`.
        American = "us",
        /// British: `defence`, `organise`, `cooperation`.
        British = "gb",
    }
}

type Words = HashMap<String, String, RandomState>;

/// The words to respell, one list a side in the order of [`Spelling`].
static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| read(include_str!("words.txt")));

fn read(list: &str) -> [Words; 2] {
    let (mut american, mut british) = (Words::default(), Words::default());
    let mut endings = "-";
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let Some(named) = line.strip_prefix("endings ") {
            endings = named;
            continue;
        }
        for pair in line.split_ascii_whitespace() {
            let Some(at) = pair.find(['/', '>', '=']) else { continue };
            let (from, way, to) = (&pair[..at], &pair[at..=at], &pair[at + 1..]);
            for ending in endings.split(' ').map(|ending| ending.trim_matches('-')) {
                let (from, to) = (format!("{from}{ending}"), format!("{to}{ending}"));
                if way == "/" {
                    british.insert(to.clone(), from.clone());
                } else if way == "=" {
                    british.insert(from.clone(), to.clone());
                }
                american.insert(from, to);
            }
        }
    }
    [american, british]
}

impl Spelling {
    /// `word` (any case) as it is spelt here, if that is another; a compound part by part.
    pub(super) fn respell(self, word: &str) -> Option<String> {
        let words = &WORDS[self as usize];
        let folded = if word.bytes().all(|b| b.is_ascii_lowercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        };
        if let Some(respelt) = words.get(folded.as_ref()) {
            return Some(in_case_of(word, respelt));
        }
        if !word.contains('-') {
            return None;
        }
        let parts = word.split('-').map(|part| {
            let respelt = words.get(&part.to_lowercase());
            respelt.map_or_else(|| part.to_owned(), |respelt| in_case_of(part, respelt))
        });
        let respelt = parts.collect::<Vec<_>>().join("-");
        (respelt != word).then_some(respelt)
    }
}

/// `respelt` in small letters, all capitals, or one capital, as `word` is.
fn in_case_of(word: &str, respelt: &str) -> String {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return respelt.to_owned();
    }
    if letters.all(char::is_uppercase) {
        return respelt.to_uppercase();
    }
    let first = respelt.chars().next().map_or(0, char::len_utf8);
    respelt[..first].to_uppercase() + &respelt[first..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelt_as_here() {
        for (british, american) in [
            ("defence", "defense"),
            ("organisations", "organizations"),
            ("labour", "labor"),
            ("centre", "center"),
            ("travelling", "traveling"),
            ("fulfil", "fulfill"),
            ("analyse", "analyze"),
            ("Defence", "Defense"),
            ("PROGRAMME", "PROGRAM"),
            ("defence-related", "defense-related"),
        ] {
            assert_eq!(Spelling::American.respell(british).as_deref(), Some(american));
            assert_eq!(Spelling::British.respell(american).as_deref(), Some(british));
        }
    }

    #[test]
    fn what_both_sides_write_alike_is_left_alone() {
        for word in ["advertise", "surprise", "four", "wise", "co-author", "analyses", "check", ""]
        {
            assert_eq!(Spelling::American.respell(word), None, "{word}");
            assert_eq!(Spelling::British.respell(word), None, "{word}");
        }
        assert_eq!(Spelling::American.respell("practise").as_deref(), Some("practice"));
        assert_eq!(Spelling::British.respell("practice"), None);
        for side in Spelling::ALL {
            assert_eq!(side.respell("co-operation").as_deref(), Some("cooperation"));
        }
    }

    #[test]
    fn no_word_is_respelt_twice() {
        for (words, side) in WORDS.iter().zip(Spelling::ALL) {
            assert!(words.len() > 1500, "{side:?}: {}", words.len());
            assert!(words.values().all(|respelt| side.respell(respelt).is_none()));
        }
    }
}
