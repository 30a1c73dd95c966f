"""Which measures of association are there, and what do they give?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from framelens import _core
from framelens._check import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Measure = Literal[
    "g2",
    "g2_two_terms",
    "g2_williams",
    "chi2",
    "chi2_yates",
    "fisher",
    "bic",
    "log_ratio",
    "log_ratio_hardie",
    "log_ratio_conservative",
    "log_ratio_conservative_sidak",
    "percent_diff",
    "odds_ratio",
    "diff_coefficient",
    "simple_maths",
    "log_odds",
    "ell",
    "ell_ucrel",
    "pmi",
    "npmi",
    "pmi2",
    "pmi3",
    "local_mi",
    "average_mi",
    "t_score",
    "z_score",
    "dice",
    "log_dice",
    "delta_p",
    "conditional",
    "min_sensitivity",
    "text_dispersion",
]


def measures_given(measures: Any) -> list[Measure]:
    """Return the names of measures, each once."""
    if isinstance(measures, str):
        raise TypeError(f"measures must be a list of names, got the single str {measures!r}")
    names: list[Measure] = list(measures)
    for place, measure in enumerate(names):
        one_of("measures", measure, Measure)
        if measure in names[:place]:
            raise ValueError(f"measures must name each measure once, got {measure!r} twice")
    if not names:
        raise ValueError("measures must name at least one measure, got none")
    return names


def sorted_by(measures: Sequence[Measure]) -> str:
    """Return the column that a table is sorted by: that of the first measure."""
    return _core.MEASURES[measures[0]][1]
