//! Which rule of the table finds a line?
//!
//! Plainly, each phrase would be held against each line. Instead a line is read in full only if its
//! first two words may begin a phrase, or if two of its words next to each other may be in a phrase
//! that stands anywhere ([`sieve`](super::sieve)); most lines are done after that.

use std::collections::HashMap;
use std::sync::LazyLock;

use ahash::RandomState;

use super::line::Line;
use super::sieve::{Hash, Pairs, rarest};
use super::table::{self, At, Shape};
pub(super) use super::table::{Reach, Rule};
use super::word::{Words, key};

/// Words within which a phrase is near the beginning.
const NEAR: usize = 6;
/// Words up to which signs are sought, and how many marks are tried.
const SIGNED: usize = 90;
/// Bytes among which marks are sought at a time.
const PIECE: usize = 32;

type ByWord = HashMap<&'static str, Vec<Phrase>, RandomState>;

/// The table, and where to look for a phrase.
#[derive(Debug, Default)]
pub(super) struct Rules {
    table: Vec<Rule>,
    /// Phrases that stand at the start, by their first word, and the first two of each.
    begin: ByWord,
    first: Pairs,
    /// Phrases that stand anywhere, by their first word, and two words of each.
    inside: ByWord,
    starts: Pairs,
    sought: Pairs,
    signs: Vec<(usize, &'static [u8])>,
    /// One more than the words of the longest phrase.
    longest: usize,
}

#[derive(Debug)]
struct Phrase {
    rule: usize,
    words: Vec<&'static str>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(table::read(table::TABLE)));

/// The rule that finds `line`, if any does.
pub(super) fn find(line: &Line<'_>) -> Option<&'static Rule> {
    RULES.find(line)
}

/// The rule of a name, for what is found by more than one line.
pub(super) fn named(name: &str) -> Option<&'static Rule> {
    RULES.table.iter().find(|rule| rule.name == name)
}

impl Rules {
    /// Those of the one table there is.
    pub(super) fn shared() -> &'static Self {
        &RULES
    }

    /// Whether a line may be found that begins with these words; with one, if `one` or `other` is
    /// none: it is all of the line, or something follows.
    #[inline]
    pub(super) fn may_begin(&self, one: Hash, other: Hash) -> bool {
        self.first.may_hold(one, other)
    }

    /// Whether a line may be found that holds these words.
    #[inline]
    pub(super) fn may_hold(&self, one: Hash, other: Hash) -> bool {
        self.sought.may_hold(one, other) || self.sought.may_hold(Hash::NONE, other)
    }

    fn new(table: Vec<Rule>) -> Self {
        let mut rules = Self { table, ..Self::default() };
        for number in 0..rules.table.len() {
            for phrase in rules.table[number].phrases.clone() {
                rules.add(number, phrase);
            }
        }
        rules
    }

    fn add(&mut self, rule: usize, phrase: &'static str) {
        let at = self.table[rule].at;
        if at == At::Sign {
            self.signs.push((rule, phrase.as_bytes()));
            return;
        }
        let words: Vec<_> = Words::new(phrase).collect();
        let Some(&word) = words.first() else { return };
        let hash = Hash::of_key(word);
        self.longest = self.longest.max(words.len() + 1);
        let phrases = if matches!(at, At::Near | At::In | At::Last) {
            let (one, other) = rarest(&words);
            self.sought.add(one, other);
            self.starts.add(Hash::NONE, hash);
            &mut self.inside
        } else {
            let other = words.get(1).copied().map(Hash::of_key);
            match other {
                None if at == At::Whole => self.first.add(hash, Hash::NONE),
                None => self.first.add(Hash::NONE, hash),
                Some(other) => self.first.add(hash, other),
            }
            &mut self.begin
        };
        phrases.entry(word).or_default().push(Phrase { rule, words });
    }

    fn find(&self, line: &Line<'_>) -> Option<&Rule> {
        let (signed, slashed) = self.signed(line);
        let mut best = signed;
        let inside = slashed || line.sought;
        if inside || line.begins {
            let key = if inside { line.key() } else { key(line.text, self.longest) };
            let words: Vec<&str> = key.split(' ').collect();
            let most = if inside { words.len() } else { 1 };
            for at in 0..most {
                let hash = Hash::of_key(words[at]);
                if at > 0 && !self.starts.may_hold(Hash::NONE, hash) {
                    continue;
                }
                let first = if is_number(words[at]) { "#" } else { words[at] };
                for first in [first, words[at]].into_iter().take(1 + usize::from(first == "#")) {
                    let begin = self.begin.get(first).filter(|_| at == 0).into_iter().flatten();
                    for phrase in begin.chain(self.inside.get(first).into_iter().flatten()) {
                        let sooner = best.is_none_or(|best| phrase.rule < best);
                        if sooner && self.fits(phrase, &words, at, line) {
                            best = Some(phrase.rule);
                        }
                    }
                }
            }
        }
        best.map(|rule| &self.table[rule])
    }

    /// The first rule with a sign in `line`, and whether there is a slash or an accent in it, so
    /// that its key holds other words.
    fn signed(&self, line: &Line<'_>) -> (Option<usize>, bool) {
        if line.words > SIGNED {
            return (None, false);
        }
        let text = line.text.as_bytes();
        let is_mark = |byte: u8| matches!(byte, b':' | b'[' | b'(' | b'/' | b'`');
        // Without a look at each answer, so that many bytes are looked at at a time.
        let marked = |bytes: &[u8]| bytes.iter().fold(false, |any, &byte| any | is_mark(byte));
        if !marked(text) {
            return (None, false);
        }
        let (mut best, mut slashed, mut tried) = (None, false, 0);
        for (n, piece) in text.chunks(PIECE).enumerate().filter(|(_, piece)| marked(piece)) {
            for (i, &mark) in (n * PIECE..).zip(piece).filter(|(_, mark)| is_mark(**mark)) {
                if tried == SIGNED {
                    return (best, slashed);
                }
                tried += 1;
                slashed |= matches!(mark, b'/' | b'`');
                best = best.into_iter().chain(self.sign(line, i)).min();
            }
        }
        (best, slashed)
    }

    /// The first rule with a sign at the mark `i` of `line`: one that ends in a colon there, or
    /// begins with another mark.
    fn sign(&self, line: &Line<'_>, i: usize) -> Option<usize> {
        let text = line.text.as_bytes();
        let there = |sign: &[u8]| match text[i] {
            b':' => text[..=i].ends_with(sign),
            mark => sign[0] == mark && text[i..].starts_with(sign),
        };
        let fits =
            |(rule, sign): &&(usize, &[u8])| line.words <= self.table[*rule].most && there(sign);
        self.signs.iter().find(fits).map(|sign| sign.0)
    }

    fn fits(&self, phrase: &Phrase, words: &[&str], at: usize, line: &Line<'_>) -> bool {
        let rule = &self.table[phrase.rule];
        let placed = match rule.at {
            At::Whole => at == 0 && line.whole && words.len() == phrase.words.len(),
            At::Start => at == 0 && !(line.words > 3 && line.text.starts_with(char::is_lowercase)),
            At::Near => at <= NEAR,
            At::In => true,
            At::Last => line.whole && words.len() == at + phrase.words.len(),
            At::Sign | At::Thread => false,
        };
        let shaped = match rule.shape {
            Shape::Any => true,
            Shape::Open => line.is_open(),
            Shape::Names => line.is_names(),
        };
        placed
            && shaped
            && line.words <= rule.most
            && words.len() >= at + phrase.words.len()
            && phrase
                .words
                .iter()
                .zip(&words[at..])
                .all(|(wanted, word)| wanted == word || *wanted == "#" && is_number(word))
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found_in(text: &str) -> Option<&'static str> {
        find(&lines(text)[0]).map(|rule| rule.name)
    }

    fn capital(phrase: &str) -> String {
        let mut chars = phrase.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    }

    fn by_phrase() -> impl Iterator<Item = &'static Rule> {
        RULES.table.iter().filter(|rule| rule.at != At::Thread)
    }

    #[test]
    fn every_rule_finds_its_example_alone_and_not_what_is_nearly_one() {
        assert!(RULES.table.len() > 30, "{} rules were read", RULES.table.len());
        let mut wrong = Vec::new();
        for rule in by_phrase() {
            let row = format!("rule {}: ", rule.name);
            let others = table::TABLE.split("\n\n").filter(|block| !block.contains(&row));
            let others: Vec<_> = others.collect();
            let others = Rules::new(table::read(others.join("\n\n").leak()));
            let example = &lines(rule.example)[0];
            let missed = rule.miss.is_empty() || found_in(rule.miss) == Some(rule.name);
            if missed || found_in(rule.example) != Some(rule.name) || others.find(example).is_some()
            {
                let other = others.find(example).map(|other| other.name);
                wrong.push((rule.name, found_in(rule.example), other, missed));
            }
        }
        assert!(wrong.is_empty(), "rule, found in its example, found without it: {wrong:#?}");
    }

    #[test]
    fn every_phrase_of_the_table_is_found_where_it_may_stand() {
        let mut wrong = Vec::new();
        for rule in by_phrase() {
            for phrase in &rule.phrases {
                let line = match (rule.at, rule.shape) {
                    (At::Near | At::In, _) => format!("Here {phrase}"),
                    (_, Shape::Names) => format!(
                        "{} Ann Other",
                        phrase.split(' ').map(capital).collect::<Vec<_>>().join(" ")
                    ),
                    _ => capital(phrase),
                }
                .replace('#', "7");
                let alone = Rule { phrases: vec![phrase], ..*rule };
                if Rules::new(vec![alone]).find(&lines(&line)[0]).is_none() {
                    wrong.push((rule.name, line));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = table::TABLE.lines().filter(|line| line.starts_with("rule "));
        assert_eq!(rows.count(), RULES.table.len());
        let mut names: Vec<_> = RULES.table.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.table.len(), "a name stands twice");
    }

    #[test]
    fn sentences_that_begin_like_a_rule_are_none() {
        for line in [
            "Share prices fell in Moscow on Monday after the talks had ended without a deal.",
            "By 2019, the country had doubled its trade with its southern neighbour.",
            "Comments by the minister were not reported.",
            "Sources close to the talks said that the treaty would be signed in May.",
            "Copyright law has become a matter of foreign policy.",
            "terms for stable infrastructure solutions and taxes",
        ] {
            assert_eq!(found_in(line), None, "{line}");
        }
    }
}
