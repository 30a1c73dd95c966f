//! Between which limits do the difference and the ratio of two rates lie? From the limits of each.
//!
//! ```text
//! d = r₁ − r₂
//! low = d − √((r₁ − l₁)² + (u₂ − r₂)²),   high = d + √((u₁ − r₁)² + (r₂ − l₂)²)
//!
//! q = r₁ / r₂
//! low  = a / (r₁r₂ + √((r₁r₂)² − a·b))     a = l₁(2r₁ − l₁),  b = u₂(2r₂ − u₂)
//! high = (r₁r₂ + √((r₁r₂)² − c·e)) / e     c = u₁(2r₁ − u₁),  e = l₂(2r₂ − l₂)
//! ```
//!
//! l, u: the limits of each rate at the same level; the two rates are independent. The variance of
//! each rate is recovered from its own limits, near the limit that matters; hence asymmetric limits
//! stay so. Units: that of the rates for d, none for q. Range of q and its limits: 0 to infinity.
//! r₂ = 0 gives an infinite q and upper limit; 0 / 0 and NaN give NaN. Swapping the rates negates d
//! and inverts q, limits too.
//!
//! Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures: a
//! general approach. *Statistics in Medicine* 27(10), 1693–1702. Donner, A. & Zou, G. Y. (2012).
//! Closed-form confidence intervals for functions of the normal mean and standard deviation.
//! *Statistical Methods in Medical Research* 21(4), 347–359.

/// A number with its limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limited {
    /// The number.
    pub value: f64,
    /// Its lower limit.
    pub low: f64,
    /// Its upper limit.
    pub high: f64,
}

impl Limited {
    const NAN: Self = Self { value: f64::NAN, low: f64::NAN, high: f64::NAN };

    fn is_nan(self) -> bool {
        self.value.is_nan() || self.low.is_nan() || self.high.is_nan()
    }
}

/// d = r₁ − r₂ with its limits.
pub fn difference(first: Limited, second: Limited) -> Limited {
    if first.is_nan() || second.is_nan() {
        return Limited::NAN;
    }
    let value = first.value - second.value;
    let below = libm::hypot(first.value - first.low, second.high - second.value);
    let above = libm::hypot(first.high - first.value, second.value - second.low);
    Limited { value, low: value - below, high: value + above }
}

/// q = r₁ / r₂ with its limits.
pub fn ratio(first: Limited, second: Limited) -> Limited {
    if first.is_nan() || second.is_nan() || (first.value == 0.0 && second.value == 0.0) {
        return Limited::NAN;
    }
    let product = first.value * second.value;
    let square = |limit: f64, rate: f64| limit * (2.0 * rate - limit);
    let root = |x: f64| (product * product - x).max(0.0).sqrt();
    let (a, b) = (square(first.low, first.value), square(second.high, second.value));
    let (c, e) = (square(first.high, first.value), square(second.low, second.value));
    let low = if a == 0.0 { 0.0 } else { a / (product + root(a * b)) };
    let high = if e == 0.0 { f64::INFINITY } else { (product + root(c * e)) / e };
    Limited { value: first.value / second.value, low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(value: f64, low: f64, high: f64) -> Limited {
        Limited { value, low, high }
    }

    #[test]
    fn two_symmetric_intervals_add_as_standard_errors_do() {
        let d = difference(limited(10.0, 7.0, 13.0), limited(4.0, 0.0, 8.0));
        assert_eq!(d, limited(6.0, 1.0, 11.0));
    }

    #[test]
    fn a_ratio_of_symmetric_intervals_has_the_limits_of_fieller() {
        // Fieller: the roots of (10 − q·4)² = 3² + q²·1².
        let q = ratio(limited(10.0, 7.0, 13.0), limited(4.0, 3.0, 5.0));
        for limit in [q.low, q.high] {
            let left = (10.0 - limit * 4.0) * (10.0 - limit * 4.0);
            assert!((left - 9.0 - limit * limit).abs() < 1e-9, "{limit}");
        }
        assert!(q.low < 2.5 && 2.5 < q.high);
    }

    #[test]
    fn swapped_rates_negate_the_difference_and_invert_the_ratio() {
        let (first, second) = (limited(3.0, 1.0, 8.0), limited(2.0, 0.5, 7.0));
        let (d, e) = (difference(first, second), difference(second, first));
        assert_eq!((d.low, d.value, d.high), (-e.high, -e.value, -e.low));
        let (q, r) = (ratio(first, second), ratio(second, first));
        assert!((q.low - 1.0 / r.high).abs() < 1e-12 && (q.high - 1.0 / r.low).abs() < 1e-12);
    }

    #[test]
    fn nothing_on_one_side_leaves_one_limit_open() {
        let none = limited(0.0, 0.0, 4.0);
        let q = ratio(limited(10.0, 7.0, 13.0), none);
        assert!(q.value.is_infinite() && q.high.is_infinite() && q.low > 0.0 && q.low.is_finite());
        let q = ratio(none, limited(10.0, 7.0, 13.0));
        assert_eq!((q.low, q.value), (0.0, 0.0));
        assert!(q.high > 0.4 && q.high.is_finite());
        assert!(ratio(none, none).value.is_nan());
    }
}
