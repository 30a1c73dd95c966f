//! Between which limits does a share lie? Wilson's score interval.
//!
//! ```text
//! low, high = ( p + z²/2n ∓ z·√( p(1 − p)/n + z²/4n² ) ) / (1 + z²/n),   p = k / n
//! ```
//!
//! k of n documents; z: P(|Z| ≤ z) = level. Unit: none. Range: 0 to 1; low is 0 at k = 0 and high
//! is 1 at k = n. NaN if n = 0, k > n, or the level is not between 0 and 1. No continuity
//! correction.
//!
//! Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
//! *Journal of the American Statistical Association* 22(158), 209–212.

use crate::measure::special::normal::normal_critical;

/// Limits of the share `k / n`; see the [module](self).
pub fn wilson(k: u64, n: u64, level: f64) -> (f64, f64) {
    if n == 0 || k > n || !(0.0 < level && level < 1.0) {
        return (f64::NAN, f64::NAN);
    }
    let (size, z) = (n as f64, normal_critical(level));
    let p = k as f64 / size;
    let middle = p + z * z / (2.0 * size);
    let reach = z * (p * (1.0 - p) / size + z * z / (4.0 * size * size)).sqrt();
    let scale = 1.0 + z * z / size;
    let low = if k == 0 { 0.0 } else { (middle - reach) / scale };
    let high = if k == n { 1.0 } else { (middle + reach) / scale };
    (low, high)
}
