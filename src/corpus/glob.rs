//! Does a word match a pattern with `*` (any run of characters) and `?` (one character)?

/// Whether `text` as a whole matches `glob`.
///
/// The naive algorithm tries every length for every `*` and is exponential in their number. It is
/// enough to go back to the last `*`: whatever an earlier one could take, the last one can take
/// too. That costs at most `glob.len() * text.len()` steps.
pub(super) fn matches(glob: &str, text: &str) -> bool {
    let (mut glob, mut text) = (glob.chars(), text.chars());
    let mut retry = None;
    loop {
        let before = text.clone();
        match (glob.next(), text.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                text = before;
                retry = Some((glob.clone(), text.clone()));
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(got)) if wanted == got => {}
            _ => {
                let Some((after_star, from)) = &mut retry else { return false };
                if from.next().is_none() {
                    return false;
                }
                glob = after_star.clone();
                text = from.clone();
            }
        }
    }
}

/// Whether `pattern` holds a sign of its own meaning.
pub(super) fn is_glob(pattern: &str) -> bool {
    pattern.contains(['*', '?'])
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_takes_any_run_and_a_question_mark_one_character() {
        for (glob, text, expected) in [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("a*", "a", true),
            ("a*", "ba", false),
            ("*a", "bab", false),
            ("*a", "baba", true),
            ("a?c", "aбc", true),
            ("a?c", "ac", false),
            ("*ab*ab", "abab", true),
            ("*ab*ab", "aab", false),
            ("a**b", "ab", true),
            ("?*", "", false),
            ("a*b*c", "a-b-b-c", true),
        ] {
            assert_eq!(matches(glob, text), expected, "{glob:?} on {text:?}");
        }
    }

    #[test]
    fn two_hundred_stars_on_a_long_word_end() {
        let glob = format!("{}b", "*a".repeat(200));
        assert!(!matches(&glob, &"a".repeat(100_000)));
    }
}
