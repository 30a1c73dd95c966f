//! How prominently do hits stand in their texts?
//!
//! ```text
//! π = w · (N − k) / N          of one hit
//! prominence = Σ π / hits
//! ```
//!
//! N: counted tokens of the document; k: those before the hit; w: 1 in a headline, 3/4 in a lead,
//! 1/2 elsewhere. Without unit. Range: above 0 to 1 (all in headlines that begin their texts); hits
//! that are strewn evenly over text that is neither have 1/4. The place is a share of the text, so
//! that long and short documents compare. The weights keep the order of the places: early in its
//! text (k / N below 1/4) a headline outweighs any lead, and a lead below 1/3 anything elsewhere.
//!
//! NaN without a hit, and with one in a document that has no counted token: it has no place. The
//! parts of a document are whole numbers, 4 · N · Σ π; documents are summed in the order given.
//!
//! What stands first and in the headline is most salient: Pan, Z. & Kosicki, G. M. (1993). Framing
//! analysis: an approach to news discourse. *Political Communication* 10(1), 55–75. Scores of
//! attention by headline and place: Budd, R. W. (1964). Attention score: a device for measuring
//! news "play". *Journalism Quarterly* 41(2), 259–262. The weights are ours.

/// Where a hit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a headline.
    Headline,
    /// In the first paragraph.
    Lead,
    /// Anywhere else.
    Elsewhere,
}

impl Place {
    /// 4 · w.
    fn quarters(self) -> u64 {
        match self {
            Self::Headline => 4,
            Self::Lead => 3,
            Self::Elsewhere => 2,
        }
    }
}

/// The hits of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Counted tokens of the document, N.
    size: u64,
    hits: u64,
    /// 4 · N · Σ π.
    parts: u128,
}

impl Placed {
    /// No hit in a document of `size` counted tokens.
    pub fn new(size: u64) -> Self {
        Self { size, hits: 0, parts: 0 }
    }

    /// Adds a hit at a place, `before` counted tokens before it.
    pub fn add(&mut self, place: Place, before: u64) {
        self.hits += 1;
        let left = self.size.saturating_sub(before);
        self.parts += u128::from(place.quarters()) * u128::from(left);
    }
}

/// A sum over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prominence {
    hits: u64,
    sum: f64,
}

impl Prominence {
    /// Adds a document.
    pub fn add(&mut self, doc: Placed) {
        if doc.hits > 0 {
            self.hits += doc.hits;
            // 0 / 0 is NaN, and stays NaN in the sum.
            self.sum += doc.parts as f64 / (4.0 * doc.size as f64);
        }
    }

    /// Σ π / hits; NaN if there is none.
    pub fn value(self) -> f64 {
        if self.hits == 0 || self.sum.is_nan() { f64::NAN } else { self.sum / self.hits as f64 }
    }
}
