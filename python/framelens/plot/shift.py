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
ROW = 0.21


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
    shared.needs_matplotlib()
    n = whole("n", n, least=1)
    how = shared.known_settings(table)
    frame = shared.checked(table, "shift", NEEDED)
    frame = frame.sort_values("part", key=abs, ascending=False, kind="stable")
    rows = frame[frame["part"] != 0].head(n).reset_index(drop=True)
    method = how.get("method")
    ax = shared.axes(ax, (7.0, ROW * max(len(rows), 2) + 1.0))
    _bars(ax, rows, by_direction=bool((frame["part"] >= 0).all()))
    reference = how.get("reference", "the reference")
    against = "the rest" if reference == "rest" else shared.shorten(reference)
    target = shared.shorten(how.get("target", "target"))
    ax.set_title(f"{target} against {against}", loc="left", size=10, weight="bold")
    total = f"; all together {how['total']:.3g}" if "total" in how else ""
    ax.set_xlabel(UNITS.get(str(method), "part") + total, size=shared.SMALL)
    return ax


def _bars(ax: Axes, rows: pd.DataFrame, *, by_direction: bool) -> None:
    shared.quiet(ax)
    # The sign of a part that has none is that of the side which uses the term more.
    side = rows["direction"].map({"+": 1, "-": -1, "=": 0})
    value = rows["part"] * side if by_direction else rows["part"]
    ink = (side > 0).map({True: shared.OVER, False: shared.UNDER}).tolist()
    ax.barh(rows.index, value, color=ink, height=0.72)
    pairs = zip(rows["target"], rows["reference"], strict=True)
    for place, text in enumerate(f"{target:,} : {reference:,}" for target, reference in pairs):
        over = value[place] > 0
        ax.annotate(
            text,
            (value[place], place),
            (4 if over else -4, 0),
            textcoords="offset points",
            ha="left" if over else "right",
            va="center",
            size=shared.TINY,
            color=shared.FAINT,
        )
    ax.set_yticks(rows.index, rows["term"].map(shared.shorten).tolist())
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.axvline(0, color=shared.INK, lw=0.8)
    ax.grid(axis="x", color="#dddddd", lw=0.6)
    # Room for the counts at the ends of the longest bars.
    ax.margins(x=0.2)
    if not len(rows):
        ax.text(0.5, 0.5, "no term differs", transform=ax.transAxes, ha="center", va="center")
