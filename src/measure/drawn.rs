//! What do values that were drawn say together? How far they scatter, and what lies below which.
//!
//! ```text
//! deviation     = √(Σ (x − mean)² / (n − 1))
//! quantile(at)  = x[⌊k⌋] + (k − ⌊k⌋) (x[⌈k⌉] − x[⌊k⌋]),  k = at (n − 1),  x ascending
//! ```
//!
//! Type 7 of Hyndman, R. J. & Fan, Y. (1996). Sample quantiles in statistical packages. *The
//! American Statistician* 50(4), 361–365.

/// The standard deviation of `values`; NaN for fewer than two, or if one is not finite.
pub fn deviation(values: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let n = values.len() as f64;
    let mean = values.clone().sum::<f64>() / n;
    let variance = values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
    if variance.is_finite() { variance.sqrt() } else { f64::NAN }
}

/// The value below which a share `at` (0 to 1) of the `sorted` values lies, between neighbours in
/// proportion; NaN if there is none.
pub fn quantile(sorted: &[f64], at: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = at * last as f64;
    // Both are within 0..=last.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    sorted[below] + (sorted[above] - sorted[below]) * (place - place.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "all of them are exact")]
    fn scatter_and_quantiles_of_a_few_values() {
        assert_eq!(deviation([2.0, 4.0, 9.0].into_iter()), 13.0_f64.sqrt());
        assert_eq!(quantile(&[2.0, 4.0, 9.0], 0.0), 2.0);
        assert_eq!(quantile(&[2.0, 4.0, 9.0], 0.25), 3.0);
        assert_eq!(quantile(&[2.0, 4.0, 9.0], 1.0), 9.0);
        assert_eq!(quantile(&[7.0], 0.975), 7.0);
    }

    #[test]
    fn what_has_no_scatter_or_no_value_is_nan() {
        assert!(deviation([1.0].into_iter()).is_nan());
        assert!(deviation([1.0, f64::INFINITY].into_iter()).is_nan());
        assert!(quantile(&[], 0.5).is_nan());
    }
}
