"""Which measures tell how strongly words are tied to one another?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens._check import number, one_of
from framelens._measures import sorted_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

Bond = Literal[
    "lambda",
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
#: What λ adds to every cell if nothing is said.
SMOOTHING = 0.5


def bonds_given(measures: Any) -> list[Bond]:
    """Return the names of measures, each once."""
    if isinstance(measures, str):
        raise TypeError(f"measures must be a list of names, got the single str {measures!r}")
    names: list[Bond] = list(measures)
    for place, measure in enumerate(names):
        one_of("measures", measure, Bond)
        if measure in names[:place]:
            raise ValueError(f"measures must name each measure once, got {measure!r} twice")
    if not names:
        raise ValueError("measures must name at least one measure, got none")
    return names


def smoothing_given(smoothing: float | None, names: Sequence[Bond]) -> float:
    """Return what λ adds; an error where it is given and nobody adds it."""
    if smoothing is None:
        return SMOOTHING
    if "lambda" not in names:
        raise ValueError("smoothing must be left out where measures have no 'lambda'")
    return number("smoothing", smoothing)


def by_first(columns: Mapping[str, Any], names: Sequence[Bond]) -> dict[str, NDArray[Any]]:
    """Return the columns with the first measure falling; ties keep their order, NaN is last."""
    first = names[0]
    key = columns["lambda_z" if first == "lambda" else sorted_by([first])]
    order = np.argsort(-key, kind="stable")
    return {name: values[order] for name, values in columns.items()}
