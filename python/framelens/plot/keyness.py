"""How do the terms look that set one group apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from framelens._check import whole
from framelens._input import shown
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEEDED = ("term", "target", "reference")
COUNTS = ("target_docs", "reference_docs", "target_rate", "reference_rate")
CHANCE = ("p", "q", "p_method")
LABELS = {
    "g2": "G² (signed: right of 0, more frequent in the target)",
    "log_ratio": "log ratio: doublings",
    "log_odds": "log-odds ratio with an informative prior",
    "log_odds_z": "log-odds ratio in standard errors",
}
ROW = 0.21


def keyness(
    table: Any,
    *,
    group: Any = None,
    n: int = 15,
    measure: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the terms that one group uses most above, and most below, what the other does.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.keyness` (pandas, polars or pyarrow), or some of its rows.
    group : value of the column of groups, optional
        Whose comparison to draw; needed if the table holds several.
    n : int, default 15
        How many terms to show on either side, at most.
    measure : str, optional
        A column of the table; the first measure if not given.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of terms if not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of key terms or has no row, holds several comparisons and `group`
        is not one of them, or `measure` is not one of its measures.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Beside each bar stand the occurrences in the target and in the reference. A measure with an
    interval shows it. Terms whose measure is NaN or 0 are not shown.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.keyness(fl.load_sample(), by="outlet", min_count=5)
    >>> ax = fl.plot.keyness(table, group="Eastern Beacon", n=5)
    >>> ax.get_title(loc="left")
    'Eastern Beacon against the rest'
    """
    shared.needs_matplotlib()
    n = whole("n", n, least=1)
    how = shared.known_settings(table)
    frame = shared.checked(table, "keyness", NEEDED)
    measure = _measure(frame, measure)
    one, named = _comparison(frame, group)
    rows = _extremes(one, measure, n)
    ax = shared.axes(ax, _size(rows))
    _bars(ax, rows, measure)
    target = named if named is not None else how.get("target", "target")
    reference = how.get("reference", "rest")
    against = "the rest" if reference == "rest" else shared.shorten(reference)
    ax.set_title(f"{shared.shorten(target)} against {against}", loc="left", size=10, weight="bold")
    with_interval = f", with {shared.interval_label(how)}" if f"{measure}_low" in rows else ""
    ax.set_xlabel(LABELS.get(measure, measure) + with_interval, size=shared.SMALL)
    return ax


def size(table: Any, group: Any, n: int) -> tuple[float, float]:
    """Return the width and height in inches that the plot of this comparison needs."""
    frame = shared.checked(table, "keyness", NEEDED)
    return _size(_extremes(_comparison(frame, group)[0], _measure(frame, None), n))


def _size(rows: pd.DataFrame) -> tuple[float, float]:
    return 7.0, ROW * max(len(rows), 2) + 1.0


def _measure(frame: pd.DataFrame, measure: str | None) -> str:
    """Return the column to draw."""
    last = list(frame.columns).index("reference")
    known = [
        name
        for name in frame.columns[last + 1 :]
        if name not in (*COUNTS, *CHANCE) and not name.endswith(("_low", "_high"))
    ]
    if not known:
        raise ValueError("table must hold at least one measure, got none")
    if measure is None:
        return str(known[0])
    if measure not in known:
        raise ValueError(f"measure must be one of {', '.join(known)}, got {measure!r}")
    return measure


def _comparison(frame: pd.DataFrame, group: Any) -> tuple[pd.DataFrame, Any]:
    """Return the rows of one comparison and the name of its target, if the table tells it."""
    by = shared.between(frame, "term", ["target"])
    if not by:
        if group is not None:
            raise ValueError(f"group: the table holds one comparison without a name, got {group!r}")
        return frame, None
    names = frame[by[0]]
    known = names.unique().tolist()
    if group is None and len(known) == 1:
        group = known[0]
    if group not in known:
        got = "none" if group is None else repr(group)
        raise ValueError(f"group must be one of {shown(known)}, got {got}")
    return frame[names == group], shared.name_of(group)


def _extremes(frame: pd.DataFrame, measure: str, n: int) -> pd.DataFrame:
    """Return the n terms most above and the n most below 0, falling."""
    ordered = frame.sort_values(measure, ascending=False, kind="stable")
    over, under = ordered[ordered[measure] > 0], ordered[ordered[measure] < 0]
    return pd.concat([over.head(n), under.tail(n)]).reset_index(drop=True)


def _bars(ax: Axes, rows: pd.DataFrame, measure: str) -> None:
    shared.quiet(ax)
    value = rows[measure]
    ink = (value > 0).map({True: shared.OVER, False: shared.UNDER}).tolist()
    ax.barh(rows.index, value, color=ink, height=0.72)
    low, high = value.clip(upper=0), value.clip(lower=0)
    if f"{measure}_low" in rows:
        ends = rows[[f"{measure}_low", f"{measure}_high"]]
        ax.hlines(rows.index, ends.iloc[:, 0], ends.iloc[:, 1], shared.INK, lw=1)
        low, high = low.clip(upper=ends.iloc[:, 0]), high.clip(lower=ends.iloc[:, 1])
    pairs = zip(rows["target"], rows["reference"], strict=True)
    for place, text in enumerate(f"{target:,} : {reference:,}" for target, reference in pairs):
        over = value[place] > 0
        ax.annotate(
            text,
            (high[place] if over else low[place], place),
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
