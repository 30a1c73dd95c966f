//! Which terms may be left out between two terms of an n-gram?

use super::ngram::Ngrams;
use crate::error::named;
use crate::{Error, Result};

named! {
    /// What is limited: all terms left out in an n-gram together, or those of one gap.
    enum Skips is "skips" {
        /// All gaps together: k-skip-n-grams as Guthrie et al. (2006) define them.
        Total = "total",
        /// Each gap for itself, as quanteda has it.
        Each = "each",
        /// Every gap, and all gaps of an n-gram are equal, as textreuse has it.
        Equal = "equal",
    }
}

/// Fewest and most terms left out; single terms have no gap and are not concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    least: usize,
    most: usize,
    rule: Skips,
}

impl Skip {
    /// Nothing is left out.
    pub const NONE: Self = Self { least: 0, most: 0, rule: Skips::Total };

    /// Checks the range.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`] unless 0 ≤ least ≤ most ≤ 64.
    pub fn new(least: usize, most: usize, rule: Skips) -> Result<Self> {
        if least > most || most > 64 {
            let wanted = "two whole numbers, 0 <= fewest <= most <= 64";
            return Err(Error::invalid("skip", format!("({least}, {most})"), wanted));
        }
        Ok(if most == 0 { Self::NONE } else { Self { least, most, rule } })
    }

    /// How many n-grams of `n` terms begin at one term of a run without end.
    pub(super) fn ways(self, n: usize) -> f64 {
        let (gaps, choices) = (n.saturating_sub(1), (self.most - self.least + 1) as f64);
        if gaps == 0 {
            return 1.0;
        }
        match self.rule {
            Skips::Equal => choices,
            Skips::Each => libm::pow(choices, gaps as f64),
            // Of s terms left out in g gaps there are (s + g - 1 over g - 1) ways.
            Skips::Total => (self.least..=self.most)
                .map(|s| (1..gaps).map(|i| (s + i) as f64 / i as f64).product::<f64>())
                .sum(),
        }
    }

    /// Walks through the n-grams of a run of `len` terms: `step` is told the place of the next
    /// term, what it returned for the terms before, and whether this is an n-gram that counts.
    pub(super) fn each(
        self,
        len: usize,
        how: Ngrams,
        mut step: impl FnMut(usize, Option<u32>, bool) -> Result<u32>,
    ) -> Result<()> {
        for start in 0..len {
            let gram = step(start, None, how.min == 1)?;
            let here = Here { place: start, n: 1, gram, spent: 0, gap: None };
            self.further(len, how, here, &mut step)?;
        }
        Ok(())
    }

    /// Calls `found` with the first and the last place of every n-gram of `how.max` terms whose
    /// `n`th term, from 0, `is_term` accepts at its place.
    pub(super) fn each_match(
        self,
        len: usize,
        how: Ngrams,
        is_term: impl Fn(usize, usize) -> bool,
        mut found: impl FnMut(usize, usize) -> Result<()>,
    ) -> Result<()> {
        for start in (0..len).filter(|&start| is_term(start, 0)) {
            let mut open = vec![Here { place: start, n: 1, gram: 0, spent: 0, gap: None }];
            while let Some(here) = open.pop() {
                if here.n == how.max {
                    if here.n == 1 || self.rule != Skips::Total || here.spent >= self.least {
                        found(start, here.place)?;
                    }
                    continue;
                }
                for gap in self.gaps(here).rev() {
                    let place = here.place + 1 + gap;
                    if place < len && is_term(place, here.n) {
                        let (n, spent) = (here.n + 1, here.spent + gap);
                        open.push(Here { place, n, gram: 0, spent, gap: Some(gap) });
                    }
                }
            }
        }
        Ok(())
    }

    /// As deep as the longest n-gram is long: at most 64.
    fn further(
        self,
        len: usize,
        how: Ngrams,
        here: Here,
        step: &mut impl FnMut(usize, Option<u32>, bool) -> Result<u32>,
    ) -> Result<()> {
        if here.n == how.max {
            return Ok(());
        }
        for gap in self.gaps(here) {
            let place = here.place + 1 + gap;
            if place >= len {
                break;
            }
            let (n, spent) = (here.n + 1, here.spent + gap);
            let is_enough = self.rule != Skips::Total || spent >= self.least;
            let gram = step(place, Some(here.gram), n >= how.min && is_enough)?;
            self.further(len, how, Here { place, n, gram, spent, gap: Some(gap) }, step)?;
        }
        Ok(())
    }

    fn gaps(self, here: Here) -> std::ops::RangeInclusive<usize> {
        match (self.rule, here.gap) {
            (Skips::Total, _) => 0..=self.most - here.spent,
            (Skips::Equal, Some(gap)) => gap..=gap,
            _ => self.least..=self.most,
        }
    }
}

/// An n-gram on the way: its last place, its terms so far, what was left out in all and last.
#[derive(Clone, Copy)]
struct Here {
    place: usize,
    n: usize,
    gram: u32,
    spent: usize,
    gap: Option<usize>,
}
