"""How do the words look that make two groups differ?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens._check import whole
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

NEEDED = ("term", "part", "direction", "target", "reference")
UNITS = {
    "jsd": "part of the Jensen-Shannon divergence, bits",
    "proportion": "difference of shares",
    "entropy": "part of the difference of entropies, bits",
    "dictionary": "part of the difference of mean scores",
}


def shift(table: Any, *, n: int = 30, ax: Axes | None = None) -> Axes:
    """Draw the terms that have the largest parts in the difference between two groups.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.shift` (pandas, polars or pyarrow), or some of its rows.
    n : int, default 30
        How many terms to show, at most.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of terms if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of parts or has no row.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Parts of a divergence have no sign: they are drawn to the right where the term is more frequent
    in the target, to the left where it is in the reference. Other parts are drawn as they are.
    Beside each bar stand the occurrences in the target and in the reference.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.shift(fl.load_sample(), by="outlet", target="Eastern Beacon")
    >>> ax = fl.plot.shift(table, n=10)
    >>> ax.get_title(loc="left")
    'Eastern Beacon against the rest'
    """
    frame, how = shared.opened(table, "shift", NEEDED)
    n = whole("n", n, least=1)
    frame = frame.sort_values("part", key=abs, ascending=False, kind="stable")
    rows = frame[frame["part"] != 0].head(n).reset_index(drop=True)
    rows["mark"] = ""
    ax = shared.axes(ax, shared.size_of_bars(len(rows)))
    by_direction = bool((frame["part"] >= 0).all())
    _bars(ax, rows, by_direction=by_direction)
    one, other = sides = shared.sides_of(how)
    shared.title(ax, sides)
    # Parts that cancel out leave a rounding error, which is no figure to show.
    total = f"; all together {round(how['total'], 12):.3g}" if "total" in how else ""
    more, less = ("right", "left") if by_direction else ("blue", "orange")
    where = f"{more}: more frequent in {one}; {less}: in {other}"
    unit = UNITS.get(str(how.get("method")), "part")
    ax.set_xlabel(f"{unit}{total}\n{where}", size=shared.SMALL)
    return ax


def _bars(ax: Axes, rows: pd.DataFrame, *, by_direction: bool) -> None:
    # The sign of a part that has none is that of the side which uses the term more.
    side = rows["direction"].map({"+": 1, "-": -1, "=": 0})
    value = rows["part"] * side if by_direction else rows["part"]
    ink = (side > 0).map({True: shared.OVER, False: shared.UNDER}).tolist()
    ax.barh(rows.index, value, color=ink, height=0.72)
    shared.frame_of_bars(ax, rows)
    shared.write_counts(ax, rows, value, value > 0)
    if by_direction:
        ax.xaxis.set_major_formatter(lambda place, _: f"{abs(place):g}")
