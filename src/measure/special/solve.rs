//! Where does a monotone function reach zero? Newton's step, kept inside a bracket.

/// The root of `f` near `start`; `f` gives value and slope, and grows if `rising`.
///
/// The bracket starts unbounded and closes with every sign seen. A step of Newton that leaves it is
/// replaced by bisection, or, while one side is open, by a doubling step.
pub(super) fn root(start: f64, rising: bool, f: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut at = start;
    let mut reach = 1.0;
    for _ in 0..200 {
        let (value, slope) = f(at);
        if value == 0.0 || value.is_nan() {
            return at;
        }
        if (value > 0.0) == rising {
            high = at;
        } else {
            low = at;
        }
        let newton = at - value / slope;
        let step = (newton - at).abs();
        // Steps shrink by their square: after one as small as this, the next would change no digit.
        if step <= 1e-9 * at.abs().max(1.0) {
            return newton;
        }
        let next = if newton > low && newton < high && step <= 8.0 {
            newton
        } else if low.is_finite() && high.is_finite() {
            low.midpoint(high)
        } else {
            reach *= 2.0;
            if low.is_finite() { at + reach } else { at - reach }
        };
        if (next - at).abs() <= f64::EPSILON * at.abs() {
            return next;
        }
        at = next;
    }
    at
}
