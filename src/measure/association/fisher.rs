//! How unlikely is it that both sides have the same rate, exactly? Fisher's exact test.
//!
//! With all margins as they are, the first cell is k with the chance
//!
//! ```text
//! P(k) = C(R₁, k) · C(R₂, C₁ − k) / C(N, C₁)
//! more = Σ_{k ≥ O₁₁} P(k)        less = Σ_{k ≤ O₁₁} P(k)
//! p = Σ P(k) over all k with P(k) ≤ P(O₁₁)          two-sided, by minimum likelihood
//! fisher = −log10 p with the sign of O₁₁ − E₁₁
//! ```
//!
//! Unit: p, more, less are probabilities, 0 to 1; `fisher` is in powers of ten, all reals, and goes
//! on where p is smaller than a double can be. Chances that agree to seven digits count as equal. 0
//! and 1 if a row is empty; NaN if a side is empty.
//!
//! ln P(k) = −|G²|/2 + Σ s(R) + Σ s(C) − s(N) − Σ s(O) with s(n) = ½ ln 2πn + the error of
//! Stirling's formula, s(0) = 0. A tail is summed from its largest term outwards by the ratio of
//! neighbours; the work grows with the standard deviation of the cell, some √R₁.
//!
//! Fisher, R. A. (1922). On the interpretation of χ² from contingency tables. *JRSS* 85(1), 87–94.
//! Pedersen, T. (1996). Fishing for exactness. *SCSUG*, 188–200.

use std::f64::consts::{LN_10, PI};

use super::{Contingency, g2};
use crate::measure::special::deviance::stirling_error;

/// Chances that differ by less than this share are equal.
const TIE: f64 = 1e-7;

/// What the test says; see the [module](self).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fisher {
    /// Signed −log10 of the two-sided p.
    pub signed: f64,
    /// Two-sided p.
    pub p: f64,
    /// p of so many or more on the first side.
    pub more: f64,
    /// p of so many or fewer on the first side.
    pub less: f64,
}

/// Fisher's exact test of the table; see the [module](self).
pub fn fisher(table: Contingency) -> Fisher {
    if table.has_empty_side() {
        return Fisher { signed: f64::NAN, p: f64::NAN, more: f64::NAN, less: f64::NAN };
    }
    let (same, crossed) = table.products();
    let above = same >= crossed;
    let ln_chance = ln_chance(table);
    let outward = tail(table, above);
    let near = libm::exp(ln_chance + libm::log(outward)).min(1.0);
    let rest = (1.0 - libm::exp(ln_chance) * (outward - 1.0)).clamp(0.0, 1.0);
    let (more, less) = if above { (near, rest) } else { (rest, near) };
    let ln_p = match opposite(table, above, ln_chance) {
        Opposite::All => 0.0,
        Opposite::None => ln_chance + libm::log(outward),
        Opposite::From(other) => {
            let share = libm::exp(self::ln_chance(other) - ln_chance);
            ln_chance + libm::log(outward + share * tail(other, !above))
        }
    }
    .min(0.0);
    let size = -ln_p / LN_10;
    let signed = if size == 0.0 { 0.0 } else { table.signed(size) };
    Fisher { signed, p: libm::exp(ln_p), more, less }
}

/// ln P of the table among all with its margins.
fn ln_chance(table: Contingency) -> f64 {
    let s = |n: u64| {
        let n = n as f64;
        if n == 0.0 { 0.0 } else { 0.5 * libm::log(2.0 * PI * n) + stirling_error(n) }
    };
    let margins = (s(table.r1()) + s(table.r2())) + (s(table.n1()) + s(table.n2()));
    let cells = (s(table.o11) + s(table.o22)) + (s(table.o12) + s(table.o21));
    (margins - cells - s(table.n()) - g2(table).abs() / 2.0).min(0.0)
}

/// Σ P(k) / P(O₁₁) over O₁₁ and all k beyond it, upwards or downwards.
fn tail(table: Contingency, up: bool) -> f64 {
    // Downwards is upwards with the sides exchanged.
    let [o11, o12, o21, o22] = if up {
        [table.o11, table.o12, table.o21, table.o22]
    } else {
        [table.o12, table.o11, table.o22, table.o21]
    }
    .map(|cell| cell as f64);
    let (mut sum, mut term, mut step) = (1.0, 1.0, 0.0);
    let last = o12.min(o21);
    while step < last && term > sum * 1e-18 {
        term *= ((o12 - step) / (o11 + step + 1.0)) * ((o21 - step) / (o22 + step + 1.0));
        step += 1.0;
        sum += term;
    }
    sum
}

/// Where the other tail begins.
enum Opposite {
    /// It meets this one.
    All,
    /// All that lies there is likelier.
    None,
    /// At this table.
    From(Contingency),
}

/// The likeliest table beyond the mode that is no likelier than this one.
fn opposite(table: Contingency, above: bool, ln_chance: f64) -> Opposite {
    let [r1, c1, n] = [table.r1(), table.n1(), table.n()].map(u128::from);
    #[allow(clippy::cast_possible_truncation)] // at most R₁, which is a u64
    let mode = ((r1 + 1) * (c1 + 1) / (n + 2)) as u64;
    let with = |k: u64| Contingency {
        o11: k,
        o12: table.r1() - k,
        o21: table.n1() - k,
        o22: (table.o22 + k) - table.o11,
    };
    let no_likelier = |k: u64| self::ln_chance(with(k)) <= ln_chance + TIE;
    if no_likelier(mode) {
        return Opposite::All;
    }
    let least = table.o11 - table.o11.min(table.o22);
    let most = table.o11 + table.o12.min(table.o21);
    // Between an end that may be unlikely and the mode, which is not: bisection.
    let (mut far, mut near) = if above { (least, mode) } else { (most, mode) };
    if !no_likelier(far) {
        return Opposite::None;
    }
    while far.abs_diff(near) > 1 {
        let middle = u64::midpoint(far, near);
        if no_likelier(middle) { far = middle } else { near = middle }
    }
    Opposite::From(with(far))
}
