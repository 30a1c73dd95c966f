"""Which values of a column of dates does a caller mean?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._input import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: A day without a time of day.
DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")


def holds_dates(values: pd.Series[Any]) -> bool:
    """Whether a column holds dates: of pandas' own kind, or as Python's objects."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return True
    there = values.dropna()
    return len(there) > 0 and all(isinstance(value, dt.date) for value in there)


def at_dates(name: str, values: pd.Series[Any], allowed: Sequence[Any]) -> NDArray[np.bool_]:
    """Return which values are one of the dates `allowed`; a date without a time is a whole day."""
    column = pd.to_datetime(values)
    keep = np.zeros(len(column), dtype=bool)
    for value in allowed:
        start, whole = _parsed(name, value)
        zone = column.dt.tz
        if zone is not None and start.tzinfo is None:
            start = start.tz_localize(zone)
        if zone is None and start.tzinfo is not None:
            raise ValueError(f"{name} has no time zone, got one in {value!r}")
        found = column.dt.normalize() == start if whole else column == start
        if not found.any():
            days = sorted(column.dropna().unique())
            raise ValueError(
                f"{name} must be one of {shown(map(str, days))}, or the day of one, got {value!r}"
            )
        keep |= found.to_numpy(dtype=bool)
    return keep


def _parsed(name: str, value: Any) -> tuple[pd.Timestamp, bool]:
    """Return a point in time, and whether the whole day from then on is meant."""
    if isinstance(value, (str, dt.date, np.datetime64)):
        try:
            stamp = pd.Timestamp(value)
        except ValueError:
            stamp = None
        if isinstance(stamp, pd.Timestamp):
            is_day = isinstance(value, str) and DAY.fullmatch(value.strip()) is not None
            return stamp, is_day or type(value) is dt.date
    raise ValueError(f"{name} must be a date such as '2024-03-26', got {value!r}")
