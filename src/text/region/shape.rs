//! What does the shape of a line say?

use super::line::Line;
use super::word::key;

impl Line<'_> {
    /// Whether it reads as prose: sentences, or many words that are not those of a title.
    pub(super) fn is_prose(&self) -> bool {
        self.wrapped
            || !self.trails
                && (self.ends && self.words >= 6 && !self.is_titled()
                    || self.words >= 25 && self.small * 3 > self.looked_at && !self.is_code())
    }

    /// Whether it is a question or an exclamation whose words begin with capitals: a title.
    fn is_titled(&self) -> bool {
        self.small * 4 <= self.capitals && self.is_cry()
    }

    /// Whether it ends as lines of programs do.
    pub(super) fn is_code(&self) -> bool {
        let text = self.text;
        !self.ends
            && (text.ends_with(['{', '}'])
                || text.ends_with(';') && (text.contains(" = ") || text.ends_with("();")))
    }

    /// Whether it may be a heading: short, and not a sentence.
    pub(super) fn is_open(&self) -> bool {
        !self.ends && !self.wrapped
    }

    /// Whether `next` goes on where this line stops.
    pub(super) fn runs_on(&self, next: &Self) -> bool {
        !self.ends
            && self.words >= 3
            && next.words >= 2
            && next.start - self.start - self.text.len() <= 2
            && next.text.starts_with(char::is_lowercase)
            && !self.menu
    }

    /// Whether all words of weight begin with a capital, as in names and in titles.
    pub(super) fn is_names(&self) -> bool {
        self.is_open() && self.small * 4 <= self.capitals && self.capitals > 1
    }

    /// Whether it is a short question or exclamation, as titles are.
    pub(super) fn is_cry(&self) -> bool {
        let text = self.text.trim_end_matches(['"', '\'', '”', '’']);
        self.words <= 16 && text.ends_with(['?', '!'])
    }

    /// Whether it says when, and little else.
    pub(super) fn is_dated(&self) -> bool {
        !self.ends && self.words <= 9 && self.small <= 1 && is_date(&key(self.text, 9))
    }

    /// Whether it reads as who wrote it: two or three names, also with a place or another's.
    pub(super) fn is_author(&self) -> bool {
        let names = |part: &str| {
            let words = part.split_whitespace();
            let named = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(':');
            let n = words.clone().count();
            (2..=3).contains(&n) && words.clone().all(named) && !part.starts_with("The ")
        };
        let place = |part: &str| part.split_whitespace().count() == 1;
        self.is_open()
            && self.words <= 8
            && match (self.text.split_once(" in "), self.text.split_once(" and ")) {
                (Some((who, place_name)), _) => names(who) && place(place_name),
                (_, Some((one, other))) => names(one) && names(other),
                _ => names(self.text),
            }
    }

    /// Whether the whole line is one quotation, or a paragraph of one that goes on.
    pub(super) fn is_quote(&self) -> bool {
        let mut chars = self.text.chars();
        let Some(open) = chars.next() else { return false };
        let close = match open {
            '“' | '"' => ['”', '"'],
            '‘' => ['’', '’'],
            '«' => ['»', '»'],
            '„' => ['“', '”'],
            _ => return false,
        };
        if self.words < 8 {
            return false;
        }
        let rest = chars.as_str().trim_end_matches(['.', ',']);
        let rest = rest.strip_suffix(close).unwrap_or(rest);
        let mut signs = rest.chars().peekable();
        while let Some(sign) = signs.next() {
            let letter = signs.peek().is_some_and(|next| next.is_alphanumeric());
            if close.contains(&sign) && !(letter && sign == '’') {
                return false;
            }
        }
        true
    }
}

/// Whether it ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    match text.as_bytes().last() {
        Some(b'.' | b'!' | b'?') => return true,
        Some(byte) if byte.is_ascii_alphanumeric() || *byte == b',' => return false,
        _ => {}
    }
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || c >= '\u{2190}' && !c.is_alphanumeric() && !matches!(c, '。' | '！' | '？')
    });
    let closes = ['"', '\'', '”', '’', '»', '“', ')', ']', '*', ' ', '\u{a0}'];
    let text = text.trim_end_matches(closes);
    text.ends_with(['.', '?', '!', '…', '。', '！', '？', '।'])
}

/// Whether dots at the end say that more follows elsewhere.
pub(super) fn trails(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…') || text.ends_with("[…]")
}

/// Whether it is short words between bars, dots or wide blanks, or words run together.
pub(super) fn is_menu(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut glued, mut bars) = (0, 0);
    // Counted in bytes, and without a look at the sums, so that many are looked at at a time.
    for (left, right) in bytes.chunks(128).zip(bytes[1..].chunks(128)) {
        let (mut case, mut bar) = (0_u8, 0_u8);
        for (&left, &right) in left.iter().zip(right) {
            let wide = left == b' ' && right == b' ';
            let bars = wide || matches!(right, b'|' | b'\t' | 0xb7);
            let cases = left.is_ascii_lowercase() && right.is_ascii_uppercase();
            (case, bar) = (case.wrapping_add(cases.into()), bar.wrapping_add(bars.into()));
        }
        (glued, bars) = (glued + u32::from(case), bars + u32::from(bar));
    }
    if glued >= 4 || bars < 3 {
        return glued >= 4;
    }
    let parts = text.split(['|', '·', '\t']).flat_map(|part| part.split("  "));
    let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    parts.len() >= 4 && parts.iter().all(|part| part.split_whitespace().count() <= 3)
}

/// Whether it begins with a bullet or a number of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('0'..='9') => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            text.len() - rest.len() <= 3 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        Some('•' | '·' | '▪' | '●' | '◦' | '‣' | '∙' | '■' | '○' | '–' | '-' | '*' | '►' | '➤') => {
            chars.next().is_some_and(|c| c.is_whitespace() || !c.is_ascii())
        }
        _ => false,
    }
}

/// Whether it holds the name of a month and a number.
fn is_date(key: &str) -> bool {
    const MONTHS: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february \
        march april june july august september october november december";
    let month = |word: &str| MONTHS.split_whitespace().any(|month| month == word);
    key.split(' ').any(month) && key.contains(|c: char| c.is_ascii_digit())
}
