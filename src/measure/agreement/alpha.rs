//! Krippendorff's α: how much less do coders differ than values drawn at random from all of theirs?
//!
//! ```text
//! α = 1 − Dₒ/Dₑ
//! Dₒ = 1/n · Σᵤ 1/(mᵤ − 1) · Σ_{i ≠ j} nᵤᵢ·nᵤⱼ      Dₑ = 1/(n(n − 1)) · Σ_{i ≠ j} nᵢ·nⱼ
//! ```
//!
//! nᵤᵢ: how many coders gave unit u the value i; mᵤ = Σᵢ nᵤᵢ; nᵢ = Σᵤ nᵤᵢ; n = Σᵢ nᵢ; all over
//! units with two values or more. Range: below 0 (they differ more than chance) to 1 (never). NaN
//! if no unit has two values, or all values are the same, so that nothing could be got wrong.
//!
//! Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. Annenberg School for
//! Communication, University of Pennsylvania. Hayes, A. F. & Krippendorff, K. (2007). Answering the
//! call for a standard reliability measure for coding data. *Communication Methods and Measures*
//! 1(1), 77–89.

/// Values that stand beside one another, unit by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coincidences {
    /// nᵢ, by category.
    values: Vec<u64>,
    /// Σ_{i ≠ j} nᵤᵢ·nᵤⱼ of the units with m values, at m.
    apart: Vec<u64>,
    units: u64,
}

impl Coincidences {
    /// Adds a unit: how many coders gave it each category. One with fewer than two values says
    /// nothing.
    pub fn add(&mut self, counts: &[u64]) {
        let m: u64 = counts.iter().sum();
        let Ok(place) = usize::try_from(m) else { return };
        if m < 2 {
            return;
        }
        self.units += 1;
        self.values.resize(self.values.len().max(counts.len()), 0);
        self.apart.resize(self.apart.len().max(place + 1), 0);
        self.values.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        self.apart[place] += m * m - counts.iter().map(|n| n * n).sum::<u64>();
    }

    /// Units with two values or more.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// α of the [module](super).
    pub fn alpha(&self) -> f64 {
        let n: u64 = self.values.iter().sum();
        let squares: u128 = self.values.iter().map(|&n| u128::from(n) * u128::from(n)).sum();
        let expected = u128::from(n) * u128::from(n) - squares;
        if expected == 0 {
            return f64::NAN;
        }
        let share = |(m, &apart): (usize, &u64)| apart as f64 / (m as f64 - 1.0);
        let observed: f64 = self.apart.iter().enumerate().skip(2).map(share).sum();
        1.0 - (n as f64 - 1.0) * observed / expected as f64
    }
}
