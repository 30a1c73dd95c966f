//! What did people mark as attributed in the news articles of `PolNeAR`?

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A source, cue and content, in bytes of the text.
#[derive(Default)]
pub(crate) struct Gold {
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
}

/// An article with the attributions of its first annotator by name.
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) gold: Vec<Gold>,
    /// 0: rules may be tuned on it; 1: they may not.
    pub(crate) half: usize,
}

/// The articles below the folder of the environment variable `FRAMELENS_DATA`, if it is there.
pub(crate) fn articles() -> Option<Vec<Article>> {
    let folder = PathBuf::from(std::env::var_os("FRAMELENS_DATA")?).join("data/polnear/dev");
    let files = |name: &str| -> Option<Vec<PathBuf>> {
        let entries = folder.join(name).read_dir().ok()?;
        let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.sort();
        Some(paths)
    };
    let annotations = files("attributions")?;
    Some(files("text")?.iter().filter_map(|path| article(path, &annotations)).collect())
}

fn article(path: &Path, annotations: &[PathBuf]) -> Option<Article> {
    let text = std::fs::read_to_string(path).ok()?;
    let stem = path.file_stem()?.to_str()?;
    let of_text = |path: &&PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.strip_prefix(stem).is_some_and(|rest| rest.len() == "_1234.ann".len())
    };
    let lines = std::fs::read_to_string(annotations.iter().find(of_text)?).ok()?;
    let mut crc = flate2::Crc::new();
    crc.update(path.file_name()?.to_str()?.as_bytes());
    let gold = gold(&lines, &bytes_of_chars(&text));
    Some(Article { gold, half: crc.sum() as usize % 2, text })
}

fn bytes_of_chars(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The events (E) of the brat format, with the spans (T) that they name.
fn gold(lines: &str, bytes: &[usize]) -> Vec<Gold> {
    let mut spans: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let ranges = what.split_once(' ').map_or("", |(_, ranges)| ranges);
            spans.insert(id, ranges.split(';').filter_map(|range| span(range, bytes)).collect());
        } else if id.starts_with('E') {
            events.push(what);
        }
    }
    let spans_of = |event: &str, role: &str| -> Vec<Range<usize>> {
        let roles = event.split(' ').filter_map(|part| part.split_once(':'));
        let ids = roles.filter(|(name, _)| name.trim_end_matches(char::is_numeric) == role);
        ids.filter_map(|(_, id)| spans.get(id)).flatten().cloned().collect()
    };
    let read = |event: &&str| Gold {
        source: spans_of(event, "Source"),
        content: spans_of(event, "Content"),
    };
    events.iter().map(read).collect()
}

fn span(range: &str, bytes: &[usize]) -> Option<Range<usize>> {
    let (from, to) = range.split_once(' ')?;
    let at = |place: &str| bytes.get(place.parse::<usize>().ok()?).copied();
    Some(at(from)?..at(to)?)
}

impl Article {
    /// The quotations of the text; where a mark is missing, `content` says how far they go.
    pub(crate) fn quotations(&self, content: &[bool]) -> Vec<Range<usize>> {
        let text = self.text.replace("''", "\"\0").replace("``", "\"\0");
        let mut found = Vec::new();
        let mut start = 0;
        for line in text.split(['\n', '\r']) {
            quotations_of(line, start, content, &mut found);
            start += line.len() + 1;
        }
        found
    }
}

fn quotations_of(line: &str, start: usize, content: &[bool], found: &mut Vec<Range<usize>>) {
    let mut open: Option<usize> = None;
    let is_content = |at: usize| content.get(at).copied().unwrap_or(false);
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
        let (here, after) = (start + at, at + mark.len_utf8());
        match (way(line, at, mark).unwrap_or(open.is_none()), open) {
            (true, None) => open = Some(start + after),
            (false, Some(from)) => {
                found.push(from..here);
                open = None;
            }
            (false, None) if here > start && is_content(here - 1) => {
                let from = (start..here).rev().take_while(|i| is_content(*i)).last();
                found.push(from.unwrap_or(here)..here);
            }
            _ => {}
        }
    }
    let end = start + line.len();
    let Some(from) = open else { return };
    if from - start < 6 {
        found.push(from..end);
    } else if (from..from + 4).any(is_content) {
        let last = (from..end).skip_while(|i| !is_content(*i)).take_while(|i| is_content(*i));
        found.push(from..last.last().map_or(from, |last| last + 1));
    }
}

/// Whether a mark opens, if the blanks around it or its shape tell.
fn way(line: &str, at: usize, mark: char) -> Option<bool> {
    let before = line[..at].chars().next_back().unwrap_or(' ');
    let rest = line[at + mark.len_utf8()..].trim_start_matches('\0');
    let after = rest.chars().next().unwrap_or(' ');
    let dash = matches!(before, '—' | '–' | '-' | '/');
    let can_open = before.is_whitespace() || dash || "([{\0‘'".contains(before);
    let can_close = after.is_whitespace() || ".,;:!?)]—–".contains(after);
    match (can_open, can_close, mark) {
        (true, false, _) if !(mark == '”' && dash) => Some(true),
        (_, _, '“') => Some(true),
        (false, true, _) | (_, _, '”') => Some(false),
        (true, true, _) => None,
        _ if ".,!?…".contains(before) => Some(false),
        _ => None,
    }
}
