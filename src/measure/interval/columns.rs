//! A table's worth of rates with their limits.

use super::{Sums, over_documents};
use crate::{Error, Result};

/// More tokens than any corpus has.
const MOST_PER: f64 = 1e15;

/// Per how many tokens rates are given, and how sure their limits are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateSettings {
    per: f64,
    level: f64,
}

impl RateSettings {
    /// Checks both.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidValue`].
    pub fn new(per: f64, level: f64) -> Result<Self> {
        if !(per.is_finite() && per > 0.0) {
            return Err(Error::invalid("per", per, "a positive number of tokens"));
        }
        if per > MOST_PER {
            let wanted = format!("at most {MOST_PER:e} tokens, so that no rate is infinite");
            return Err(Error::invalid("per", format!("{per:e}"), wanted));
        }
        if !(level > 0.0 && level < 1.0) {
            return Err(Error::invalid("ci", level, "a number between 0 and 1, such as 0.95"));
        }
        Ok(Self { per, level })
    }

    /// Tokens that a rate is given for, 1,000 as a rule.
    pub fn per(self) -> f64 {
        self.per
    }

    /// Confidence level of the limits.
    pub fn level(self) -> f64 {
        self.level
    }
}

/// One row per rate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateColumns {
    /// Hits.
    pub count: Vec<i64>,
    /// Documents with a hit.
    pub docs: Vec<i64>,
    /// Hits per so many tokens; NaN without tokens.
    pub rate: Vec<f64>,
    /// Lower limit of the rate.
    pub low: Vec<f64>,
    /// Upper limit of the rate.
    pub high: Vec<f64>,
    /// How the limits were found, by place in [`RateColumns::methods`].
    pub method: Vec<u32>,
    /// The methods that occur, `", bursty"` behind the name where the limits may be too narrow.
    pub methods: Vec<String>,
}

impl RateColumns {
    /// Adds the rate of a group with these sums, in which `docs` documents have a hit.
    ///
    /// `most` is how many hits a token there can be at all: no upper limit lies above it. A hit
    /// that needs a counted token of its own has 1, any other hit infinity.
    pub fn push(&mut self, sums: &Sums, docs: u64, most: f64, settings: RateSettings) {
        let interval = over_documents(sums, settings.level);
        let method = if interval.bursty {
            [interval.method, ", bursty"].concat()
        } else {
            interval.method.into()
        };
        // Counts are signed in every table library; no machine holds 2^63 tokens.
        self.count.push(i64::try_from(sums.x).unwrap_or(i64::MAX));
        self.docs.push(i64::try_from(docs).unwrap_or(i64::MAX));
        self.rate.push(sums.rate() * settings.per);
        self.low.push(interval.low * settings.per);
        // Not f64::min, which would make a number of NaN.
        let high = if interval.high > most { most } else { interval.high };
        self.high.push(high * settings.per);
        let number = self.number(&method);
        self.method.push(number);
    }

    /// Appends the rows of `later`.
    pub fn append(&mut self, later: Self) {
        self.count.extend(later.count);
        self.docs.extend(later.docs);
        self.rate.extend(later.rate);
        self.low.extend(later.low);
        self.high.extend(later.high);
        let ours: Vec<u32> = later.methods.iter().map(|method| self.number(method)).collect();
        self.method.extend(later.method.into_iter().map(|method| ours[method as usize]));
    }

    /// The place of `method` among those that occur.
    fn number(&mut self, method: &str) -> u32 {
        let known = self.methods.iter().position(|known| known == method).unwrap_or_else(|| {
            self.methods.push(method.to_owned());
            self.methods.len() - 1
        });
        // There are a handful of methods.
        u32::try_from(known).unwrap_or(u32::MAX)
    }
}
