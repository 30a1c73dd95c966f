//! Which rule of the table finds a line?
//!
//! Plainly, each phrase would be held against each line. Instead a line is looked at again only if
//! its first two words may begin a phrase, or if two of its words next to each other may be in a
//! phrase that stands anywhere ([`sieve`](super::sieve)); most lines are done after that. Then
//! words are held against phrases by their hashes, and letter by letter only where these are the
//! same.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use ahash::RandomState;

use super::line::Line;
use super::phrase::{Phrase, hashes};
use super::sieve::{Hash, Pairs, rarest};
use super::sign::Signs;
use super::table::{self, At, Shape};
pub(super) use super::table::{Reach, Rule};
use super::word::key;

/// Words within which a phrase is near the beginning.
const NEAR: usize = 6;
/// Phrases of one word that may stand anywhere.
const ALONE: usize = 2;

type ByWord = HashMap<Hash, Vec<Phrase>, RandomState>;

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
    /// Those of one word: few, so that each word of a text may be held against all of them.
    alone: [Hash; ALONE],
    signs: Signs,
    /// One more than the words of the longest phrase.
    longest: usize,
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
        self.sought.may_hold(one, other) || self.alone.contains(&other)
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
            self.signs.add(rule, phrase.as_bytes());
            return;
        }
        let phrase = Phrase::new(rule, phrase);
        let Some(&hash) = phrase.hashes.first() else { return };
        self.longest = self.longest.max(phrase.hashes.len() + 1);
        let phrases = if matches!(at, At::Near | At::In | At::Last) {
            if let Some((one, other)) = rarest(&phrase.words) {
                self.sought.add(one, other);
            } else {
                let free = self.alone.iter_mut().find(|one| **one == Hash::NONE);
                debug_assert!(free.is_some(), "more than ALONE phrases are one word");
                if let Some(free) = free {
                    *free = hash;
                }
            }
            self.starts.add(Hash::NONE, hash);
            &mut self.inside
        } else {
            match phrase.hashes.get(1) {
                None if at == At::Whole => self.first.add(hash, Hash::NONE),
                None => self.first.add(Hash::NONE, hash),
                Some(&other) => self.first.add(hash, other),
            }
            &mut self.begin
        };
        phrases.entry(hash).or_default().push(phrase);
    }

    fn find(&self, line: &Line<'_>) -> Option<&Rule> {
        let (mut best, slashed) = self.signs.find(line, |rule| self.table[rule].most);
        let inside = slashed || line.sought;
        if inside || line.begins {
            best = best.into_iter().chain(self.worded(line, inside)).min();
        }
        best.map(|rule| &self.table[rule])
    }

    /// The first rule with a phrase in `line`; `inside` says whether to look beyond its beginning.
    fn worded(&self, line: &Line<'_>, inside: bool) -> Option<usize> {
        let most = if inside { line.keyed() } else { self.longest };
        let known = OnceCell::new();
        let words = || known.get_or_init(|| key(line.text, most));
        let of_key = || words().split(' ').map(Hash::of_key).collect();
        let hashes = hashes(line.text, most).unwrap_or_else(of_key);
        let mut best = None;
        for at in 0..hashes.len().min(if inside { most } else { 1 }) {
            let (hash, rest) = (hashes[at], &hashes[at..]);
            if at > 0 && !self.starts.may_hold(Hash::NONE, hash) {
                continue;
            }
            let begin = self.begin.get(&hash).filter(|_| at == 0).into_iter().flatten();
            for phrase in begin.chain(self.inside.get(&hash).into_iter().flatten()) {
                let sooner = best.is_none_or(|best| phrase.rule < best);
                if sooner
                    && rest.starts_with(&phrase.hashes)
                    && self.fits(phrase, hashes.len(), at, line)
                    && phrase.begins(words().split(' ').skip(at))
                {
                    best = Some(phrase.rule);
                }
            }
        }
        best
    }

    /// Whether `phrase` may stand at word `at` of `line`, of which so many `words` are known.
    fn fits(&self, phrase: &Phrase, words: usize, at: usize, line: &Line<'_>) -> bool {
        let rule = &self.table[phrase.rule];
        let placed = match rule.at {
            At::Whole => at == 0 && line.whole && words == phrase.words.len(),
            At::Start => at == 0 && !(line.words > 3 && line.text.starts_with(char::is_lowercase)),
            At::Near => at <= NEAR,
            At::In => true,
            At::Last => line.whole && words == at + phrase.words.len(),
            At::Sign | At::Thread => false,
        };
        let shaped = match rule.shape {
            Shape::Any => true,
            Shape::Open => line.is_open(),
            Shape::Names => line.is_names(),
        };
        placed && shaped && line.words <= rule.most
    }
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
