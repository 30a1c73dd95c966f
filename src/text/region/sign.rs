//! Which signs does a line hold: a word with its colon, or what follows a bracket?

use super::line::Line;

/// Words up to which signs are sought, and how many marks are tried.
const MOST: usize = 90;
/// Bytes among which marks are sought at a time.
const PIECE: usize = 32;

/// Signs, each of a mark and the letters next to it, by the byte next to the mark: nearly all
/// colons of a text follow on other letters, and need no second look.
#[derive(Debug)]
pub(super) struct Signs(Vec<Vec<Sign>>);

#[derive(Clone, Debug)]
struct Sign {
    rule: usize,
    bytes: &'static [u8],
}

impl Default for Signs {
    fn default() -> Self {
        Self(vec![Vec::new(); 256])
    }
}

impl Signs {
    /// `bytes` end in a colon, or begin with another mark.
    pub(super) fn add(&mut self, rule: usize, bytes: &'static [u8]) {
        let next = if bytes.ends_with(b":") { bytes.len() - 2 } else { 1 };
        self.0[usize::from(bytes[next])].push(Sign { rule, bytes });
    }

    /// The first rule with a sign in `line`, of those that find lines of so many words, and whether
    /// there is a slash or an accent in it, so that its key holds other words.
    pub(super) fn find(
        &self,
        line: &Line<'_>,
        most: impl Fn(usize) -> usize,
    ) -> (Option<usize>, bool) {
        if line.words > MOST {
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
                if tried == MOST {
                    return (best, slashed);
                }
                tried += 1;
                slashed |= matches!(mark, b'/' | b'`');
                let fits = |sign: &&Sign| line.words <= most(sign.rule) && sign.is_at(text, i);
                let sign = self.next_to(text, i).iter().find(fits);
                best = best.into_iter().chain(sign.map(|sign| sign.rule)).min();
            }
        }
        (best, slashed)
    }

    /// Those that may be at the mark `i`.
    fn next_to(&self, text: &[u8], i: usize) -> &[Sign] {
        let next = if text[i] == b':' { i.wrapping_sub(1) } else { i + 1 };
        text.get(next).map_or(&[], |byte| &self.0[usize::from(*byte)])
    }
}

impl Sign {
    /// Whether it stands at the mark `i`: ends there with a colon, or begins with another.
    fn is_at(&self, text: &[u8], i: usize) -> bool {
        match text[i] {
            b':' => text[..=i].ends_with(self.bytes),
            mark => self.bytes[0] == mark && text[i..].starts_with(self.bytes),
        }
    }
}
