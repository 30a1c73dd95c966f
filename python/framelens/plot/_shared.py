"""What do all plots share: the library, the table, names, colours?"""

from __future__ import annotations

import importlib.util
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import narwhals.stable.v2 as nw
import pandas as pd

from framelens._plain import plain
from framelens._table import settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    Layout = Literal["constrained", "compressed"]

#: Okabe and Ito's colours that can be told apart by everybody, without the yellow that fades on
#: white; every colour comes with a shape of its own.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = "os^DvPX"
INK, FAINT, BAND = "#222222", "#777777", "#f4f4f4"
OVER, UNDER = PALETTE[0], PALETTE[1]
SMALL, TINY = 9, 7.5
#: Inches from one term to the next.
ROW = 0.21
#: Longer names lose their middle.
LONGEST = 30
JOINT = " · "
#: How periods are written of which the first day tells too much.
PERIODS = {"year": "{0.year}", "quarter": "{0.year} Q{0.quarter}", "month": "{0:%Y-%m}"}
#: Intervals that are known to be too narrow say one of these words in their method.
UNSURE = "bursty|poisson"


def needs_matplotlib() -> None:
    """Raise unless matplotlib is there."""
    if importlib.util.find_spec("matplotlib") is None:
        raise ImportError("plots need matplotlib: pip install 'framelens[plot]'")


def checked(table: Any, function: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return the table as pandas; raise unless it has rows and the columns of `function`."""
    frame = as_pandas(table, function)
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(
            f"table must be a table of framelens.{function}, it has no column {missing[0]!r}"
        )
    if not len(frame):
        raise ValueError("table must have at least one row, got none")
    return frame


def opened(
    table: Any, function: str, columns: Sequence[str]
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return a table as pandas and its settings, where matplotlib is there to draw it."""
    needs_matplotlib()
    return checked(table, function, columns), known_settings(table)


def as_pandas(table: Any, function: str) -> pd.DataFrame:
    """Return a table of any library as pandas."""
    try:
        frame: pd.DataFrame = nw.from_native(table, eager_only=True).to_pandas()
    except (TypeError, AttributeError) as error:
        raise TypeError(
            f"table must be a table of framelens.{function}, got {type(table).__name__}"
        ) from error
    return frame


def known_settings(table: Any) -> dict[str, Any]:
    """Return the settings of a table; none if it has lost them."""
    try:
        return settings(table)
    except ValueError:
        return {}


def between(frame: pd.DataFrame, first: str, ends: Sequence[str]) -> list[str]:
    """Return the columns after `first` and before any of `ends`: those that name the group."""
    names = list(frame.columns)
    start = names.index(first) + 1
    places = [names.index(end) for end in ends if end in names]
    return names[start : min(place for place in places if place >= start)]


def names_of(
    frame: pd.DataFrame, columns: list[str], units: Mapping[str, str] | None = None
) -> pd.Series[str]:
    """Return one name a row, of one or more columns; `units` are those of columns of periods."""
    known = units or {}
    parts = [frame[name].map(partial(name_of, unit=known.get(name))) for name in columns]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + JOINT + part
    return joined


def periods_of(how: dict[str, Any]) -> dict[str, str]:
    """Return the columns of a table that are periods, with what they are parts of."""
    by = how.get("by")
    parts = by if isinstance(by, list) else [by]
    return {part["period"]: part["unit"] for part in parts if isinstance(part, dict)}


def name_of(value: Any, unit: str | None = None) -> str:
    """Say a group's name; a day has no hour, and a year, quarter or month no day."""
    if unit in PERIODS and isinstance(value, pd.Timestamp):
        return PERIODS[unit].format(value)
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    return str(value)


def shorten(name: Any, longest: int = LONGEST) -> str:
    """Write a name in one line that matplotlib takes as it stands, without formulas."""
    line = plain(name)
    if len(line) > longest:
        tail = longest // 3
        line = f"{line[: longest - tail - 1]}…{line[-tail:]}"
    return line.replace("$", r"\$")


def axes(ax: Axes | None, size: tuple[float, float], layout: Layout = "constrained") -> Axes:
    """Return the Axes given, or new ones of this size in inches."""
    from matplotlib.axes import Axes

    if ax is not None:
        if not isinstance(ax, Axes):
            raise TypeError(f"ax must be Axes of matplotlib, got {type(ax).__name__}")
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=size, layout=layout)[1]


def quiet(ax: Axes) -> None:
    """Leave only the lines that carry something."""
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(axis="y", length=0, labelsize=SMALL)
    ax.tick_params(axis="x", labelsize=SMALL, colors=INK)
    ax.set_axisbelow(True)


def size_of_bars(n: int) -> tuple[float, float]:
    """Return width and height in inches of a plot of `n` terms."""
    return 7.0, ROW * max(n, 2) + 1.0


def frame_of_bars(ax: Axes, rows: pd.DataFrame, neutral: float = 0.0) -> None:
    """Draw what stands around a bar for each term: names, the line they start at, a grid."""
    quiet(ax)
    ax.set_yticks(rows.index, rows["term"].map(shorten).tolist())
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.axvline(neutral, color=INK, lw=0.8)
    ax.grid(axis="x", color="#dddddd", lw=0.6)
    # Room for the counts at the ends of the longest bars.
    ax.margins(x=0.2)
    if not len(rows):
        ax.text(0.5, 0.5, "no term differs", transform=ax.transAxes, ha="center", va="center")


def write_counts(ax: Axes, rows: pd.DataFrame, ends: pd.Series[Any], over: pd.Series[Any]) -> None:
    """Write the occurrences on both sides at the end of each bar, over the grid."""
    under = {"fc": ax.get_facecolor(), "ec": "none", "pad": 0.8}
    sides = zip(rows["target"], rows["reference"], rows["mark"], ends, over, strict=True)
    for place, (target, reference, mark, end, is_over) in enumerate(sides):
        ax.annotate(
            f"{target:,} : {reference:,}{mark}",
            (end, place),
            (4 if is_over else -4, 0),
            textcoords="offset points",
            ha="left" if is_over else "right",
            va="center",
            size=TINY,
            color=FAINT,
            bbox=under,
        )


def sides_of(how: dict[str, Any], target: Any = None) -> tuple[str, str]:
    """Return what the two sides of a comparison are called."""
    reference = how.get("reference", "the reference")
    told = "the rest" if reference == "rest" else JOINT.join(map(str, _listed(reference)))
    return shorten(how.get("target", "target") if target is None else target), shorten(told)


def _listed(reference: Any) -> list[Any]:
    if isinstance(reference, dict):
        return ["other texts"]
    return reference if isinstance(reference, list) else [reference]


def title(ax: Axes, sides: tuple[str, str]) -> None:
    """Say what is compared with what."""
    ax.set_title(" against ".join(sides), loc="left", size=10, weight="bold")


def interval_label(how: dict[str, Any]) -> str:
    """Say which interval the whiskers are."""
    return f"{how['ci'] * 100:g}% interval" if "ci" in how else "interval"
