//! Which rule of the table finds a line?

use std::collections::HashMap;
use std::sync::LazyLock;

use ahash::RandomState;

use super::Region;
use super::line::{Line, bare};

/// What a line decides besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Line,
    Below,
    End,
    List,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Whole,
    Start,
    Near,
    In,
    Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Any,
    Open,
    Names,
}

/// A row of the table.
#[derive(Debug)]
#[cfg_attr(not(test), allow(dead_code))] // the examples are for reading, and for the tests
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) region: Region,
    pub(super) reach: Reach,
    at: At,
    shape: Shape,
    most: usize,
    /// A line that this rule finds.
    example: &'static str,
}

/// The table, and where to look for a phrase by its first word.
#[derive(Debug)]
pub(super) struct Rules {
    table: Vec<Rule>,
    by_word: HashMap<&'static str, Vec<Phrase>, RandomState>,
    signs: Vec<(usize, &'static str)>,
    /// For each first byte, the lengths of the words with which a phrase anywhere begins.
    inside: [u64; 256],
}

#[derive(Debug)]
struct Phrase {
    rule: usize,
    words: Vec<&'static str>,
}

const TABLE: &str = concat!(include_str!("rules.txt"), include_str!("rules_more.txt"));

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read(TABLE));

/// The rule that finds `line`, if any does.
pub(super) fn find(line: &Line<'_>) -> Option<&'static Rule> {
    RULES.find(line)
}

impl Rules {
    fn read(table: &'static str) -> Self {
        let (mut rules, mut signs) = (Vec::<Rule>::new(), Vec::new());
        let mut inside = [0; 256];
        let mut by_word = HashMap::<_, Vec<Phrase>, _>::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if let Some(row) = line.strip_prefix("rule ") {
                rules.extend(Rule::read(row));
            } else if let Some(example) = line.strip_prefix("e.g. ") {
                if let Some(rule) = rules.last_mut() {
                    rule.example = example;
                }
            } else {
                for phrase in line.split(" /").filter(|phrase| !phrase.trim().is_empty()) {
                    let rule = rules.len().saturating_sub(1);
                    if rules[rule].at == At::Sign {
                        signs.push((rule, phrase.trim()));
                        continue;
                    }
                    let words: Vec<&str> = phrase
                        .split_whitespace()
                        .map(bare)
                        .filter(|word| !word.is_empty())
                        .collect();
                    if matches!(rules[rule].at, At::Near | At::In) {
                        inside[first_byte(words[0])] |= length(words[0]);
                    }
                    let phrases = by_word.entry(words[0]).or_default();
                    phrases.push(Phrase { rule, words });
                }
            }
        }
        Self { table: rules, by_word, signs, inside }
    }

    fn find(&self, line: &Line<'_>) -> Option<&Rule> {
        let mut best = self.signed(line);
        let words: Vec<&str> = line.key.split(' ').collect();
        for at in 0..words.len() {
            let begins = self.inside[first_byte(words[at])] & length(words[at]) != 0;
            let is_number = words[at].starts_with(|c: char| c.is_ascii_digit());
            if at > 0 && !begins && !is_number {
                continue;
            }
            let number = is_number.then_some("#");
            for first in [Some(words[at]), number].into_iter().flatten() {
                for phrase in self.by_word.get(first).into_iter().flatten() {
                    let sooner = best.is_none_or(|best| phrase.rule < best);
                    if sooner && self.fits(phrase, &words, at, line) {
                        best = Some(phrase.rule);
                    }
                }
            }
            if !line.whole && line.words > 120 {
                break;
            }
        }
        best.map(|rule| &self.table[rule])
    }

    /// The first rule with a sign in `line`; a sign ends in a colon or begins with a mark.
    fn signed(&self, line: &Line<'_>) -> Option<usize> {
        let most = 90;
        let text = line.text.as_bytes();
        let marks = (0..text.len()).filter(|&i| matches!(text[i], b':' | b'[' | b'(' | b'/'));
        let marks = marks.take(if line.words > most { 0 } else { most });
        let at = |(rule, sign): &(usize, &str), i: usize| {
            let (line_fits, sign) = (line.words <= self.table[*rule].most, sign.as_bytes());
            line_fits && (text[..=i].ends_with(sign) || text[i..].starts_with(sign))
        };
        let found = marks.filter_map(|i| self.signs.iter().find(|sign| at(sign, i)));
        found.map(|&(rule, _)| rule).min()
    }

    fn fits(&self, phrase: &Phrase, words: &[&str], at: usize, line: &Line<'_>) -> bool {
        let rule = &self.table[phrase.rule];
        let placed = match rule.at {
            At::Whole => at == 0 && line.whole && words.len() == phrase.words.len(),
            At::Start => at == 0 && !(line.words > 3 && line.text.starts_with(char::is_lowercase)),
            At::Near => at <= 6,
            At::In => true,
            At::Sign => false,
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
            && phrase.words.iter().zip(&words[at..]).all(|(wanted, word)| {
                wanted == word || *wanted == "#" && word.starts_with(|c: char| c.is_ascii_digit())
            })
    }
}

fn first_byte(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

/// One bit for the length of `word`.
fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

impl Rule {
    fn read(row: &'static str) -> Option<Self> {
        let (name, fields) = row.split_once(": ")?;
        let mut fields = fields.split(", ");
        let region = fields.next()?.parse().ok()?;
        let reach = match fields.next()? {
            "below" => Reach::Below,
            "end" => Reach::End,
            "list" => Reach::List,
            _ => Reach::Line,
        };
        let at = match fields.next()? {
            "whole" => At::Whole,
            "start" => At::Start,
            "near" => At::Near,
            "sign" => At::Sign,
            _ => At::In,
        };
        let shape = match fields.next()? {
            "open" => Shape::Open,
            "names" => Shape::Names,
            _ => Shape::Any,
        };
        let most = fields.next()?.parse().ok()?;
        Some(Self { name, region, reach, at, shape, most, example: "" })
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found_in(text: &str) -> Option<&'static str> {
        find(&lines(text)[0]).map(|rule| rule.name)
    }

    #[test]
    fn every_rule_finds_its_example_and_no_rule_before_it_does() {
        assert!(RULES.table.len() > 30, "{} rules were read", RULES.table.len());
        for rule in &RULES.table {
            assert_eq!(found_in(rule.example), Some(rule.name), "{}", rule.example);
        }
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = TABLE.lines().filter(|line| line.starts_with("rule "));
        assert_eq!(rows.count(), RULES.table.len());
        let mut names: Vec<_> = RULES.table.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.table.len(), "a name stands twice");
    }

    #[test]
    fn case_blanks_and_marks_do_not_matter() {
        for line in ["You May Also Like", "YOU  MAY\u{a0}ALSO LIKE:", "» you may also like…!"] {
            assert_eq!(found_in(line), (!line.ends_with('!')).then_some("related_end"), "{line}");
        }
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
