//! Repetition: how often are two tokens the same term? All four are made of Σ i²·Vᵢ.
//!
//! ```text
//! yule_k    = 10⁴ · (Σ i²Vᵢ − N) / N²                   Yule 1944; 0 if nothing is said twice
//! yule_i    = V² / (Σ i²Vᵢ − V)                         Yule 1944; large if little is
//! simpson_d = Σ Vᵢ · i(i − 1) / (N(N − 1))              Simpson 1949; chance that two are the same
//! herdan_vm = √(Σ Vᵢ · (i/N)² − 1/V)                    Herdan 1955; 0 if all types are equal
//! ```
//!
//! Not defined, NaN: all without tokens; `yule_i` if every token is a type of its own; `simpson_d`
//! for one token, which makes no pair.

use super::Words;

/// 10⁴ · (Σ i²Vᵢ − N) / N².
pub fn yule_k(words: &Words) -> f64 {
    let n = words.tokens();
    if n == 0 {
        return f64::NAN;
    }
    1e4 * pairs(words) / (n as f64 * n as f64)
}

/// V² / (Σ i²Vᵢ − V).
pub fn yule_i(words: &Words) -> f64 {
    let v = words.types();
    let rest = words.squares() - u128::from(v);
    if rest == 0 { f64::NAN } else { v as f64 * v as f64 / rest as f64 }
}

/// Σ Vᵢ · i(i − 1) / (N(N − 1)).
pub fn simpson_d(words: &Words) -> f64 {
    let n = words.tokens();
    if n < 2 { f64::NAN } else { pairs(words) / (n as f64 * (n - 1) as f64) }
}

/// √(Σ Vᵢ · (i/N)² − 1/V).
pub fn herdan_vm(words: &Words) -> f64 {
    let (n, v) = (u128::from(words.tokens()), u128::from(words.types()));
    if n == 0 {
        return f64::NAN;
    }
    // Σ (i/N)²·Vᵢ − 1/V = (V·Σ i²Vᵢ − N²) / (V·N²), and the numerator is a whole number ≥ 0.
    ((v * words.squares() - n * n) as f64 / v as f64).sqrt() / n as f64
}

/// Ordered pairs of different tokens of the same term, Σ i²Vᵢ − N.
fn pairs(words: &Words) -> f64 {
    (words.squares() - u128::from(words.tokens())) as f64
}
