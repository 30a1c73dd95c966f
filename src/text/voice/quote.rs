//! Where are the quotations?
//!
//! A mark opens or closes by the blanks around it; what the sign itself says counts only where
//! those do not tell, since “ ” and `''` are often set the wrong way round. Pairs stay inside a
//! paragraph, so that a mark that is missing spoils no more than that.

use super::super::Piece;
use super::class::{
    CLOSE, COLON, COMMA, Class, DASH, LINE, MARK, OPEN, OTHER, SEMICOLON, SENTENCE, SPACED, STOP,
};

/// A quotation that is inside no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Quotation {
    /// The first token of its opening mark, and the first after its closing one.
    pub(in crate::text) open: usize,
    pub(in crate::text) close: usize,
    /// The tokens between the marks.
    pub(in crate::text) from: usize,
    pub(in crate::text) to: usize,
    /// Whether the next paragraph goes on with it.
    pub(in crate::text) goes_on: bool,
}

/// Marks that pair with each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
    Guillemet,
    Angle,
    Corner,
    WideCorner,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opens,
    Closes,
    Either,
    /// An apostrophe, a sign of feet, or in a tag of HTML.
    Neither,
}

#[derive(Clone, Copy)]
struct Sign {
    at: usize,
    width: usize,
    style: Style,
    way: Way,
}

/// What is looked at.
pub(super) struct Quotes<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: &'t [Piece],
    pub(super) classes: &'t [Class],
}

impl Quotes<'_> {
    /// The quotations of the text in order, none of which overlaps another, and those inside.
    pub(super) fn find(&self) -> (Vec<Quotation>, Vec<Quotation>) {
        let mut found = (Vec::new(), Vec::new());
        let (mut signs, mut start, mut goes_on) = (Vec::new(), 0, false);
        let mut i = 0;
        while let Some(&class) = self.classes.get(i) {
            if class & LINE != 0 && i > start {
                goes_on = self.paragraph(start, i, &mut signs, goes_on, &mut found);
                start = i;
            }
            if class & MARK == 0 {
                i += 1;
                continue;
            }
            let sign = self.sign(i);
            i += sign.width;
            signs.push(sign);
        }
        self.paragraph(start, self.classes.len(), &mut signs, goes_on, &mut found);
        found
    }

    fn token(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| &self.text[p.start as usize..p.end as usize])
    }

    fn sign(&self, at: usize) -> Sign {
        let token = self.token(at);
        let first = token.chars().next().unwrap_or(' ');
        let doubles = matches!(first, '\'' | '`' | '’' | '‘')
            && self.classes.get(at + 1).is_some_and(|c| c & MARK != 0 && c & SPACED == 0)
            && self.token(at + 1).starts_with(first);
        let (style, width) = match first {
            _ if doubles => (Style::Double, 2),
            '\'' | '`' | '‘' | '’' | '‚' | '‛' => (Style::Single, 1),
            '«' | '»' => (Style::Guillemet, 1),
            '‹' | '›' => (Style::Angle, 1),
            '「' | '」' => (Style::Corner, 1),
            '『' | '』' => (Style::WideCorner, 1),
            _ => (Style::Double, 1),
        };
        let way = self.way(at, at + width, first, style);
        Sign { at, width, style, way }
    }

    fn way(&self, at: usize, next: usize, sign: char, style: Style) -> Way {
        let class = |i: usize| self.classes.get(i).copied().unwrap_or(SPACED | LINE);
        let blank = class(at) & SPACED != 0;
        let before = if at == 0 { SPACED } else { class(at - 1) };
        let can_open = blank || before & (OPEN | DASH | MARK) != 0 || self.token(at - 1) == "/";
        let ends = COMMA | STOP | COLON | SEMICOLON | CLOSE | DASH;
        let can_close = class(next) & (SPACED | LINE) != 0 || class(next) & ends != 0;
        if !blank && before & OTHER != 0 && self.token(at - 1) == "=" {
            return Way::Neither;
        }
        match sign {
            '„' | '‚' | '「' | '『' | '〝' => return Way::Opens,
            '」' | '』' | '〞' | '〟' => return Way::Closes,
            _ => {}
        }
        if style == Style::Single {
            return self.single(
                next,
                can_open && (blank || before & (OPEN | MARK) != 0),
                can_close,
            );
        }
        let closer = matches!(sign, '”' | '»' | '›') || (style == Style::Double && sign == '’');
        let opener = matches!(sign, '“' | '«' | '‹' | '‘' | '`');
        match (can_open, can_close) {
            (true, false) if !(closer && before & DASH != 0) => Way::Opens,
            (false, true) if sign != '“' => Way::Closes,
            _ if opener => Way::Opens,
            _ if closer => Way::Closes,
            _ if !blank && before & (COMMA | STOP) != 0 => Way::Closes,
            _ => Way::Either,
        }
    }

    /// A single mark is an apostrophe unless a word begins or ends there.
    fn single(&self, next: usize, can_open: bool, can_close: bool) -> Way {
        const CUT: &[&str] =
            &["em", "til", "cause", "tis", "twas", "n", "bout", "round", "s", "till", "twill"];
        let word = self.token(next);
        let cut = CUT.iter().any(|cut| word.eq_ignore_ascii_case(cut))
            || word.starts_with(|c: char| c.is_ascii_digit());
        match (can_open, can_close) {
            (true, false) if !cut => Way::Opens,
            (false, _) if can_close || self.classes.get(next).is_some_and(|c| c & MARK != 0) => {
                Way::Closes
            }
            _ => Way::Neither,
        }
    }

    /// Adds the quotations of the paragraph `start..end` with these `signs`, and takes those
    /// away. `went_on` says whether the one before ended in an open quotation; so does the answer.
    fn paragraph(
        &self,
        start: usize,
        end: usize,
        signs: &mut Vec<Sign>,
        went_on: bool,
        found: &mut (Vec<Quotation>, Vec<Quotation>),
    ) -> bool {
        if signs.is_empty() {
            return false;
        }
        let (open, mut pairs) = self.pairs(start, signs, went_on);
        let reopened = self.reopens(end);
        let goes_on = self.unclosed(start, end, reopened, &open, &mut pairs);
        signs.clear();
        sort(pairs, found);
        goes_on
    }

    /// What is still open after all `signs`, and what was closed.
    fn pairs(&self, start: usize, signs: &[Sign], went_on: bool) -> (Vec<Sign>, Vec<Quotation>) {
        let (mut open, mut pairs): (Vec<Sign>, Vec<Quotation>) = (Vec::new(), Vec::new());
        for (n, sign) in signs.iter().enumerate() {
            let last = open.iter().rposition(|opened| opened.style == sign.style);
            let closes = sign.way == Way::Closes || sign.way == Way::Either && last.is_some();
            match (closes, last) {
                _ if sign.way == Way::Neither => {}
                (false, _) if open.len() < DEEPEST => open.push(*sign),
                (true, Some(_)) if self.is_plural(sign, signs.get(n + 1)) => {}
                (true, Some(last)) => {
                    pairs.push(pair(open[last], *sign));
                    open.truncate(last);
                }
                (true, None) if went_on && sign.style == Style::Double && pairs.is_empty() => {
                    pairs.push(Quotation {
                        open: start,
                        close: sign.at + sign.width,
                        from: start,
                        to: sign.at,
                        goes_on: false,
                    });
                }
                _ => {}
            }
        }
        (open, pairs)
    }

    /// Whether `sign` is the apostrophe of `states' rights` inside a single quotation.
    fn is_plural(&self, sign: &Sign, next: Option<&Sign>) -> bool {
        sign.style == Style::Single
            && self.classes[sign.at] & SPACED == 0
            && self.token(sign.at.saturating_sub(1)).ends_with('s')
            && next.is_some_and(|next| next.style == Style::Single && next.way == Way::Closes)
    }

    /// Whether the paragraph that begins at `i` begins with a mark that opens.
    fn reopens(&self, i: usize) -> bool {
        self.classes.get(i).is_some_and(|class| class & MARK != 0) && {
            let sign = self.sign(i);
            sign.style == Style::Double && matches!(sign.way, Way::Opens | Way::Either)
        }
    }

    /// What was opened and not closed ends with the paragraph if it began with it or goes on in
    /// the next one, otherwise with its sentence.
    fn unclosed(
        &self,
        start: usize,
        end: usize,
        reopened: bool,
        open: &[Sign],
        pairs: &mut Vec<Quotation>,
    ) -> bool {
        let (mut goes_on, mut reached) = (false, 0);
        for sign in open.iter().filter(|sign| sign.style == Style::Double) {
            if sign.at < reached {
                continue;
            }
            let from = sign.at + sign.width;
            let alone = pairs.iter().all(|pair| pair.open < sign.at);
            let whole = reopened || sign.at == start && alone;
            let sentence = (from + 1..end).find(|i| self.classes[*i] & SENTENCE != 0);
            let to = if whole { end } else { sentence.unwrap_or(end) };
            goes_on |= whole && reopened;
            if from < to {
                pairs.push(Quotation { open: sign.at, close: to, from, to, goes_on });
            }
            reached = to;
        }
        goes_on
    }
}

/// Nobody nests deeper; what does is noise.
const DEEPEST: usize = 16;

fn pair(open: Sign, close: Sign) -> Quotation {
    let (from, to) = (open.at + open.width, close.at);
    Quotation { open: open.at, close: to + close.width, from, to, goes_on: false }
}

/// Sorts `pairs` into those that are in no other and those that are.
fn sort(mut pairs: Vec<Quotation>, found: &mut (Vec<Quotation>, Vec<Quotation>)) {
    pairs.sort_unstable_by_key(|pair| (pair.open, usize::MAX - pair.close));
    for pair in pairs.into_iter().filter(|pair| pair.from < pair.to) {
        let outer = found.0.last().is_none_or(|last| last.close <= pair.open);
        if outer { found.0.push(pair) } else { found.1.push(pair) }
    }
}
