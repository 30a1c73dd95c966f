"""What does a row of a table say of the lines behind it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens._input import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from framelens import _core

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
