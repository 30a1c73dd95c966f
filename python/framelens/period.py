"""Which documents belong to the same day, week, month, quarter or year?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._docvars import docvar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens.corpus import Corpus

# What pandas calls periods that begin as ours do: weeks on Monday, years in January.
CODES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


@dataclass(frozen=True)
class Period:
    """A docvar of dates, taken by period; made by :func:`period`."""

    docvar: str
    unit: str

    def __str__(self) -> str:
        return self.docvar

    def as_setting(self) -> dict[str, str]:
        """Return what `period` was given, as JSON can hold it."""
        return {"period": self.docvar, "unit": self.unit}


def period(docvar: str, unit: str) -> Period:
    """Group documents by day, week, month, quarter or year.

    Parameters
    ----------
    docvar : str
        A column of dates: datetimes, dates, or strings that begin as ISO 8601 has them,
        ``"2024-03-26"``. For years also whole numbers such as 1990. Times with a zone count as the
        clock there showed.
    unit : {"day", "week", "month", "quarter", "year"}
        Weeks begin on Monday.

    Returns
    -------
    Period
        To be passed as `by`, or inside a list of docvars; the column of the result is called after
        the docvar and holds the first day of each period (datetime64).

    Raises
    ------
    TypeError, ValueError
        If `docvar` is no str or `unit` none of the above. If a value is no date, when it is used;
        the message names value and row.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.load_sample(), fl.Dictionary({"poles": ["multipolar*"]})
    >>> table = fl.framing(corpus, frames, by=fl.period("date", "quarter"))
    >>> table[["date", "count", "n_docs"]].head(2)
            date  count  n_docs
    0 2024-01-01      1       4
    1 2024-04-01      5      15
    """
    if not isinstance(docvar, str):
        raise TypeError(f"docvar must be the name of a column, got {docvar!r}")
    if unit not in CODES:
        raise ValueError(f"unit must be one of {', '.join(CODES)}, got {unit!r}")
    return Period(docvar, unit)


def starts(corpus: Corpus, by: Period) -> pd.Series[Any]:
    """Return the first day of each document's period; missing where the date is."""
    dates = _dates(docvar(corpus, by.docvar, parameter="by"), by)
    found: pd.Series[Any] = dates.dt.to_period(CODES[by.unit]).dt.start_time
    return found


def every(first: Any, last: Any, unit: str) -> NDArray[Any]:
    """Return the first days of all periods between two, those included."""
    found = pd.period_range(first, last, freq=CODES[unit])
    return np.asarray(found.start_time)


def _dates(values: pd.Series[Any], by: Period) -> pd.Series[Any]:
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        naive: pd.Series[Any] = values.dt.tz_localize(None)
        return naive
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return values
    if pd.api.types.is_bool_dtype(values.dtype) or pd.api.types.is_float_dtype(values.dtype):
        raise TypeError(f"by must name a column of dates, got {by.docvar!r} of {values.dtype}")
    if pd.api.types.is_integer_dtype(values.dtype):
        return _years(values, by)
    try:
        parsed = pd.to_datetime(values, format="ISO8601", errors="coerce", utc=True)
    except (TypeError, ValueError):
        parsed = pd.Series(pd.NaT, index=values.index, dtype="datetime64[ns, UTC]")
    wrong = np.flatnonzero(parsed.isna() & values.notna())
    if len(wrong):
        raise ValueError(
            f"by must name a column of dates, got {values.iloc[wrong[0]]!r} in {by.docvar!r} at "
            f"row {wrong[0]}; pandas.to_datetime reads other ways of writing dates"
        )
    # The clock of the place where it was written, not that of Greenwich.
    local = values.map(_local, na_action="ignore")
    return pd.to_datetime(local)


def _local(value: Any) -> Any:
    return pd.Timestamp(value).tz_localize(None)


def _years(values: pd.Series[Any], by: Period) -> pd.Series[Any]:
    known = values.dropna()
    if by.unit != "year" or not known.between(1, 9999).all():
        raise ValueError(
            f"by must name a column of dates, got {by.docvar!r} of whole numbers; these may stand "
            "for years (1 to 9999) where unit is 'year'"
        )
    texts = values.map(lambda year: f"{int(year):04d}-01-01", na_action="ignore")
    return pd.to_datetime(texts, format="%Y-%m-%d")
