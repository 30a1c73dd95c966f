//! How badly does one profile fit both rows? Pearson's statistic of the table of two rows.
//!
//! ```text
//! X² = Σ (O − E)² / E,   E = row sum · column sum / sum of all
//! ```
//!
//! Unit: none. Range: 0 (same proportions) to the sum of all cells. NaN if a row has nothing.
//!
//! Pearson, K. (1900). On the criterion that a given system of deviations … *Philosophical
//! Magazine*, series 5, 50, 157–175. Kilgarriff, A. (2001). Comparing corpora. *International
//! Journal of Corpus Linguistics* 6(1), 97–133.

/// X² from both weights of every column, 0 or more; see the [module](self).
pub fn chi_squared(cells: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let (x, y) = cells.clone().fold((0.0, 0.0), |(x, y), (dx, dy)| (x + dx, y + dy));
    if x == 0.0 || y == 0.0 {
        return f64::NAN;
    }
    let column = |(a, b): (f64, f64)| {
        let whole = a + b;
        let [here, there] = [whole * x / (x + y), whole * y / (x + y)];
        if whole == 0.0 { 0.0 } else { (a - here).powi(2) / here + (b - there).powi(2) / there }
    };
    cells.map(column).fold(0.0, |sum: f64, part| sum + part)
}
