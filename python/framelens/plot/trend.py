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
#: Where an interval ends beyond so many times the largest rate, the axis ends at the second number.
LONGEST_BAND, CUT_BAND = 4.0, 2.0
NARROW = "open: interval too narrow"
GAP = "no words"


def trend(table: Any, *, ax: Axes | None = None) -> Axes:
    """Draw a table of trends as lines over time with bands for their intervals.

    A line for each frame and group, a point for each period. A period without words breaks the line
    and has a cross below, in grey where all lines break. An upright line marks where a change
    begins, with its p. An open point stands for an interval that is known to be too narrow: its
    method is Poisson, or ``bursty``. Bands that would leave the lines no room are cut by the axis.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.trend` (pandas, polars or pyarrow), or some of its rows: at most
        seven series.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

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
    ax = shared.axes(ax, SIZE)
    limit = _limit(rows)
    for number, name in enumerate(series):
        _draw(ax, rows[rows["series"] == name], number, shared.shorten(name), limit)
    _axes_of(ax, rows, limit, how)
    return ax


def _limit(rows: pd.DataFrame) -> float:
    """Return the upper end of the axis."""
    rate, high = rows["rate"].max(), rows["high"].replace(np.inf, np.nan).max()
    if np.isnan(rate):
        return 1.0
    room = rate * CUT_BAND if 0 < rate * LONGEST_BAND < high else high
    return float(np.nanmax([1.1 * rate, room * 1.03])) or 1.0


def _draw(ax: Axes, rows: pd.DataFrame, number: int, name: str, limit: float) -> None:
    """Draw one series: band, line, points, gaps and the change."""
    rows = rows.sort_values("begins", kind="stable")
    ink, marker = shared.PALETTE[number], shared.MARKERS[number]
    days, high = rows["begins"].to_numpy(), rows["high"].clip(upper=limit).to_numpy()
    ax.fill_between(days, rows["low"].to_numpy(), high, color=ink, alpha=0.13, lw=0)
    ax.plot(days, rows["rate"], color=ink, lw=1.3, zorder=3)
    # A period between two gaps has no band to be seen: its interval is a whisker.
    known = rows[rows["rate"].notna()]
    ax.vlines(
        known["begins"], known["low"], known["high"].clip(upper=limit), ink, lw=0.7, alpha=0.5
    )
    unsure = known["ci_method"].astype(str).str.contains(shared.UNSURE, case=False)
    points: dict[str, Any] = {"mec": ink, "mew": 1.2, "ms": 5, "ls": "none", "zorder": 4}
    for is_open, part in ((False, known[~unsure]), (True, known[unsure])):
        face = "white" if is_open else ink
        ax.plot(part["begins"], part["rate"], marker, mfc=face, **points)
    ax.plot([], [], color=ink, marker=marker, ms=5, lw=1.3, label=name)
    changes = rows[rows["change"].astype(bool)]
    for begin, p in zip(changes["begins"], changes["change_p"], strict=True):
        ax.axvline(begin, color=ink, lw=1.2, ls=(0, (5, 2)), zorder=2)
        ax.annotate(
            f"change, p = {p:.2g}",
            (begin, 1),
            (3, -9 - 10 * number),
            xycoords=ax.get_xaxis_transform(),
            textcoords="offset points",
            size=shared.TINY,
            color=ink,
        )


def _axes_of(ax: Axes, rows: pd.DataFrame, limit: float, how: dict[str, Any]) -> None:
    gaps = rows[rows["rate"].isna()]
    broken = gaps.groupby("begins")["series"].nunique().reindex(gaps["begins"]).to_numpy()
    # One sign where all lines break, else each in its colour.
    everywhere = broken == rows["series"].nunique()
    inks = dict(zip(rows["series"].unique(), shared.PALETTE, strict=False))
    colours = gaps["series"].map(inks).where(~everywhere, shared.FAINT)
    below = np.full(len(gaps), -0.035 * limit)
    if len(gaps):
        ax.scatter(gaps["begins"], below, 22, colours, marker="x", lw=1.2, clip_on=False)
        ax.plot([], [], "x", color=shared.FAINT, ms=4.5, label=GAP)
    if rows.loc[rows["rate"].notna(), "ci_method"].str.contains(shared.UNSURE, case=False).any():
        ax.plot([], [], "o", mfc="white", mec=shared.FAINT, ms=5, label=NARROW)
    ax.set_ylim(-0.06 * limit, limit)
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(labelsize=shared.SMALL, colors=shared.INK)
    ax.set_axisbelow(True)
    ax.grid(axis="y", color="#dddddd", lw=0.6)
    ax.set_ylabel(f"hits per {how['per']:,g} words" if "per" in how else "rate", size=shared.SMALL)
    ax.set_xlabel(f"band: {shared.interval_label(how)}", size=shared.SMALL, color=shared.FAINT)
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    places = AutoDateLocator(maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis_date()
    ax.xaxis.set_major_locator(places)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(places))  # type: ignore[no-untyped-call]
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=4,
        frameon=False,
        fontsize=shared.SMALL,
        borderaxespad=0.2,
    )
