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
use crate::error::named;
use class::Class;

named! {
    /// Whose words, as the article presents them.
    enum Voice is "voice" {
        /// The article's own words.
        Own = "own",
        /// Inside a quotation with a speaker or of some length.
        Direct = "direct",
        /// A clause that the article attributes.
        Reported = "reported",
        /// A short quotation without a speaker, which marks a term or distance.
        Scare = "scare",
        /// A word spoken about, not used.
        Mention = "mention",
        /// Not to be told: another language, or not of the article.
        Unknown = "unknown",
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

impl Voices {
    /// Nothing is known of any token.
    pub const NONE: Self = Self { marks: Vec::new(), attributions: Vec::new() };

    /// The mark of token `i`.
    #[inline]
    pub fn mark(&self, i: usize) -> Mark {
        self.marks.get(i).copied().unwrap_or(Mark::UNKNOWN)
    }

    /// For each of `places`, bytes of the text in ascending order, who speaks there: the speaker
    /// of the innermost attribution around it that names one.
    pub fn speakers(&self, places: &[u32]) -> Vec<Option<Range<u32>>> {
        let mut around: Vec<&Attribution> = Vec::new();
        let mut coming = self.attributions.iter().peekable();
        let mut speaker = |&place: &u32| {
            while let Some(one) = coming.next_if(|one| one.span.start <= place) {
                around.push(one);
            }
            around.retain(|one| one.span.end > place);
            let named = around.iter().filter(|one| one.speaker.is_some());
            let inner = named.min_by_key(|one| (one.span.end - one.span.start, one.span.end));
            inner.and_then(|one| one.speaker.clone())
        };
        places.iter().map(&mut speaker).collect()
    }
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
    let words = word::classes(text, pieces).into_iter().map(Word).collect();
    voices_of(text, pieces, words, article)
}

/// What a word may be in English, wherever it stands: looked up once for each distinct surface.
#[derive(Clone, Copy, Debug)]
pub struct Word(Class);

impl Word {
    /// Looks `surface` up.
    pub fn new(surface: &str) -> Self {
        Self(word::class(class::Table::shared(), surface, 0, surface.len()))
    }
}

/// The voices of the English `text`, as [`voices`], where its `words` are known already.
pub fn voices_of(
    text: &str,
    pieces: &[Piece],
    words: Vec<Word>,
    article: Option<&[Range<u32>]>,
) -> Voices {
    let Some(article) = article else { return of_article(text, pieces, words) };
    let mut spans = article.iter().peekable();
    let mut inside = |piece: &Piece| {
        while spans.next_if(|span| span.end <= piece.start).is_some() {}
        spans.peek().is_some_and(|span| span.start <= piece.start)
    };
    let kept: Vec<bool> = pieces.iter().map(&mut inside).collect();
    let within = |(piece, kept): (&Piece, &bool)| kept.then_some(*piece);
    let own: Vec<Piece> = pieces.iter().zip(&kept).filter_map(within).collect();
    let theirs = words.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(word, _)| word);
    let Voices { marks, attributions } = of_article(text, &own, theirs.collect());
    let mut marks = marks.into_iter();
    let mark = |kept| if kept { marks.next() } else { None };
    let marks = kept.into_iter().map(mark).map(|mark| mark.unwrap_or(Mark::UNKNOWN)).collect();
    Voices { marks, attributions }
}

/// The words of `text` between quotation marks, in order and in bytes; of quotations inside one
/// another the outer ones. Marks tell, whatever the language.
pub fn quotations(text: &str, pieces: &[Piece]) -> Vec<Range<u32>> {
    let mut classes = word::classes(text, pieces);
    word::place(text, pieces, &mut classes);
    let (outer, _) = quote::Quotes { text, pieces, classes: &classes }.find();
    outer.iter().map(|quote| pieces[quote.from].start..pieces[quote.to - 1].end).collect()
}

fn of_article(text: &str, pieces: &[Piece], words: Vec<Word>) -> Voices {
    let mut classes: Vec<Class> = words.into_iter().map(|word| word.0).collect();
    word::place(text, pieces, &mut classes);
    let (quotes, inner) = quote::Quotes { text, pieces, classes: &classes }.find();
    let mut voices = speaker::read(text, pieces, &classes, (&quotes, &inner));
    negation::mark(pieces, &classes, &quotes, &mut voices.marks);
    voices
}
