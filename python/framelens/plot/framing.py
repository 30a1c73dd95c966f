"""How does the use of frames look, with its uncertainty?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

NEEDED = ("frame", "rate", "low", "high", "ci_method")
NUMBERS = ("count", "docs", "n_docs", "tokens", "rate", "low")
#: Where an interval ends beyond so many times the largest rate, the axis ends at the second number.
LONGEST_WHISKER, CUT_WHISKER = 4.0, 2.5
#: Width of the plot, and of a sign of the legend, in inches.
WIDTH, SIGN = 8.0, 0.075
CUT = "arrow: the interval goes beyond the axis"
NARROW = "open, dashed: interval too narrow"
ROW, GAP, HEADING = 0.19, 0.13, 0.24
#: More groups, or rows, have no names, and all rows together take so many inches.
MOST_NAMES, MOST_ROWS, TALLEST = 60, 120, 20.0


@dataclass(frozen=True)
class _Layout:
    """Where each row stands, from the top, in inches."""

    rows: pd.DataFrame
    #: Frame or group: place on the axis and name.
    ticks: list[tuple[float, str]]
    #: Names of blocks: place and name; none if the ticks name the blocks.
    headings: list[tuple[float, str]]
    #: Top and bottom of each block.
    blocks: list[tuple[float, float]]
    coloured: bool
    #: Inches from one group to the next.
    row: float = ROW

    @property
    def height(self) -> float:
        return self.blocks[-1][1]


def framing(table: Any, *, ax: Axes | None = None) -> Axes:
    """Draw the rates of a table of frames as points with their intervals.

    One block a frame, one point a group. Up to seven groups have colours and shapes; more have a
    line with their name each; more than 60, or 120 rows in all, have no names and stand in the
    order of their rates. An open point with a dashed whisker stands for an interval that is known
    to be too narrow: its method is Poisson, or ``bursty``. An interval that would leave the others
    no room is cut and ends in an arrow.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.framing` (pandas, polars or pyarrow), or some of its rows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of rows if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of frames, or has no row.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    A row without a rate is shown as "no data". The axis is labelled by the settings of the table,
    so a table that has lost them is labelled "rate". They tell the names of years, quarters and
    months ("2024", "2024 Q1", "2024-03"); other periods, and all of a table without them, are named
    by their first day. More than 120 rows stand closer: however many they are, they take at most 23
    inches of height, with room for the name of each frame on top.

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.Dictionary({"hegemony": ["hegemon*"], "sanctions": ["sanction*"]})
    >>> ax = fl.plot.framing(fl.framing(fl.load_sample(), frames, by="outlet"))
    >>> ax.get_xlabel()
    'hits per 1,000 words, with 95% interval'
    """
    shared.needs_matplotlib()
    layout, how = _layout(table), shared.known_settings(table)
    ax = shared.axes(ax, _size(layout))
    for number, (top, bottom) in enumerate(layout.blocks):
        if number % 2 == 0 and len(layout.blocks) > 1:
            ax.axhspan(top, bottom, color=shared.BAND, lw=0, zorder=0)
    limit = _limit(layout.rows)
    handles = _points(ax, layout, limit)
    _axes_of(ax, layout, limit, how)
    if handles:
        _legend(ax, handles)
    return ax


def size(table: Any) -> tuple[float, float]:
    """Return the width and height in inches that the plot of this table needs."""
    return _size(_layout(table))


def _size(layout: _Layout) -> tuple[float, float]:
    lines = 1
    if layout.coloured:
        names = [*map(shared.shorten, layout.rows["group"].unique()), NARROW]
        lines = -(-len(names) // _columns(names))
    note = 0.15 * bool((layout.rows["high"] > _limit(layout.rows)).any())
    return WIDTH, max(layout.height + 0.2 * lines + 0.65 + note, 1.6)


def _columns(labels: list[str]) -> int:
    """Return how many columns of the legend fit the width; it is filled column by column."""
    for n in range(len(labels), 1, -1):
        parts = np.array_split([len(label) for label in labels], n)
        if sum(SIGN * part.max() + 0.6 for part in parts) < WIDTH:
            return n
    return 1


def _layout(table: Any) -> _Layout:
    frame = shared.checked(table, "framing", NEEDED)
    by = shared.between(frame, "frame", NUMBERS)
    units = shared.periods_of(shared.known_settings(table))
    group = shared.names_of(frame, by, units) if by else pd.Series("", index=frame.index)
    rows = frame[list(NEEDED)].assign(group=group).reset_index(drop=True)
    rows["unsure"] = rows["ci_method"].astype(str).str.contains(shared.UNSURE, case=False)
    groups, frames = rows["group"].unique(), rows["frame"].nunique()
    coloured = len(groups) == 1 or (len(groups) <= len(shared.PALETTE) and frames > 1)
    rows["colour"] = pd.Categorical(rows["group"], groups).codes if coloured else 0
    rows["y"] = 0.0
    named = len(groups) <= MOST_NAMES and len(rows) <= MOST_ROWS
    row = ROW if named else min(ROW, TALLEST / len(rows))
    if not named and not coloured:
        rows = rows.sort_values("rate", ascending=False, kind="stable").reset_index(drop=True)
    ticks, headings, blocks = [], [], []
    top = 0.0
    for name in frame["frame"].unique():
        block = rows[rows["frame"] == name]
        start = top + GAP / 2 + (0 if coloured else HEADING)
        places = start + row * (np.arange(len(block)) + 0.5)
        rows.loc[block.index, "y"] = places
        bottom = start + row * len(block) + GAP / 2
        if coloured:
            ticks.append((float(places.mean()), shared.shorten(name)))
        else:
            headings.append((top + GAP / 2 + HEADING / 2, shared.shorten(name)))
            names = block["group"].map(shared.shorten)
            ticks += list(zip(places.tolist(), names, strict=True)) if named else []
        blocks.append((top, bottom))
        top = bottom
    return _Layout(rows, ticks, headings, blocks, coloured, row)


def _limit(rows: pd.DataFrame) -> float:
    """Return the right end of the axis."""
    rate, high = rows["rate"].max(), rows["high"].replace(np.inf, np.nan).max()
    if np.isnan(rate):
        return 1.0
    room = rate * CUT_WHISKER if 0 < rate * LONGEST_WHISKER < high else high
    return float(np.nanmax([1.05 * rate, room * 1.03])) or 1.0


def _points(ax: Axes, layout: _Layout, limit: float) -> list[Artist]:
    """Draw all rows; return what the legend names."""
    handles: list[Artist] = []
    rows = layout.rows
    # Many rows are drawn as finely as they stand.
    fine = min(layout.row / ROW, 1.0)
    known = rows[rows["rate"].notna()]
    for _, part in known.groupby(["colour", "unsure"], sort=True):
        colour, unsure = int(part["colour"].iloc[0]), bool(part["unsure"].iloc[0])
        ink, marker = shared.PALETTE[colour], shared.MARKERS[colour]
        bounded = part[part["low"].notna() & part["high"].notna()]
        style: Literal["dashed", "solid"] = "dashed" if unsure else "solid"
        ends = bounded["high"].clip(upper=limit)
        ax.hlines(
            bounded["y"], bounded["low"], ends, ink, linestyles=style, lw=max(1.3 * fine, 0.3)
        )
        cut = bounded[bounded["high"] > limit]
        if len(cut):
            ax.plot(np.full(len(cut), limit), cut["y"], ">", color=ink, ms=4 * fine, clip_on=False)
        face = "white" if unsure else ink
        how: dict[str, Any] = {
            "mfc": face,
            "mec": ink,
            "mew": 1.2 * fine,
            "ms": max(5.5 * fine, 1.2),
        }
        ax.plot(part["rate"], part["y"], marker, zorder=3, **how)
    missing = rows[rows["rate"].isna()]
    # Thin rows leave room for one note a frame.
    missing = missing if fine == 1 else missing.drop_duplicates("frame")
    for y, colour in missing[["y", "colour"]].itertuples(index=False):
        ink = shared.PALETTE[int(colour)] if layout.coloured else shared.FAINT
        ax.text(limit * 0.01, y, "no data", color=ink, size=shared.TINY, va="center")
    groups = rows.drop_duplicates("colour").sort_values("colour")
    if layout.coloured and len(groups) > 1:
        for colour, name in zip(groups["colour"], groups["group"], strict=True):
            handles.append(_handle(int(colour), shared.shorten(name)))
    if known["unsure"].any():
        handles.append(_handle(None, NARROW))
    return handles


def _handle(colour: int | None, label: str) -> Artist:
    from matplotlib.lines import Line2D

    if colour is None:
        ink, marker, face, style = shared.FAINT, "o", "white", "dashed"
    else:
        ink, marker = shared.PALETTE[colour], shared.MARKERS[colour]
        face, style = ink, "solid"
    return Line2D([], [], color=ink, marker=marker, mfc=face, ms=5.5, lw=1.3, ls=style, label=label)


def _axes_of(ax: Axes, layout: _Layout, limit: float, how: dict[str, Any]) -> None:
    shared.quiet(ax)
    ax.set_ylim(layout.height, 0)
    ax.set_xlim(-0.012 * limit, limit)
    ax.set_yticks([y for y, _ in layout.ticks], [name for _, name in layout.ticks])
    for y, name in layout.headings:
        ax.annotate(
            name,
            (0, y),
            (6, 0),
            xycoords=ax.get_yaxis_transform(),
            textcoords="offset points",
            weight="bold",
            size=shared.SMALL,
            va="center",
        )
    ax.grid(axis="x", color="#dddddd", lw=0.6)
    rate = f"hits per {how['per']:,g} words" if "per" in how else "rate"
    told = f"{rate}, with {shared.interval_label(how)}"
    is_cut = (layout.rows["high"] > limit).any()
    ax.set_xlabel(f"{told}\n{CUT}" if is_cut else told, size=shared.SMALL)


def _legend(ax: Axes, handles: list[Artist]) -> None:
    how: dict[str, Any] = {"handles": handles, "frameon": False, "fontsize": shared.SMALL}
    labels = [str(handle.get_label()) for handle in handles]
    how |= {"ncols": _columns(labels), "handlelength": 2.2}
    if ax.figure.axes == [ax]:
        ax.figure.legend(loc="outside upper left", **how)
    else:
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, **how)
