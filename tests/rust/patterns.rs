//! Does one pass over form numbers find what a search word by word finds?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use framelens::corpus::{Corpus, Ids, Packed, Page, Pattern, Texts, View};
use framelens::count::{Dictionary, Entry, Scope};
use framelens::parallel::Job;
use framelens::resample::rng::Stream;
use framelens::text::{Hyphens, Language, Tokenizer};

const WORDS: [&str; 8] = ["a", "b", "ab", "aab", "ba", "c", "A", "B"];
const GLOBS: [&str; 7] = ["a*", "*b", "?", "a?", "*a*", "?b", "b*"];
const BETWEEN: [&str; 8] = [" ", " ", " ", "\u{a0} ", ", ", ". ", "-", "-"];

/// How large texts and dictionaries are.
struct Scale {
    words: Vec<String>,
    tokens: usize,
    frames: usize,
    entries: usize,
}

/// Random choices, one after the other.
struct Choice<'s> {
    scale: &'s Scale,
    stream: Stream,
    made: u64,
}

impl Choice<'_> {
    fn below(&mut self, n: usize) -> usize {
        self.made += 1;
        usize::try_from(self.stream.below(n as u64, self.made)).unwrap()
    }

    fn of<'a, T: AsRef<str>>(&mut self, all: &'a [T]) -> &'a str {
        all[self.below(all.len())].as_ref()
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(self.scale.tokens) {
            text += self.of(&self.scale.words);
            text += self.of(&BETWEEN);
        }
        text
    }
}

/// A word or glob, and how many words may stand before it.
#[derive(Clone, Debug)]
struct Part {
    text: String,
    exact: bool,
    gap: usize,
}

/// A pattern as it is written, and what it stands for: one list of parts for each choice.
fn pattern(choice: &mut Choice<'_>) -> (String, Vec<Vec<Part>>) {
    let (mut source, mut ways) = (String::new(), vec![Vec::new()]);
    let mut before = false;
    for n in 0..=choice.below(3) {
        let gap = if n > 0 && choice.below(3) == 0 { 1 + choice.below(3) } else { 0 };
        // Beside a hyphen, the sign = of an alternative would go for what is joined to it, too.
        let several = choice.below(4) == 0;
        match (n, gap) {
            (0, _) => {}
            (_, 0) if before || several || choice.below(4) > 0 => source += " ",
            (_, 0) => source += "-",
            _ => write!(source, " ~{gap} ").unwrap(),
        }
        let choices: Vec<Vec<Part>> =
            (0..=usize::from(several)).map(|_| words(choice, several, gap)).collect();
        let written = |way: &Vec<Part>| -> Vec<String> {
            way.iter().map(|p| format!("{}{}", if p.exact { "=" } else { "" }, p.text)).collect()
        };
        let all: Vec<String> = choices.iter().map(|way| written(way).join(" ")).collect();
        if several {
            write!(source, "({})", all.join("|")).unwrap();
        } else {
            source += &all.concat();
        }
        let longer = |way: &Vec<Part>| -> Vec<Vec<Part>> {
            choices.iter().map(|choice| [&way[..], choice].concat()).collect()
        };
        ways = ways.iter().flat_map(longer).collect();
        before = several;
    }
    (source, ways)
}

/// One word; one or two where there are alternatives.
fn words(choice: &mut Choice<'_>, several: bool, gap: usize) -> Vec<Part> {
    let n = 1 + if several { choice.below(2) } else { 0 };
    let mut words: Vec<Part> = (0..n).map(|_| word(choice, several)).collect();
    words[0].gap = gap;
    words
}

fn word(choice: &mut Choice<'_>, may_be_exact: bool) -> Part {
    let text =
        if choice.below(3) == 0 { choice.of(&GLOBS) } else { choice.of(&choice.scale.words) };
    // The sign stands at the start of a word, and a hyphen might come before.
    let exact = may_be_exact && choice.below(3) == 0;
    Part { text: text.to_owned(), exact, gap: 0 }
}

/// A document as the search word by word sees it.
struct Doc {
    text: String,
    spans: Vec<Range<usize>>,
    starts_sentence: Vec<bool>,
    glued: Vec<bool>,
}

impl Doc {
    fn surface(&self, i: usize) -> &str {
        &self.text[self.spans[i].clone()]
    }

    fn is_word(&self, i: usize) -> bool {
        self.surface(i).starts_with(char::is_alphanumeric)
    }

    /// Whether one token is all of `parts`, as a compound if there are several.
    fn is(&self, i: usize, parts: &[Part]) -> bool {
        let surface = self.surface(i);
        if surface.matches('-').count() + 1 < parts.len() {
            return false;
        }
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let pattern = texts.join("-");
        glob(&pattern.to_lowercase(), &surface.to_lowercase())
            && (parts.iter().all(|part| !part.exact) || glob(&pattern, surface))
    }

    /// Adds where `parts` may end if they begin with token `i`.
    fn ends(&self, parts: &[Part], i: usize, found: &mut Vec<usize>) {
        if parts.is_empty() {
            found.push(i);
            return;
        }
        for taken in 1..=parts.len() {
            if parts[1..taken].iter().any(|part| part.gap > 0) {
                break;
            }
            if i >= self.spans.len() || !self.is(i, &parts[..taken]) {
                continue;
            }
            let Some(next) = parts.get(taken) else {
                found.push(i + 1);
                continue;
            };
            // Gaps of three words, and what punctuation may stand among these.
            for at in i + 1..self.spans.len().min(i + 9) {
                let between = i + 1..at;
                let words = between.clone().filter(|&k| self.is_word(k)).count();
                let one_sentence = (i + 1..=at).all(|k| !self.starts_sentence[k]);
                let blank = &self.text[self.spans[i].end..self.spans[at].start];
                let side_by_side = between.is_empty() && (blank == "-" || blank.trim().is_empty());
                if if next.gap == 0 { side_by_side } else { one_sentence && words <= next.gap } {
                    self.ends(&parts[taken..], at, found);
                }
            }
        }
    }

    /// The stretches of tokens that a pattern matches.
    fn matches(&self, ways: &[Vec<Part>]) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for first in 0..self.spans.len() {
            let mut ends = Vec::new();
            for way in ways {
                self.ends(way, first, &mut ends);
            }
            let cut = |i: usize| i < self.glued.len() && self.glued[i];
            ends.retain(|&end| end == first + 1 || !cut(first) && !cut(end));
            all.extend(ends.into_iter().map(|end| (first, end)));
        }
        all
    }
}

fn glob(pattern: &str, text: &str) -> bool {
    let mut rest = pattern.chars();
    match rest.next() {
        None => text.is_empty(),
        Some('*') => (0..=text.len()).any(|i| glob(rest.as_str(), &text[i..])),
        Some(sign) => text
            .chars()
            .next()
            .is_some_and(|c| (sign == '?' || sign == c) && glob(rest.as_str(), &text[1..])),
    }
}

/// The hits of one frame: leftmost, then longest, then the first entry; none inside an exclusion.
fn naive(doc: &Doc, entries: &[(usize, &[Vec<Part>], bool)]) -> Vec<(usize, usize, usize)> {
    let (mut found, mut excluded) = (Vec::new(), Vec::new());
    for &(entry, ways, exclude) in entries {
        for (first, end) in doc.matches(ways) {
            if exclude {
                excluded.push((first, end));
            } else {
                found.push((first, usize::MAX - end, entry));
            }
        }
    }
    found.sort_unstable();
    let (mut free, mut hits) = (0, Vec::new());
    for (first, end, entry) in found {
        let end = usize::MAX - end;
        let covered = excluded.iter().any(|&(from, to)| from <= first && end <= to);
        if first >= free && !covered {
            free = end;
            hits.push((first, end, entry));
        }
    }
    hits
}

fn view(text: &str, hyphens: Hyphens) -> View {
    let mut texts = Packed::default();
    texts.push(Some(text)).unwrap();
    let tokenizer = Tokenizer { hyphens, ..Tokenizer::plain(Language::English) };
    let ids = Ids::numbered(1).unwrap();
    let texts: Arc<dyn Texts> = Arc::new(texts);
    let corpus = Corpus::new(texts, ids, tokenizer, Page::default(), &Job::new(1)).unwrap();
    View::all(Arc::new(corpus))
}

/// How many hits dictionaries find, and how many of them reach over gaps, if a search word by word
/// finds the same.
fn agree(scale: &Scale, rounds: u64) -> (usize, usize) {
    let (mut n_hits, mut n_gaps) = (0, 0);
    for round in 0..rounds {
        let mut choice = Choice { scale, stream: Stream::new(7, round), made: 0 };
        let hyphens = [Hyphens::Keep, Hyphens::Split][choice.below(2)];
        let text = choice.text();
        let view = view(&text, hyphens);
        let tokens = view.doc(0);
        let span = |i| view.span(0, i);
        let doc = Doc {
            spans: (0..tokens.len()).map(|i| span(i).0 as usize..span(i).1 as usize).collect(),
            starts_sentence: (0..tokens.len()).map(|i| tokens.starts_sentence(i)).collect(),
            glued: (0..tokens.len()).map(|i| tokens.is_glued(i)).collect(),
            text,
        };
        let n_frames = 1 + choice.below(scale.frames);
        let (mut entries, mut written) = (Vec::new(), Vec::new());
        for _ in 0..=choice.below(scale.entries) {
            let (source, ways) = pattern(&mut choice);
            let frame = choice.below(n_frames);
            let exclude = choice.below(6) == 0;
            let pattern = Pattern::parse(&source, view.corpus().tokenizer()).unwrap();
            entries.push(Ok(Entry { frame: u32::try_from(frame).unwrap(), pattern, exclude }));
            written.push((frame, source, ways, exclude));
        }
        let dictionary =
            Dictionary::new(entries.into_iter(), n_frames, Scope::Frame, &view).unwrap();
        let hits = dictionary.hits(&view, &Job::new(1)).unwrap();
        for frame in 0..n_frames {
            let of_frame: Vec<_> = (written.iter().enumerate())
                .filter(|(_, entry)| entry.0 == frame)
                .map(|(number, entry)| (number, &entry.2[..], entry.3))
                .collect();
            let expected = naive(&doc, &of_frame);
            let found: Vec<_> = (0..hits.len())
                .filter(|&i| hits.frame[i] as usize == frame)
                .map(|i| [hits.first[i], hits.end[i], hits.entry[i]].map(|n| n as usize))
                .map(|[first, end, entry]| (first, end, entry))
                .collect();
            let patterns: Vec<_> = written.iter().map(|entry| (&entry.1, entry.3)).collect();
            assert_eq!(found, expected, "{patterns:?} in {:?}, {hyphens:?}", doc.text);
            let gaps = |&(_, _, entry): &(usize, usize, usize)| written[entry].1.contains('~');
            n_gaps += found.iter().filter(|hit| gaps(hit)).count();
            n_hits += found.len();
        }
    }
    (n_hits, n_gaps)
}

#[test]
fn twenty_thousand_dictionaries_find_what_a_search_word_by_word_finds() {
    let words = WORDS.map(str::to_owned).to_vec();
    let scale = Scale { words, tokens: 40, frames: 3, entries: 5 };
    let (n_hits, n_gaps) = agree(&scale, 20_000);
    assert!(n_hits > 50_000 && n_gaps > 2_000, "{n_hits} hits, {n_gaps} over gaps");
}

#[test]
fn hundreds_of_entries_find_what_a_search_word_by_word_finds_for_each() {
    // Phrases of globs (`a* b*`) that stand for thousands of pairs of words, beside rare ones.
    let letters = |n: usize| char::from(b"abcA"[n % 4]);
    let words = (0..256).map(|n| [n, n / 4, n / 16, n / 64].map(letters).iter().collect());
    let scale = Scale { words: words.collect(), tokens: 600, frames: 9, entries: 300 };
    let (n_hits, n_gaps) = agree(&scale, 12);
    assert!(n_hits > 2_000 && n_gaps > 50, "{n_hits} hits, {n_gaps} over gaps");
}
