//! Which phrases does a pattern with alternatives stand for? `(joint|common) stand` for two.

use super::pattern::Refusal;

/// Phrases beyond which a pattern is refused.
const MAX_WAYS: usize = 256;

/// A character of a phrase, and where the caller wrote it, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) char: char,
    pub(super) position: usize,
}

/// Writes `source` out, one phrase for each choice of alternatives, the first choices first.
///
/// Brackets without a bar between them are signs like any other.
pub(super) fn ways(source: &str) -> Result<Vec<Vec<Letter>>, Refusal> {
    let letters: Vec<Letter> =
        source.chars().zip(0..).map(|(char, position)| Letter { char, position }).collect();
    let mut ways = vec![Vec::new()];
    let mut rest = &letters[..];
    while let Some(bar) = rest.iter().position(|letter| letter.char == '|') {
        let bracket = |letter: &Letter| matches!(letter.char, '(' | ')');
        let refused = (rest[bar].position, "alternatives stand in brackets, as in (a|b)");
        let open = rest[..bar].iter().rposition(bracket).ok_or(refused)?;
        if rest[open].char != '(' {
            return Err(refused);
        }
        let unclosed = (rest[open].position, "this bracket is not closed");
        let close = bar + rest[bar..].iter().position(bracket).ok_or(unclosed)?;
        if rest[close].char != ')' {
            return Err((rest[close].position, "alternatives hold no brackets"));
        }
        let choices: Vec<&[Letter]> =
            rest[open + 1..close].split(|letter| letter.char == '|').collect();
        if ways.len() * choices.len() > MAX_WAYS {
            return Err((rest[open].position, "alternatives make at most 256 phrases"));
        }
        let longer = |way: &Vec<Letter>, choice: &[Letter]| [way, &rest[..open], choice].concat();
        ways = ways.iter().flat_map(|way| choices.iter().map(|c| longer(way, c))).collect();
        rest = &rest[close + 1..];
    }
    for way in &mut ways {
        way.extend(rest);
    }
    Ok(ways)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(source: &str) -> Result<Vec<String>, Refusal> {
        let text = |way: Vec<Letter>| way.into_iter().map(|letter| letter.char).collect();
        ways(source).map(|ways| ways.into_iter().map(text).collect())
    }

    #[test]
    fn each_choice_of_alternatives_is_a_phrase() {
        for (source, expected) in [
            ("a b", &["a b"][..]),
            ("(a|b) c", &["a c", "b c"]),
            ("anti(-|)american", &["anti-american", "antiamerican"]),
            ("(a|b) (c d|e)", &["a c d", "a e", "b c d", "b e"]),
            ("(x) (a|b)", &["(x) a", "(x) b"]),
        ] {
            assert_eq!(written(source).unwrap(), expected, "{source}");
        }
        assert_eq!(ways("(a|b) c").unwrap()[1][2].position, 6);
    }

    #[test]
    fn brackets_that_do_not_pair_are_told_with_their_place() {
        for (source, position) in
            [("a|b", 1), ("(a|b", 0), (")a|b", 2), ("x (a|(b|c))", 5), ("(a)|b", 3)]
        {
            assert_eq!(written(source).unwrap_err().0, position, "{source}");
        }
        assert_eq!(written(&"(a|b) ".repeat(9)).unwrap_err().0, 48);
    }
}
