//! How hard is a text to read? From the lengths of its words and sentences to a score or a grade.
//!
//! W words, S sentences, C letters and digits, Y syllables, P words of three syllables or more, L
//! words of seven letters or more:
//!
//! ```text
//! flesch         = 206.835 − 1.015·W/S − 84.6·Y/W          Flesch 1948; 100 is easy, 0 hard
//! flesch_kincaid = 0.39·W/S + 11.8·Y/W − 15.59             Kincaid et al. 1975; grade
//! fog            = 0.4·(W/S + 100·P/W)                     Gunning 1952; grade
//! smog           = 1.0430·√(30·P/S) + 3.1291               McLaughlin 1969; grade
//! coleman_liau   = 5.88·C/W − 29.6·S/W − 15.8              Coleman & Liau 1975; grade
//! ari            = 4.71·C/W + 0.5·W/S − 21.43              Senter & Smith 1967; grade
//! lix            = W/S + 100·L/W                           Björnsson 1968; 20 easy, 60 hard
//! rix            = L/S                                     Anderson 1983
//! ```
//!
//! The coefficients of the first six are made for English. No words: NaN.

/// The lengths that the formulas take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// Words, W.
    pub words: u64,
    /// Sentences, S.
    pub sentences: u64,
    /// Letters and digits of the words, C.
    pub letters: u64,
    /// Syllables, Y.
    pub syllables: u64,
    /// Words of three syllables or more, P.
    pub polysyllables: u64,
    /// Words of seven letters or more, L.
    pub long_words: u64,
}

/// What to compute from [`Lengths`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Readability {
    /// Flesch's reading ease.
    Flesch,
    /// Flesch-Kincaid grade.
    FleschKincaid,
    /// Gunning's fog index; every long word counts, names and endings included.
    Fog,
    /// `McLaughlin`'s SMOG grade.
    Smog,
    /// Coleman-Liau index.
    ColemanLiau,
    /// Automated readability index.
    Ari,
    /// Läsbarhetsindex.
    Lix,
    /// Anderson's rate index.
    Rix,
}

impl Readability {
    /// All formulas, in the order of [`Readability::NAMES`].
    pub const ALL: &'static [Self] = &[
        Self::Flesch,
        Self::FleschKincaid,
        Self::Fog,
        Self::Smog,
        Self::ColemanLiau,
        Self::Ari,
        Self::Lix,
        Self::Rix,
    ];

    /// The names of their columns.
    pub const NAMES: &'static [&'static str] =
        &["flesch", "flesch_kincaid", "fog", "smog", "coleman_liau", "ari", "lix", "rix"];

    /// Whether the formula counts syllables.
    pub fn needs_syllables(self) -> bool {
        matches!(self, Self::Flesch | Self::FleschKincaid | Self::Fog | Self::Smog)
    }

    /// The value of the formula; NaN without words.
    pub fn of(self, lengths: Lengths) -> f64 {
        if lengths.words == 0 || lengths.sentences == 0 {
            return f64::NAN;
        }
        let (words, sentences) = (lengths.words as f64, lengths.sentences as f64);
        let (long, poly) = (lengths.long_words as f64, lengths.polysyllables as f64);
        let letters = lengths.letters as f64 / words;
        let (syllables, per_sentence) = (lengths.syllables as f64 / words, words / sentences);
        match self {
            Self::Flesch => 206.835 - 1.015 * per_sentence - 84.6 * syllables,
            Self::FleschKincaid => 0.39 * per_sentence + 11.8 * syllables - 15.59,
            Self::Fog => 0.4 * (per_sentence + 100.0 * poly / words),
            Self::Smog => 1.043 * (30.0 * poly / sentences).sqrt() + 3.1291,
            Self::ColemanLiau => 5.88 * letters - 29.6 * sentences / words - 15.8,
            Self::Ari => 4.71 * letters + 0.5 * per_sentence - 21.43,
            Self::Lix => per_sentence + 100.0 * long / words,
            Self::Rix => long / sentences,
        }
    }
}
