//! What does the table of rules say?

use super::Region;

/// What a line decides besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Line,
    Below,
    End,
    List,
}

/// Where in the line a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Whole,
    Start,
    Near,
    In,
    Last,
    Sign,
    Thread,
}

/// What else the line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
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
    pub(super) at: At,
    pub(super) shape: Shape,
    pub(super) most: usize,
    pub(super) phrases: Vec<&'static str>,
    /// A line that this rule finds.
    pub(super) example: &'static str,
    /// A line like it that this rule does not find.
    pub(super) miss: &'static str,
}

pub(super) const TABLE: &str = concat!(include_str!("rules.txt"), include_str!("rules_more.txt"));

/// The rows of `table`, in their order.
pub(super) fn read(table: &'static str) -> Vec<Rule> {
    let mut rules = Vec::<Rule>::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(row) = line.strip_prefix("rule ") {
            rules.extend(Rule::read(row));
        } else if let Some(rule) = rules.last_mut() {
            if let Some(example) = line.strip_prefix("e.g. ") {
                rule.example = example;
            } else if let Some(miss) = line.strip_prefix("not: ") {
                rule.miss = miss;
            } else {
                let phrases = line.trim().trim_end_matches(" /").split(" / ").map(str::trim);
                rule.phrases.extend(phrases.filter(|phrase| !phrase.is_empty()));
            }
        }
    }
    rules
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
            "last" => At::Last,
            "sign" => At::Sign,
            "thread" => At::Thread,
            _ => At::In,
        };
        let shape = match fields.next()? {
            "open" => Shape::Open,
            "names" => Shape::Names,
            _ => Shape::Any,
        };
        let most = fields.next()?.parse().ok()?;
        let (phrases, example, miss) = (Vec::new(), "", "");
        Some(Self { name, region, reach, at, shape, most, phrases, example, miss })
    }
}
