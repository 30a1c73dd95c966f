"""How does a text stay a text in a spreadsheet?"""

from __future__ import annotations

from typing import Any

import pandas as pd

#: What spreadsheets take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(table: pd.DataFrame) -> pd.DataFrame:
    """Put ' before every text that a spreadsheet would run, in cells and heads."""
    kept = table.copy()
    for name in kept.columns:
        if kept[name].dtype == object or pd.api.types.is_string_dtype(kept[name]):
            kept[name] = kept[name].map(_harmless)
    return kept.rename(columns=_harmless)


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
