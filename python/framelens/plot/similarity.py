"""How does likeness look?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens._check import one_of
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

Order = Literal["cluster", "given"]

#: Larger matrices show no numbers.
MOST_NUMBERS = 12
#: Larger ones have no names, and are no larger than so many inches.
MOST_NAMES, LARGEST = 60, 12.0
#: Methods whose unit is the bit.
BITS = ("jsd", "kl", "jeffreys")
#: The colours never spread over less than this: tiny differences stay pale.
LEAST_SPREAD = 0.05


def similarity(matrix: Any, *, ax: Axes | None = None, order: Order = "cluster") -> Axes:
    """Draw a square of likeness as a map of colours.

    Colours spread over the values off the diagonal; up to 12 × 12 the numbers are written in. A
    pair without a value is hatched. Of more than 60 rows the names are left out.

    Parameters
    ----------
    matrix : DataFrame, square
        A table of :func:`framelens.similarity`, or any square of numbers whose columns name the
        rows (pandas, polars or pyarrow).
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose size follows the number of rows if not given.
    order : {"cluster", "given"}, default "cluster"
        ``"cluster"``: like beside like, by average linkage; rows with missing values last.
        ``"given"``: as in the matrix.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a square of numbers, or `order` is not one of the values above.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    A matrix whose diagonal is lower than the rest is taken to hold distances.

    Examples
    --------
    >>> import framelens as fl
    >>> matrix = fl.similarity(fl.load_sample(), by="outlet", weighting="tfidf")
    >>> ax = fl.plot.similarity(matrix, order="given")
    >>> [label.get_text() for label in ax.get_yticklabels()][:2]
    ['Atlantic Ledger', 'Eastern Beacon']
    """
    shared.needs_matplotlib()
    one_of("order", order, Order)
    how = shared.known_settings(matrix)
    square, names = _square(matrix)
    places = _clustered(square) if order == "cluster" and len(square) > 2 else range(len(square))
    places = np.asarray(places, dtype=np.intp)
    square, names = square[np.ix_(places, places)], [names[place] for place in places]
    ax = shared.axes(ax, _size(names), "compressed")
    _cells(ax, square, how)
    named = len(names) <= MOST_NAMES
    ticks = range(len(names)) if named else ()
    names = names if named else []
    labels = [shared.shorten(name, 24) for name in names]
    ax.set_yticks(ticks, labels)
    ax.set_xticks(ticks, labels, rotation=90 if len(names) > MOST_NUMBERS else 35)
    for label in ax.get_xticklabels():
        label.set(ha="center" if len(names) > MOST_NUMBERS else "right", rotation_mode="anchor")
        if len(names) > MOST_NUMBERS:
            label.set(ha="right", va="center")
    ax.tick_params(length=0, labelsize=shared.SMALL if len(names) <= 30 else 7)
    return ax


def size(matrix: Any) -> tuple[float, float]:
    """Return the width and height in inches that the plot of this matrix needs."""
    return _size(_square(matrix)[1])


def _size(names: list[str]) -> tuple[float, float]:
    cell = 0.62 if len(names) <= MOST_NUMBERS else 0.2
    side = min(cell * len(names), LARGEST)
    room = 0.075 * min(max(map(len, names)), 24) if len(names) <= MOST_NAMES else 0.0
    return max(side + room + 1.3, 3.2), max(side + room + 0.3, 2.2)


def _square(matrix: Any) -> tuple[NDArray[np.float64], list[str]]:
    frame = shared.as_pandas(matrix, "similarity")
    if frame.shape[0] != frame.shape[1] or not len(frame):
        raise ValueError(f"matrix must be square, got {frame.shape[0]} × {frame.shape[1]}")
    try:
        values = frame.to_numpy(dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise TypeError(f"matrix must hold numbers: {error}") from error
    names = [
        shared.JOINT.join(map(shared.name_of, name if isinstance(name, tuple) else (name,)))
        for name in frame.columns
    ]
    return values, names


def _clustered(square: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the rows in an order that puts like beside like."""
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    whole = ~np.isnan(square).all(axis=1)
    known = np.flatnonzero(whole & ~np.isnan(square[:, whole]).any(axis=1))
    rest = np.setdiff1d(np.arange(len(square)), known)
    if len(known) < 3:
        return np.concatenate([known, rest])
    part = square[np.ix_(known, known)]
    apart = part if _are_distances(part) else part.max() - part
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), method="average", optimal_ordering=True)
    return np.concatenate([known[leaves_list(tree)], rest])


def _are_distances(square: NDArray[np.float64]) -> bool:
    off = square[~np.eye(len(square), dtype=bool)]
    return bool(off.size) and bool(np.nanmean(np.diag(square)) < np.nanmean(off))


def _cells(ax: Axes, square: NDArray[np.float64], how: dict[str, Any]) -> None:
    import matplotlib as mpl
    from matplotlib.patches import Rectangle

    diagonal = np.eye(len(square), dtype=bool)
    off = square[~diagonal & np.isfinite(square)]
    low, high = (float(off.min()), float(off.max())) if off.size else (0.0, 1.0)
    if high - low < LEAST_SPREAD:
        low, high = (low + high - LEAST_SPREAD) / 2, (low + high + LEAST_SPREAD) / 2
    colours = mpl.colormaps["Blues"].with_extremes(bad="white")
    image = ax.imshow(np.where(diagonal, np.nan, square), cmap=colours, vmin=low, vmax=high)
    for place in range(len(square)):
        corner = (place - 0.5, place - 0.5)
        ax.add_patch(Rectangle(corner, 1, 1, lw=0, facecolor="#e8e8e8"))
    for row, column in np.argwhere(np.isnan(square)):
        corner = (column - 0.5, row - 0.5)
        ax.add_patch(Rectangle(corner, 1, 1, lw=0, fc="white", ec="#999999", hatch="////"))
    if len(square) <= MOST_NUMBERS:
        middle = (low + high) / 2
        for row, column in np.argwhere(np.isfinite(square)):
            value = square[row, column]
            dark = value > middle and row != column
            ink = "white" if dark else shared.INK
            text = f"{value:.2f}"
            ax.text(column, row, text, ha="center", va="center", size=shared.SMALL, color=ink)
    for spine in ax.spines.values():
        spine.set_visible(False)
    if off.size:
        bar = ax.figure.colorbar(image, ax=ax, fraction=0.05, pad=0.03, aspect=25)
        bar.outline.set_visible(False)
        bar.ax.tick_params(labelsize=shared.TINY)
        bar.set_label(_meaning(how), size=shared.SMALL)


def _meaning(how: dict[str, Any]) -> str:
    """Say what the colours stand for."""
    if "method" not in how:
        return "value"
    method = str(how["method"])
    if method == "cosine":
        weights = {"tfidf": " of tf-idf", "count": " of counts"}
        return method + weights.get(str(how.get("weighting")), "")
    bits = ", bits" if method in BITS else ""
    return (
        method.replace("_", " ") + bits + (" (distance)" if how.get("kind") == "distance" else "")
    )
