"""How does the use of frames over time look, with its uncertainty and its changes?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEEDED = ("frame", "n_docs", "rate", "low", "high", "ci_method", "change", "change_p")
SIZE = (8.0, 3.8)
#: More series have a panel each, of so many inches, under so many for the legend and the axis.
MOST_IN_ONE, PANEL, AROUND = 2, 1.25, 0.9
#: Where an interval ends beyond so many times the largest rate, the axis ends at the second number.
LONGEST_BAND, CUT_BAND = 4.0, 2.0
NARROW = "open: interval too narrow"
GAP = "no words"
CUT = "it goes beyond the axis"


def trend(table: Any, *, ax: Axes | None = None) -> Axes:
    """Draw a table of trends as lines over time with bands for their intervals.

    A line for each frame and group, a point for each period; more than two lines have a panel each,
    one above the other, with the same axes. A period without words breaks the line and has a cross
    below, in grey where all lines break; where it leaves a period alone, a whisker stands for the
    band. A dashed upright marks where a change begins, with its p. An open point stands for an
    interval that is known to be too narrow: its method is Poisson, or ``bursty``. Bands that would
    leave the lines no room are cut by the axis, and end in an arrow there.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.trend` (pandas, polars or pyarrow), or some of its rows: at most
        seven series.
    ax : matplotlib.axes.Axes, optional
        Where to draw, all lines together; new ones if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``. Of several panels
        it is the first; ``ax.figure.axes`` are all.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of trends, has no row, or more than seven series.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    The axis is labelled by the settings of the table, so a table that has lost them is labelled
    "rate".

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.Dictionary({"hegemony": ["hegemon*"], "sanctions": ["sanction*"]})
    >>> table = fl.trend(fl.load_sample(), frames, by=fl.period("date", "quarter"))
    >>> fl.plot.trend(table).get_ylabel()
    'hits per 1,000 words'
    """
    frame, how = shared.opened(table, "trend", NEEDED)
    *by, period = shared.between(frame, "frame", ("n_docs",)) or [""]
    if period not in frame.columns or not pd.api.types.is_datetime64_any_dtype(frame[period]):
        raise ValueError("table must be a table of framelens.trend, it has no column of periods")
    keys = ["frame", *by] if len(frame["frame"].unique()) > 1 or not by else by
    from matplotlib.dates import date2num

    begins = date2num(frame[period])  # type: ignore[no-untyped-call]
    rows = frame.assign(series=shared.names_of(frame, keys), begins=begins)
    series = list(rows["series"].unique())
    if len(series) > len(shared.PALETTE):
        raise ValueError(
            f"table must have at most {len(shared.PALETTE)} series, got {len(series)}; choose some "
            'rows, as in table[table["frame"] == "…"]'
        )
    rows["gap_ink"] = _gap_inks(rows)
    limit = _limit(rows)
    panels = _panels(ax, len(series))
    for number, name in enumerate(series):
        one, place = rows[rows["series"] == name], panels[number % len(panels)]
        _draw(place, one, number, limit, together=len(series) // len(panels))
        _name(place, number, shared.shorten(name), above=len(panels) > 1)
    for place in panels:
        _axes_of(place, limit)
    _labels(panels, rows, limit, how)
    return panels[0]


def _panels(ax: Axes | None, n: int) -> list[Axes]:
    """Return where to draw `n` series: in the Axes given, in one for all, or in one each."""
    if ax is not None or n <= MOST_IN_ONE:
        return [shared.axes(ax, SIZE)]
    import matplotlib.pyplot as plt

    size = SIZE[0], PANEL * n + AROUND
    how: dict[str, Any] = {"figsize": size, "layout": "constrained", "squeeze": False}
    return list(plt.subplots(n, 1, sharex=True, sharey=True, **how)[1][:, 0])


def _gap_inks(rows: pd.DataFrame) -> pd.Series[str]:
    """Return the colour of a gap in each row: that of its series, grey where all lines break."""
    broken = rows["rate"].isna().groupby([rows["begins"], rows["series"]]).any()
    everywhere = rows["begins"].map(broken.groupby("begins").sum()) == rows["series"].nunique()
    inks = dict(zip(rows["series"].unique(), shared.PALETTE, strict=False))
    return rows["series"].map(inks).where(~everywhere, shared.FAINT)


def _limit(rows: pd.DataFrame) -> float:
    """Return the upper end of the axis."""
    rate, high = rows["rate"].max(), rows["high"].replace(np.inf, np.nan).max()
    if np.isnan(rate):
        return 1.0
    room = rate * CUT_BAND if 0 < rate * LONGEST_BAND < high else high
    return float(np.nanmax([1.1 * rate, room * 1.03])) or 1.0


def _name(ax: Axes, number: int, name: str, *, above: bool) -> None:
    """Name a series, above its panel or in the legend."""
    ink, marker = shared.PALETTE[number], shared.MARKERS[number]
    if above:
        ax.set_title(name, loc="left", size=shared.SMALL, pad=6, color=ink)
    else:
        ax.plot([], [], color=ink, marker=marker, ms=5, lw=1.3, label=name)


def _draw(ax: Axes, rows: pd.DataFrame, number: int, limit: float, *, together: int) -> None:
    """Draw one series, of so many in these Axes: band, line, points, gaps and the change."""
    rows = rows.sort_values("begins", kind="stable")
    ink, marker = shared.PALETTE[number], shared.MARKERS[number]
    days, high = rows["begins"].to_numpy(), rows["high"].clip(upper=limit).to_numpy()
    alpha = 0.06 if together > MOST_IN_ONE else 0.13
    ax.fill_between(days, rows["low"].to_numpy(), high, color=ink, lw=0, alpha=alpha)
    ax.plot(days, rows["rate"], color=ink, lw=1.3, zorder=3)
    is_known = rows["rate"].notna()
    beside = is_known.shift(1, fill_value=False) | is_known.shift(-1, fill_value=False)
    known, alone = rows[is_known], rows[is_known & ~beside]
    ends = alone["high"].clip(upper=limit)
    ax.vlines(alone["begins"], alone["low"], ends, ink, lw=0.7, alpha=0.5)
    cut = known[known["high"] > limit]
    top = np.full(len(cut), limit)
    ax.plot(cut["begins"], top, "^", color=ink, ms=4, ls="none", clip_on=False, zorder=4)
    unsure = known["ci_method"].astype(str).str.contains(shared.UNSURE, case=False)
    points: dict[str, Any] = {"mec": ink, "mew": 1.2, "ms": 5, "ls": "none", "zorder": 4}
    for is_open, part in ((False, known[~unsure]), (True, known[unsure])):
        face = "white" if is_open else ink
        ax.plot(part["begins"], part["rate"], marker, mfc=face, **points)
    gaps = rows[~is_known]
    if len(gaps):
        below = np.full(len(gaps), -0.035 * limit)
        crosses: dict[str, Any] = {"marker": "x", "lw": 1.2, "clip_on": False}
        ax.scatter(gaps["begins"], below, 22, gaps["gap_ink"], **crosses)
    changes = rows[rows["change"].astype(bool)]
    for begin, p in zip(changes["begins"], changes["change_p"], strict=True):
        ax.axvline(begin, color=ink, lw=1.2, ls=(0, (5, 2)), zorder=2)
        ax.annotate(
            f"change, p = {p:.2g}",
            (begin, 1),
            (3, -9 - 10 * (number if together > 1 else 0)),
            xycoords=ax.get_xaxis_transform(),
            textcoords="offset points",
            size=shared.TINY,
            color=ink,
        )


def _axes_of(ax: Axes, limit: float) -> None:
    ax.set_ylim(-0.06 * limit, limit)
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(labelsize=shared.SMALL, colors=shared.INK)
    ax.set_axisbelow(True)
    ax.grid(axis="y", color="#dddddd", lw=0.6)
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    places = AutoDateLocator(maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis_date()
    ax.xaxis.set_major_locator(places)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(places))  # type: ignore[no-untyped-call]


def _labels(panels: list[Axes], rows: pd.DataFrame, limit: float, how: dict[str, Any]) -> None:
    """Name axes, lines and signs, once for all panels."""
    first, last = panels[0], panels[-1]
    known = rows[rows["rate"].notna()]
    if len(known) < len(rows):
        first.plot([], [], "x", color=shared.FAINT, ms=4.5, label=GAP)
    if known["ci_method"].str.contains(shared.UNSURE, case=False).any():
        first.plot([], [], "o", mfc="white", mec=shared.FAINT, ms=5, label=NARROW)
    label: dict[str, Any] = {"size": shared.SMALL}
    rate = f"hits per {how['per']:,g} words" if "per" in how else "rate"
    arrow = f"; arrow: {CUT}" if (known["high"] > limit).any() else ""
    last.set_xlabel(f"band: {shared.interval_label(how)}{arrow}", color=shared.FAINT, **label)
    legend: dict[str, Any] = {"ncols": 4, "frameon": False, "fontsize": shared.SMALL}
    if len(panels) > 1:
        first.figure.supylabel(rate, **label)
        if first.get_legend_handles_labels()[1]:
            first.figure.legend(loc="outside upper right", **legend)
        return
    first.set_ylabel(rate, **label)
    first.legend(loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, **legend)
