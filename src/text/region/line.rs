//! What does a line look like?

/// Words of a line that are looked at; a longer one is a paragraph whatever follows.
const LOOKED_AT: usize = 120;
/// Bytes from which a line is a paragraph and only its beginning is read.
const LONG: usize = 600;
const BYTES_A_WORD: usize = 6;
/// Words of a line that a phrase may be sought in.
const KEYED: usize = 30;

/// A line with something visible in it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub(super) struct Line<'t> {
    /// The first visible byte.
    pub(super) start: usize,
    /// From the first to the last visible character.
    pub(super) text: &'t str,
    /// Words; half the characters of writing without blanks.
    pub(super) words: usize,
    /// Those of them that were looked at: the first ones, if there are many.
    looked_at: usize,
    /// Words that begin with a capital letter.
    pub(super) capitals: usize,
    /// Words of four letters and more that begin with a small letter.
    pub(super) small: usize,
    /// Ends as a sentence does, closing quotation marks and brackets aside.
    pub(super) ends: bool,
    /// Ends in dots that say that more follows elsewhere.
    pub(super) trails: bool,
    /// Begins with a bullet or a number of a list.
    pub(super) bullet: bool,
    /// Short words between bars, dots or wide blanks, or words run together: a menu in one line.
    pub(super) menu: bool,
    /// Goes on in the next line, or goes on from the one before: a paragraph cut into lines.
    pub(super) wrapped: bool,
    /// The first words in small letters, without the marks around them, single blanks between.
    pub(super) key: String,
    /// Whether `key` holds all words.
    pub(super) whole: bool,
}

/// The lines of `text` that hold something visible.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split(is_newline) {
        let visible = piece.trim_matches(is_blank);
        if !visible.is_empty() {
            let lead = piece.len() - piece.trim_start_matches(is_blank).len();
            lines.push(Line::new(start + lead, visible));
        }
        start += piece.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

impl<'t> Line<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let mut line = Self {
            start,
            text,
            words: 0,
            looked_at: 0,
            capitals: 0,
            small: 0,
            ends: false,
            trails: text.ends_with("...") || text.ends_with('…') || text.ends_with("[…]"),
            bullet: is_bullet(text),
            menu: false,
            wrapped: false,
            key: String::new(),
            whole: true,
        };
        line.ends = ends_sentence(text);
        line.read();
        line.menu = !line.ends && !line.bullet && line.words <= LOOKED_AT && is_menu(text);
        line
    }

    fn read(&mut self) {
        let (looked_at, keyed) = if self.text.len() > LONG { (24, 8) } else { (LOOKED_AT, KEYED) };
        let mut wide = 0;
        let mut rest = self.text;
        while !rest.is_empty() && self.words < looked_at {
            let word;
            (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            let bare = bare(word);
            let Some(first) = bare.chars().next() else { continue };
            self.words += 1;
            self.capitals += usize::from(first.is_uppercase());
            self.small += usize::from(first.is_lowercase() && bare.len() > 3);
            if bare.len() > 8 && !bare.is_ascii() {
                wide += bare.chars().filter(|&c| c >= '\u{2e80}').count();
            }
            if self.words <= keyed {
                if !self.key.is_empty() {
                    self.key.push(' ');
                }
                push_small(&mut self.key, bare);
            }
        }
        self.looked_at = self.words;
        self.whole = rest.is_empty() && self.words <= keyed;
        self.words += rest.len() / BYTES_A_WORD + wide / 2;
    }

    /// Whether it reads as prose: sentences, or many words that are not those of a title.
    pub(super) fn is_prose(&self) -> bool {
        self.wrapped
            || !self.trails
                && (self.ends && self.words >= 6
                    || self.words >= 25 && self.small * 3 > self.looked_at)
    }

    /// Whether it may be a heading: short, and not a sentence.
    pub(super) fn is_open(&self) -> bool {
        !self.ends && !self.wrapped
    }

    /// Whether `next` goes on where this line stops.
    pub(super) fn runs_on(&self, next: &Self) -> bool {
        let adjacent = next.start - self.start - self.text.len() <= 2;
        let small = next.text.starts_with(char::is_lowercase);
        adjacent && small && !self.ends && !self.menu && self.words >= 3 && next.words >= 2
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
        !self.ends && self.words <= 9 && self.small <= 1 && is_date(&self.key)
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

/// `word` without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
    match word {
        "(c)" | "(C)" => "©",
        _ => word
            .trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '©' | '#' | '@' | '+'))),
    }
}

fn push_small(key: &mut String, word: &str) {
    if word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'/' | b'`')) {
        let from = key.len();
        key.push_str(word);
        key[from..].make_ascii_lowercase();
        return;
    }
    let address = word.contains("//");
    for c in word.chars() {
        match c {
            '/' if !address => key.push(' '),
            '’' | '‘' | 'ʼ' | '`' => key.push('\''),
            _ => key.extend(c.to_lowercase()),
        }
    }
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || c >= '\u{2190}' && !c.is_alphanumeric() && !matches!(c, '。' | '！' | '？')
    });
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '*', ' ', '\u{a0}']);
    text.ends_with(['.', '?', '!', '…', '。', '！', '？', '।'])
}

fn is_menu(text: &str) -> bool {
    let parts = text.split(['|', '·', '\t']).flat_map(|part| part.split("  "));
    let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 3);
    let glued = text.as_bytes().windows(2);
    let glued = glued.filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    short && parts.len() >= 4 || glued.count() >= 4
}

/// Whether it holds the name of a month and a number.
fn is_date(key: &str) -> bool {
    const MONTHS: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february \
        march april june july august september october november december";
    let month = |word: &str| MONTHS.split_whitespace().any(|month| month == word);
    key.split(' ').any(month) && key.contains(|c: char| c.is_ascii_digit())
}

fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '●' | '◦' | '‣' | '∙' | '■' | '○' | '–' | '-' | '*' | '►' | '➤') => {
            chars.next().is_some_and(|c| c.is_whitespace() || !c.is_ascii())
        }
        Some('0'..='9') => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            text.len() - rest.len() <= 3 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}
