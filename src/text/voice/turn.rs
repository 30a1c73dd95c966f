//! Which paragraphs are turns of a transcript: `Vladimir Putin: …`, `MODERATOR: …`?

use super::super::Piece;
use super::class::{
    BE, CLOSE, COLON, COORD, Class, DET, DIGIT, HAVE, LINE, MODAL, OPEN, OWNER, PREP, SIGN, UPPER,
};
use super::quote::Quotation;

/// A paragraph with its speaker before a colon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// Where the paragraph starts, and the tokens that are spoken.
    pub(super) start: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) speaker: Option<(usize, usize)>,
    /// Whether it is the first line of the text: "Putin: no limits to friendship".
    pub(super) headline: bool,
}

/// The turns of a text in order. A single name with a colon is none, as "Note:" looks alike;
/// paragraphs between two turns, and in a transcript those after the last, go on with a turn.
pub(super) fn turns(
    text: &str,
    pieces: &[Piece],
    classes: &[Class],
    quotes: &[Quotation],
) -> Vec<Turn> {
    let mut found: Vec<Turn> = Vec::new();
    let mut quotes = quotes.iter().peekable();
    let mut start = 0;
    while start < classes.len() {
        let next = classes[start + 1..].iter().position(|class| class & LINE != 0);
        let end = next.map_or(classes.len(), |tokens| start + 1 + tokens);
        while quotes.next_if(|quote| quote.close <= start).is_some() {}
        let whole = quotes.peek().filter(|quote| quote.open == start && quote.close >= end);
        let from = whole.map_or(start, |quote| quote.from);
        if let Some(colon) = name_end(classes, from, end) {
            let to = whole.map_or(end, |quote| quote.to);
            let (speaker, headline) = (Some((from, colon)), start == 0);
            let short = colon - from <= 4 && classes[from] & DET == 0;
            found.extend((short || !headline).then_some(Turn {
                start,
                from: colon + 1,
                to,
                speaker,
                headline,
            }));
        }
        start = end;
    }
    if !is_transcript(text, pieces, classes, &found) {
        found.retain(|turn| turn.headline);
        return found;
    }
    if found.len() > 1 && found[1].start == found[0].to {
        found[0].headline = false;
    }
    fill(classes, &mut found);
    found
}

/// Whether names speak, not subheadings: names in capitals, a full name more than once, or
/// short ones in most paragraphs.
fn is_transcript(text: &str, pieces: &[Piece], classes: &[Class], found: &[Turn]) -> bool {
    let mut names: Vec<&str> = Vec::new();
    let (mut again, mut capitals, mut full) = (false, 0, 0);
    for (from, to) in found.iter().filter(|turn| !turn.headline).filter_map(|turn| turn.speaker) {
        let plain = |i: usize| classes[i] & UPPER != 0 && classes[i] & (OWNER | DET) == 0;
        if to - from > 3 || !(from..to).all(plain) {
            continue;
        }
        let name = &text[pieces[from].start as usize..pieces[to - 1].end as usize];
        capitals += u32::from(name.len() > 1 && !name.contains(char::is_lowercase));
        full += u32::from(to - from > 1);
        again |= to - from > 1 && names.contains(&name);
        if names.len() < 64 {
            names.push(name);
        }
    }
    let paragraphs = || classes.iter().filter(|class| *class & LINE != 0).count();
    capitals >= 2 || again && full >= 2 || names.len() >= 3 && found.len() * 2 >= paragraphs()
}

/// The colon after the name that a paragraph begins with.
fn name_end(classes: &[Class], start: usize, end: usize) -> Option<usize> {
    const INNER: Class = PREP | DET | COORD | OPEN | CLOSE;
    let mut upper = 0;
    for i in start..end.min(start + 12) {
        let class = classes[i];
        if class & COLON != 0 {
            let told = end > i + 1;
            return (upper > 0 && told && classes[i - 1] & (UPPER | CLOSE) != 0).then_some(i);
        }
        let name = class & UPPER != 0 && class & (BE | HAVE | MODAL | DIGIT) == 0;
        upper += u32::from(name);
        let stop = class & SIGN != 0 && class & (OPEN | CLOSE) == 0;
        if stop || !name && (i == start || class & INNER == 0) {
            return None;
        }
    }
    None
}

/// Lengthens each turn to the next one; the last of a transcript to the end of the text.
fn fill(classes: &[Class], found: &mut [Turn]) {
    let first = found.iter().position(|turn| !turn.headline).unwrap_or(0);
    let transcript = found[first].start * 3 <= classes.len();
    let starts: Vec<usize> = found.iter().map(|turn| turn.start).collect();
    for (n, turn) in found.iter_mut().enumerate().skip(first) {
        match starts.get(n + 1) {
            Some(next) if transcript => turn.to = *next,
            None if transcript => turn.to = classes.len(),
            _ => {}
        }
    }
}
