"""What does a row of a table say of the lines behind it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._dedupe import copies, replayed
from framelens._groups import DOC, Groups, groups
from framelens._input import shown
from framelens._reference import REST, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framelens import _core
    from framelens.corpus import Corpus

    Row = Mapping[str, Any] | pd.Series[Any]
    Sides = list[tuple[str | None, _core.Hits]]


def value(row: Row, column: str) -> Any:
    """Return what the row has in a column."""
    if column not in row:
        raise ValueError(f"row must have the column {column!r}, got {shown(row.keys())}")
    return row[column]


def counted(found: list[_core.Hits], wanted: Sequence[tuple[str | None, Any, Any]]) -> Sides:
    """Return the hits of the reading that the row counts; nearly always there is only one."""
    for hits in found:
        kept = [(side, hits.of(0, keep)) for side, keep, _ in wanted]
        if all(len(part) == w[2] for (_, part), w in zip(kept, wanted, strict=True)):
            return kept
    counts = " and ".join(str(count) for *_, count in wanted)
    raise ValueError(
        f"row must be of this corpus, got one that counts {counts} lines that are not there"
    )


def members(corpus: Corpus, row: Row, known: Mapping[str, Any]) -> NDArray[np.bool_]:
    """Return which documents are of the row's group."""
    grouping = grouped(corpus, known)
    wanted = np.ones(grouping.n, dtype=bool)
    for name, labels in grouping.labels.items():
        wanted &= equal(labels, value(row, name))
    number = np.flatnonzero(wanted)
    if not number.size:
        names = {name: value(row, name) for name in grouping.labels}
        raise ValueError(f"row must name a group of the corpus, got {names}")
    return np.asarray(no_copies(corpus, grouping, known) & (grouping.codes == number[0]))


def grouped(corpus: Corpus, known: Mapping[str, Any]) -> Groups:
    by = known["by"] if isinstance(known["by"], list) else [known["by"]]
    # A period tells the docvar that its dates are in.
    names = [name["period"] if isinstance(name, dict) else name for name in by if name is not None]
    absent = set(names) - {DOC, *nw.from_native(corpus.docvars).columns}
    if absent:
        raise ValueError(
            f"corpus must have the docvar {min(absent)!r}, by which the table was grouped; "
            "add it with corpus.assign"
        )
    # Documents without a group were told of when the table was made.
    return groups(corpus, known["by"], warn=False)


def equal(labels: NDArray[Any], value: Any) -> NDArray[np.bool_]:
    """Compare item by item; a label may be a tuple, or a date in any way of writing it."""
    if labels.dtype.kind == "M":
        return np.asarray(labels == pd.Timestamp(value).to_datetime64())
    if labels.dtype == object:
        return np.array([label == value for label in labels.tolist()], dtype=bool)
    return np.asarray(labels == value)


def codes_of(codes: NDArray[np.int32], labels: NDArray[Any], label: Any) -> NDArray[np.bool_]:
    if labels.dtype.kind == "M":
        return np.asarray(codes == number_of("row", label, labels))
    numbers = [
        n for n, known in enumerate(labels.tolist()) if known == label or str(known) == label
    ]
    if not numbers:
        raise ValueError(f"row must name a group of the corpus, got {label!r}")
    return np.asarray(codes == numbers[0])


def both_sides(
    corpus: Corpus, row: Row, known: Mapping[str, Any]
) -> list[tuple[str | None, NDArray[np.bool_], Any]]:
    """Return which documents are of the target, and of the reference, with their counts."""
    grouping = grouped(corpus, known)
    ((name, labels),) = grouping.labels.items()
    target = known["target"] if known["target"] is not None else value(row, name)
    is_target = codes_of(grouping.codes, labels, target)
    is_reference = (grouping.codes >= 0) & ~is_target
    # A group may be called "rest"; it is meant only where one target was named.
    if known["reference"] != REST or (known["target"] is not None and REST in labels.tolist()):
        is_reference = np.zeros(len(grouping.codes), dtype=bool)
        for label in listed(known["reference"]):
            is_reference |= codes_of(grouping.codes, labels, label)
    sides = Groups(np.where(is_target, 0, np.where(is_reference, 1, -1)).astype(np.int32), 2, {})
    once = no_copies(corpus, sides, known)
    both = (("target", once & is_target), ("reference", once & is_reference))
    return [(side, keep, value(row, side)) for side, keep in both]


def no_copies(corpus: Corpus, grouping: Groups, known: Mapping[str, Any]) -> NDArray[np.bool_]:
    """Return which documents are no copies that the table left out."""
    clusters = replayed(corpus, known)
    if clusters is None:
        return np.ones(len(corpus), dtype=bool)
    return ~copies(corpus, grouping, clusters)[0]


def listed(one: Any) -> list[Any]:
    """Return a list of what may be one thing alone."""
    return list(one) if isinstance(one, (list, tuple)) else [one]
