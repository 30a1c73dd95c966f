//! In what share of the columns do two sets agree?
//!
//! ```text
//! S = (|A ∩ B| + columns in neither) / n
//! ```
//!
//! Unit: none. Range: 0 (differ everywhere) to 1 (same set). A column that both lack agrees, so
//! that S grows with columns that neither uses. NaN without a column.
//!
//! Sokal, R. R. & Michener, C. D. (1958). A statistical method for evaluating systematic
//! relationships. *University of Kansas Science Bulletin* 38, 1409–1438.

use super::Sets;
use crate::measure::share;

/// Simple matching coefficient; see the [module](self).
pub fn simple_matching(Sets { both, a, b, all }: Sets) -> f64 {
    share(all + 2 * both - a - b, all)
}
