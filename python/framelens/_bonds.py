"""Which measures tell how strongly words are tied to one another?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from framelens._check import number
from framelens._measures import Differences, Ties, for_measures, given, sorted_by
from framelens._table import falling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

Bond = Literal["lambda", Differences, Ties]
#: What λ adds to every cell if nothing is said.
SMOOTHING = 0.5


def bonds_given(measures: Any) -> list[Bond]:
    """Return the names of measures, each once."""
    return given("measures", measures, Bond)


def smoothing_given(smoothing: float | None, names: Sequence[Bond]) -> dict[str, float]:
    """Return what λ adds; nothing, and an error where it is given, if nobody adds it."""
    added = for_measures(names, ["lambda"], smoothing=(smoothing, SMOOTHING))
    return {name: number(name, value) for name, value in added.items()}


def by_first(columns: Mapping[str, Any], names: Sequence[Bond]) -> dict[str, NDArray[Any]]:
    """Return the columns with the first measure falling; ties keep their order, NaN is last."""
    first = names[0]
    key = columns["lambda_z" if first == "lambda" else sorted_by([first])]
    return falling(columns, key)
