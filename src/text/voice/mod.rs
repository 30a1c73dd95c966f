//! In whose voice is each word, and is it denied or put as possible?
//!
//! Rules for English, no model: they know words (`cues.txt`) and where these stand, not meaning.
//!
//! 1. [`word`] gives each token its classes, [`quote`] pairs quotation marks within paragraphs.
//! 2. [`node`] makes sentences in which a quotation is one piece; so nothing inside it attributes.
//! 3. [`attribute`] looks at each word that may attribute: is it used so ([`cue`]), who is its
//!    subject ([`clause`]), from where to where does it reach ([`extent`])? Where one attribution
//!    stands inside another, the outer one speaks.
//! 4. [`speaker`] gives quotations without such a word to who spoke last, and [`turn`] the turns
//!    of a transcript to the name before the colon; [`term`] tells short quotations that are no
//!    speech: scare quotes, words mentioned, titles.
//! 5. [`negation`](super::negation) marks the scopes of negations and hedges.
//!
//! Each step looks at most a sentence ahead, and sentences have a greatest length: the time is
//! linear in the text.

mod attribute;
pub(super) mod class;
mod clause;
mod cue;
mod extent;
mod node;
mod other;
pub(super) mod quote;
mod speaker;
mod term;
mod turn;
mod word;

use std::ops::Range;

use super::{Language, Piece, negation};

/// Whose words, as the article presents them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Voice {
    /// The article's own words.
    Own = 0,
    /// Inside a quotation with a speaker or of some length.
    Direct = 1,
    /// A clause that the article attributes.
    Reported = 2,
    /// A short quotation without a speaker, which marks a term or distance.
    Scare = 3,
    /// A word spoken about, not used.
    Mention = 4,
    /// Not to be told: another language, or not of the article.
    Unknown = 5,
}

impl Voice {
    /// All voices, each at its number.
    pub const ALL: [Self; 6] =
        [Self::Own, Self::Direct, Self::Reported, Self::Scare, Self::Mention, Self::Unknown];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Direct => "direct",
            Self::Reported => "reported",
            Self::Scare => "scare",
            Self::Mention => "mention",
            Self::Unknown => "unknown",
        }
    }
}

/// The voice of a token, and whether it is negated or hedged, in a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark(u8);

impl Mark {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self(Voice::Unknown as u8);
    pub(super) const NEGATED: u8 = 8;
    pub(super) const HEDGED: u8 = 16;

    const fn new(voice: Voice) -> Self {
        Self(voice as u8)
    }

    /// Whose word it is.
    pub fn voice(self) -> Voice {
        Voice::ALL[usize::from(self.0 & 7)]
    }

    /// Whether the sentence says that it is not so; none where the voice is unknown.
    pub fn negated(self) -> Option<bool> {
        (self.voice() != Voice::Unknown).then_some(self.0 & Self::NEGATED != 0)
    }

    /// Whether the sentence puts it as possible only; none where the voice is unknown.
    pub fn hedged(self) -> Option<bool> {
        (self.voice() != Voice::Unknown).then_some(self.0 & Self::HEDGED != 0)
    }

    fn speak(&mut self, voice: Voice) {
        self.0 = self.0 & !7 | voice as u8;
    }

    pub(super) fn set(&mut self, flag: u8) {
        self.0 |= flag;
    }
}

/// A stretch of text that the article gives to somebody, or holds at a distance. In bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words, without the marks around a quotation.
    pub span: Range<u32>,
    /// Their voice. Of a reported clause with a quotation inside, the quoted tokens are direct.
    pub voice: Voice,
    /// The words that name the speaker, perhaps in another sentence; also a pronoun.
    pub speaker: Option<Range<u32>>,
    /// The words that attribute; none for a quotation that nothing introduces.
    pub cue: Option<Range<u32>>,
}

/// The voices of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// One for each token.
    pub marks: Vec<Mark>,
    /// In the order of the text.
    pub attributions: Vec<Attribution>,
}

/// The voices of `text`, which was cut into `pieces` by any [`Tokenizer`](super::Tokenizer).
///
/// `article` holds the parts of the text that are the article, in order and in bytes; tokens
/// outside are unknown and speak for nobody. None: all of it is.
pub fn voices(
    language: Language,
    text: &str,
    pieces: &[Piece],
    article: Option<&[Range<u32>]>,
) -> Voices {
    if language != Language::English {
        return Voices { marks: vec![Mark::UNKNOWN; pieces.len()], attributions: Vec::new() };
    }
    let Some(article) = article else { return of_article(text, pieces) };
    let mut spans = article.iter().peekable();
    let mut inside = |piece: &Piece| {
        while spans.next_if(|span| span.end <= piece.start).is_some() {}
        spans.peek().is_some_and(|span| span.start <= piece.start)
    };
    let kept: Vec<bool> = pieces.iter().map(&mut inside).collect();
    let within = |(piece, kept): (&Piece, &bool)| kept.then_some(*piece);
    let own: Vec<Piece> = pieces.iter().zip(&kept).filter_map(within).collect();
    let Voices { marks, attributions } = of_article(text, &own);
    let mut marks = marks.into_iter();
    let mark = |kept| if kept { marks.next() } else { None };
    let marks = kept.into_iter().map(mark).map(|mark| mark.unwrap_or(Mark::UNKNOWN)).collect();
    Voices { marks, attributions }
}

fn of_article(text: &str, pieces: &[Piece]) -> Voices {
    let classes = word::classes(text, pieces);
    let (quotes, inner) = quote::Quotes { text, pieces, classes: &classes }.find();
    let mut voices = speaker::read(text, pieces, &classes, (&quotes, &inner));
    negation::mark(pieces, &classes, &quotes, &mut voices.marks);
    voices
}
