"""Which two groups are compared?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._input import shown

if TYPE_CHECKING:
    from framelens._groups import Groups

#: All groups but the target.
REST = "rest"


def number_of(grouped: Groups, target: Any, reference: Any) -> tuple[int, int | None]:
    """Return the numbers of the groups to compare; None is the rest."""
    if len(grouped.labels) != 1:
        raise TypeError(f"by must name one docvar, got {list(grouped.labels)}")
    labels = next(iter(grouped.labels.values()))
    if reference == REST and REST not in labels.tolist():
        return _place("target", target, labels), None
    if reference == target:
        raise ValueError(f"reference must be another group than the target, got {reference!r}")
    return _place("target", target, labels), _place("reference", reference, labels)


def _place(parameter: str, label: Any, labels: Any) -> int:
    known = list(labels) if labels.dtype.kind == "M" else labels.tolist()
    wanted = pd.Timestamp(label) if labels.dtype.kind == "M" else label
    if wanted not in known:
        raise ValueError(f"{parameter} must be one of {shown(known)}, got {label!r}")
    return int(known.index(wanted))


def plain(label: Any) -> Any:
    """Return a label as JSON can hold it."""
    if isinstance(label, np.generic):
        return label.item()
    return label if isinstance(label, (str, int, float, type(None))) else str(label)
