"""What does a square of likeness say of how far apart its rows are?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._table import settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: What rows are called where the matrix does not say.
ROW = "row"


def distances(matrix: Any) -> tuple[NDArray[np.float64], dict[str, Any], dict[str, Any]]:
    """Return distances between the rows, symmetric, the rows' names by column, and settings."""
    if isinstance(matrix, pd.DataFrame):
        frame = matrix
    else:
        try:
            frame = nw.from_native(matrix, eager_only=True).to_pandas()
        except (TypeError, AttributeError) as error:
            kind = type(matrix).__name__
            told = f"matrix must be a table of framelens.similarity, got {kind}"
            raise TypeError(told) from error
    if frame.shape[0] != frame.shape[1] or len(frame) < 2:
        raise ValueError(
            f"matrix must be square, with two rows or more, got {frame.shape[0]} × {frame.shape[1]}"
        )
    try:
        square = frame.to_numpy(dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise TypeError(f"matrix must hold numbers: {error}") from error
    how = _settings(matrix)
    alone = np.isnan(square) & ~np.eye(len(square), dtype=bool)
    if alone.any():
        row, column = (frame.columns[place] for place in np.argwhere(alone)[0])
        raise ValueError(
            f"matrix must have a number for every pair, got NaN for {row!r} and {column!r}; "
            "leave out documents without words"
        )
    if not np.isfinite(square[~np.eye(len(square), dtype=bool)]).all():
        raise ValueError("matrix must have finite numbers, got an infinite one")
    apart = square if _are_distances(square, how) else 1 - square
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    return np.maximum(apart, 0), _names(frame, how), how


def _settings(matrix: Any) -> dict[str, Any]:
    try:
        return settings(matrix)
    except ValueError:
        return {}


def _are_distances(square: NDArray[np.float64], how: dict[str, Any]) -> bool:
    """Whether large means apart: as the diagonal shows, on which nothing is far from itself.

    The settings cannot say it: pandas hands those of a likeness on to one minus it.
    """
    diagonal, off = np.diag(square), square[~np.eye(len(square), dtype=bool)]
    # A distance that is the root of rounded squares is not quite zero.
    if np.allclose(np.nan_to_num(diagonal), 0, atol=1e-6 * float(np.abs(off).max())):
        return True
    return "kind" not in how and bool(np.nanmean(diagonal) < np.mean(off))


def _names(frame: pd.DataFrame, how: dict[str, Any]) -> dict[str, Any]:
    by = how.get("by")
    levels = frame.columns.nlevels
    names = by if isinstance(by, list) else [by if isinstance(by, str) else ROW]
    if len(names) != levels:
        names = [f"{ROW}_{level}" for level in range(levels)]
    names = [name if isinstance(name, str) else name["period"] for name in names]
    values = [np.asarray(frame.columns.get_level_values(level)) for level in range(levels)]
    return dict(zip(names, values, strict=True))
