//! What share of all occurrences of two rows do both have?
//!
//! ```text
//! J = Σ min(x, y) / (Σ x + Σ y)
//! ```
//!
//! x, y: counts or weights of a column in each row. Unit: none. Range: 0 (nothing in common) to ½
//! (the same row): what both have is counted once above the line and twice below. NaN if both rows
//! are empty.
//!
//! Leskovec, J., Rajaraman, A. & Ullman, J. D. (2014). *Mining of Massive Datasets*, 2nd ed.,
//! section 3.1.3.

/// Jaccard likeness of bags from both weights of every column; see the [module](self).
pub fn bag_jaccard(cells: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (both, all) = cells.fold((0.0, 0.0), |(both, all), (x, y)| (both + x.min(y), all + x + y));
    if all == 0.0 { f64::NAN } else { both / all }
}
