"""Which measures of association are there, and what do they give?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from framelens import _core
from framelens._check import number, one_of
from framelens._options import of_account

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a 2 × 2 table alone gives, in two parts: the documentation has others between them.
Differences = Literal[
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
]
Ties = Literal[
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
]
#: Confidence level of limits if nothing is said.
LEVEL = 0.95
#: Measures that are a limit themselves.
CONSERVATIVE = ("log_ratio_conservative", "log_ratio_conservative_sidak")
#: What two sides may be compared by.
Measure = Literal[Differences, "simple_maths", "log_odds", Ties, "text_dispersion"]


def measures_given(measures: Any) -> list[Measure]:
    """Return the names of measures, each once."""
    return given("measures", measures, Measure)


def given(parameter: str, names: Any, literal: Any) -> list[Any]:
    """Return a list of one or more values of a Literal type, each once."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        what = "the single str " if isinstance(names, str) else ""
        raise TypeError(f"{parameter} must be a list of names, got {what}{names!r}")
    listed = list(names)
    for place, name in enumerate(listed):
        one_of(parameter, name, literal)
        if name in listed[:place]:
            raise ValueError(f"{parameter} must name each measure once, got {name!r} twice")
    if not listed:
        raise ValueError(f"{parameter} must name at least one measure, got none")
    return listed


def for_measures(
    names: Sequence[str], users: Sequence[str], **options: tuple[Any, Any]
) -> dict[str, Any]:
    """Return options as `of_account` does: they are used if one of the `users` is asked for."""
    where = f"measures have no {' or '.join(map(repr, users))}"
    return of_account(where, used=any(name in names for name in users), **options)


def level_given(ci: float | None, names: Sequence[str], *more: str) -> dict[str, float]:
    """Return the level of limits; nothing, and an error if it is given, where no measure has any.

    Limits that only this question knows have the measures in `more`.
    """
    columns = [column for name in names for column in _core.MEASURES.get(name, ((name,),))[0]]
    limited = (*CONSERVATIVE, *more)
    is_used = any(column.endswith("_low") or column in limited for column in columns)
    level = of_account("no measure has limits", used=is_used, ci=(ci, LEVEL))
    return {name: number(name, value) for name, value in level.items()}


def sorted_by(measures: Sequence[Measure]) -> str:
    """Return the column that a table is sorted by: that of the first measure."""
    return _core.MEASURES[measures[0]][1]
