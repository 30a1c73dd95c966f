"""How far do windows reach, what counts in them, and which two groups are compared?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens._check import number, one_of, whole
from framelens._measures import sorted_by
from framelens._ngrams import Within
from framelens._options import left_out
from framelens._reference import REST, pair, plain
from framelens._table import decode
from framelens.keyness import Adjust

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framelens._bonds import Bond
    from framelens._groups import Groups

Counting = Literal["token", "window"]
Decay = Literal["inverse", "linear"]

#: The method of a p that is NaN.
NO_P = "none: a side has fewer than 2 documents with anything near"
#: More tokens than any text has.
WIDEST = 2**32 - 1


@dataclass(frozen=True)
class Reach:
    """What is near a node."""

    window: tuple[int, int]
    within: Within
    bridge: bool
    counting: Counting

    @property
    def core(self) -> tuple[Any, ...]:
        """As the core takes it."""
        return (*self.window, self.within == "document", self.bridge, self.counting)

    @property
    def settings(self) -> dict[str, Any]:
        """As a result tells it."""
        return {**vars(self), "window": list(self.window)}


def reach_given(window: Any, within: Any, bridge: Any, counting: Any) -> Reach:
    """Return how far windows reach."""
    one_of("within", within, Within)
    one_of("counting", counting, Counting)
    sides = window if isinstance(window, (tuple, list)) else (window, window)
    if len(sides) != 2:
        raise ValueError(f"window must be a whole number or a pair such as (5, 0), got {window!r}")
    left, right = (min(whole("window", side, least=0), WIDEST) for side in sides)
    if left + right == 0:
        raise ValueError(f"window must hold at least one token, got {window!r}")
    return Reach((left, right), within, bool(bridge), counting)


def weights_given(weights: Any) -> str | list[float] | None:
    """Return the weights of distances: a name, or numbers."""
    if weights is None:
        return None
    if isinstance(weights, str):
        one_of("weights", weights, Decay)
        return weights
    if not hasattr(weights, "__iter__"):
        raise TypeError(f"weights must be a name or a list of numbers, got {weights!r}")
    return [number("weights", weight) for weight in weights]


@dataclass(frozen=True)
class Comparison:
    """Which two groups are compared, and how."""

    target: Any
    reference: Any
    places: tuple[int, list[int] | None]
    permutations: int
    seed: int
    adjust: Adjust

    @property
    def core(self) -> tuple[Any, ...]:
        """As the core takes it."""
        return (*self.places, self.permutations, self.seed, self.adjust)

    @property
    def settings(self) -> dict[str, Any]:
        """As a result tells it."""
        names = ("permutations", "seed", "adjust")
        sides = {"target": plain(self.target), "reference": plain(self.reference)}
        return sides | {name: getattr(self, name) for name in names}

    def methods(self, p: NDArray[np.float64]) -> NDArray[Any]:
        """Tell how each p was found."""
        done = f"{self.permutations} permutations of documents"
        return decode([done, NO_P], np.isnan(p).astype(np.uint32))


def comparison_given(grouped: Groups, target: Any, reference: Any, **how: Any) -> Comparison | None:
    """Return what is compared; None where no target is given, and then nothing else may be."""
    if target is None:
        left_out("no target is given", reference=reference, **how)
        return None
    given: dict[str, Any] = {"permutations": 999, "seed": 0, "adjust": "bh"}
    given |= {name: value for name, value in how.items() if value is not None}
    one_of("adjust", given["adjust"], Adjust)
    given["permutations"] = whole("permutations", given["permutations"], least=1)
    given["seed"] = whole("seed", given["seed"], least=0)
    if not grouped.labels:
        raise TypeError("by must name one docvar, whose values are target and reference, got None")
    if len(grouped.labels) != 1:
        raise TypeError(f"by must name one docvar, got {list(grouped.labels)}")
    (labels,) = grouped.labels.values()
    other = REST if reference is None else reference
    return Comparison(target, other, pair(labels, target, other), **given)


def table_of(
    found: Mapping[str, Any], names: Sequence[Bond], *, weighted: bool, compared: bool
) -> dict[str, Any]:
    """Return the columns of the core in their order, sorted; two groups side by side."""
    columns = dict(found)
    both = columns.pop("compared")
    measures = columns.pop("measures")
    columns["term"] = np.array(columns["term"], dtype=object)
    if not weighted:
        del columns["weighted"], columns["weighted_pmi"]
    columns |= measures
    first = names[0]
    key = "lambda_z" if first == "lambda" else sorted_by([first])
    if compared:
        return falling_by_frame(side_by_side(columns, both, ("frame", "group", "term")))
    order = np.lexsort((-columns[key], columns["group"], columns["frame"]))
    return {name: values[order] for name, values in columns.items()}


def falling_by_frame(columns: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Return the columns with the difference falling in each frame; ties keep their order."""
    order = np.lexsort((-columns["difference"], columns["frame"]))
    return {name: values[order] for name, values in columns.items()}


def side_by_side(
    columns: dict[str, NDArray[Any]], both: dict[str, NDArray[Any]], keys: Sequence[str]
) -> dict[str, NDArray[Any]]:
    """Return a row for each of the `keys`, with the columns of target and reference."""
    here, there = (columns["group"] == side for side in (0, 1))
    found = {name: columns.pop(name)[here] for name in keys}
    wide = {"target": columns["count"][here], "reference": columns.pop("count")[there]}
    for name, values in columns.items():
        wide |= {f"target_{name}": values[here], f"reference_{name}": values[there]}
    docs, shares = ("target_docs", "reference_docs"), ("target_share", "reference_share")
    shown = ("target", "reference", *docs, *shares)
    found |= {name: wide.pop(name) for name in shown}
    found |= {name: both[name] for name in ("difference", "log_ratio")}
    return found | wide | {name: both[name] for name in ("p", "q")}
