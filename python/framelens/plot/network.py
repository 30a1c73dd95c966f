"""How does it look who stands together with what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens._check import number, one_of, whole
from framelens._input import shown
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

Edges = Literal["npmi", "count"]

NEEDED = ("actor", "frame", "count", "actor_units", "frame_units")
LIMITS = ("npmi", "npmi_low", "npmi_high")
#: Points of the widest edge, and area in points of the largest node.
WIDEST, LARGEST = 11.0, 260.0
#: Inches from one node to the next, and between both columns.
ROW, ACROSS = 0.42, 3.2
#: Sweeps that put each node to the middle of what it is tied to.
SWEEPS = 12
PALE, DARK, UNSURE = "#9ecae1", "#08519c", "#c6c6c6"
DASHED = (0, (2, 1.2))


@dataclass(frozen=True)
class _Network:
    """The edges that are drawn, and the nodes of both columns in their order."""

    edges: pd.DataFrame
    actors: list[Any]
    frames: list[Any]
    #: Units with each of them.
    units: dict[tuple[str, Any], int]
    #: How many edges there would be if those that may be chance were drawn too.
    n_all: int
    #: What is left out: edges weaker than those drawn, actors and frames without an edge.
    weaker: int
    alone: tuple[int, int]


def network(
    table: Any,
    *,
    group: Any = None,
    edges: Edges = "npmi",
    least: float = 0.0,
    min_count: int = 1,
    sure: bool = True,
    top: int | None = 25,
    ax: Axes | None = None,
) -> Axes:
    """Draw actors and frames as two columns, tied where they stand together.

    The wider an edge, the closer the tie; its dark core is as wide as the lower limit. Nodes are as
    large as the number of units that hold them, which stands in brackets.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.cooccurrence` (pandas, polars or pyarrow), or some of its rows.
    group : value of the columns of groups, optional
        Whose ties to draw, a tuple for several columns; needed if the table holds several groups.
    edges : {"npmi", "count"}, default "npmi"
        What the width of an edge tells.
    least : float, default 0
        Edges whose number is not above this are left out.
    min_count : int, default 1
        Pairs that stand together more rarely are left out.
    sure : bool, default True
        Whether pairs are left out whose npmi may be 0 or below: its lower limit is, or there is
        none. With False they are drawn without a core, dashed.
    top : int or None, default 25
        How many edges to draw at most, those with the largest numbers; all with None.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of nodes if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of pairs or has no row, or holds several groups and `group` is not
        one of them.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Actors and frames without an edge are not shown; the picture says how many they are, and how
    many edges are weaker than the `top`. Of edges with the same number the one with more units goes
    first, then by name. Both columns stand in the order in which edges cross least often, as far as
    repeated sweeps find it; the same table gives the same picture.

    Examples
    --------
    >>> import framelens as fl
    >>> actors = {"China": ["china*"], "Russia": ["russia*"]}
    >>> table = fl.cooccurrence(fl.load_sample(), actors, fl.sample_frames())
    >>> ax = fl.plot.network(table)
    >>> ax.get_title(loc="left")
    'Actors and frames in one sentence'
    """
    frame, how = shared.opened(table, "cooccurrence", NEEDED)
    one_of("edges", edges, Edges)
    missing = [name for name in LIMITS if (edges == "npmi" or sure) and name not in frame]
    if missing:
        raise ValueError(f"table must have the column {missing[0]!r}: ask for the measure 'npmi'")
    one, named = _group(frame, group)
    limits = number("least", least), whole("min_count", min_count, least=1)
    most = None if top is None else whole("top", top, least=1)
    drawn = _network(one, edges, limits, most, sure=bool(sure))
    unit = {"document": "document"}.get(str(how.get("within")), "sentence")
    unit = "window" if how.get("window") else unit
    ax = shared.axes(ax, _size(drawn))
    _edges(ax, drawn, edges, unit)
    _nodes(ax, drawn)
    name = f"{shared.shorten(named)}: actors" if named is not None else "Actors"
    ax.set_title(f"{name} and frames in one {unit}", loc="left", size=10, weight="bold")
    return ax


def _group(frame: pd.DataFrame, group: Any) -> tuple[pd.DataFrame, Any]:
    """Return the rows of one group and its name, if the table tells it."""
    by = shared.between(frame, "frame", ["count"])
    if not by:
        if group is not None:
            raise ValueError(f"group: the table holds one group without a name, got {group!r}")
        return frame, None
    columns = [frame[name].tolist() for name in by]
    keys = columns[0] if len(by) == 1 else list(zip(*columns, strict=True))
    known = list(dict.fromkeys(keys))
    if group is None and len(known) == 1:
        group = known[0]
    if group not in known:
        got = "none" if group is None else repr(group)
        raise ValueError(f"group must be one of {shown(known)}, got {got}")
    parts = group if isinstance(group, tuple) and len(by) > 1 else (group,)
    return frame[[key == group for key in keys]], shared.JOINT.join(map(shared.name_of, parts))


def _network(
    frame: pd.DataFrame, edges: Edges, limits: tuple[float, int], top: int | None, *, sure: bool
) -> _Network:
    least, min_count = limits
    rows = frame.reset_index(drop=True).assign(value=frame[edges].to_numpy(dtype=float))
    if "npmi_low" not in rows:
        rows["npmi_low"] = np.nan
    kept = (rows["value"] > least) & (rows["count"] >= min_count)
    n_all = int(kept.sum())
    if sure:
        kept &= rows["npmi_low"] > 0
    order, falls = ["value", "count", "actor", "frame"], [False, False, True, True]
    drawn = rows[kept].sort_values(order, ascending=falls).iloc[:top].sort_index()
    actors, frames = _uncrossed(drawn, list(drawn["actor"].unique()), list(drawn["frame"].unique()))
    alone = rows["actor"].nunique() - len(actors), rows["frame"].nunique() - len(frames)
    units: dict[tuple[str, Any], int] = {}
    for kind in ("actor", "frame"):
        most = rows.groupby(kind)[f"{kind}_units"].max()
        units |= {(kind, name): int(n) for name, n in most.to_dict().items()}
    return _Network(drawn, actors, frames, units, n_all, int(kept.sum()) - len(drawn), alone)


def _uncrossed(
    edges: pd.DataFrame, actors: list[Any], frames: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Return both columns in an order in which few edges cross."""
    ties = np.zeros((len(actors), len(frames)))
    rows = [actors.index(name) for name in edges["actor"]]
    columns = [frames.index(name) for name in edges["frame"]]
    ties[rows, columns] = edges["value"]
    best, fewest = (list(range(len(actors))), list(range(len(frames)))), np.inf
    here, there = (list(order) for order in best)
    for _ in range(SWEEPS):
        crossed = _crossings(ties[np.ix_(here, there)])
        if crossed < fewest:
            best, fewest = (list(here), list(there)), crossed
        there = _by_middle(ties[here].T, there)
        here = _by_middle(ties[:, there], here)
    return [actors[place] for place in best[0]], [frames[place] for place in best[1]]


def _by_middle(ties: NDArray[np.float64], before: list[int]) -> list[int]:
    """Order the rows by the mean place of what they are tied to; the others keep theirs."""
    n = ties.shape[1]
    places = (np.arange(n) + 0.5) / max(n, 1)
    sums = ties.sum(axis=1)
    own = {row: (place + 0.5) / len(before) for place, row in enumerate(before)}
    middle = {row: ties[row] @ places / sums[row] if sums[row] > 0 else own[row] for row in before}
    return sorted(before, key=lambda row: (round(middle[row], 9), own[row]))


def _crossings(ties: NDArray[np.float64]) -> float:
    """Return how often edges cross."""
    is_tied = (ties > 0).astype(float)
    # Of an edge of a later row, those of earlier rows that end further down.
    above = np.cumsum(is_tied, axis=0) - is_tied
    behind = above[:, ::-1].cumsum(axis=1)[:, ::-1] - above
    return float((is_tied * behind).sum())


def _size(drawn: _Network) -> tuple[float, float]:
    rows = max(len(drawn.actors), len(drawn.frames), 2)
    names = [*drawn.actors, *drawn.frames]
    longest = max((len(shared.shorten(name)) for name in names), default=0)
    return ACROSS + 0.16 * longest + 1.2, ROW * rows + 1.3


def _places(names: list[Any]) -> dict[Any, float]:
    """Return the heights of the nodes of a column, from 1 at the top to 0."""
    return {name: 1 - (place + 0.5) / len(names) for place, name in enumerate(names)}


def _note(drawn: _Network, unit: str) -> str:
    """Say what the numbers in brackets are, and what is not shown."""
    counts = zip(("actor", "frame"), drawn.alone, strict=True)
    alone = [f"{n:,} {kind}{'s' * (n > 1)}" for kind, n in counts if n]
    hidden = [f"{drawn.weaker:,} weaker tie{'s' * (drawn.weaker > 1)}"] if drawn.weaker else []
    hidden += [f"{' and '.join(alone)} without a tie here"] if alone else []
    lines = [f"in brackets: number of {unit}s that hold it"]
    return "\n".join([*lines, f"not shown: {'; '.join(hidden)}"] if hidden else lines)


def _edges(ax: Axes, drawn: _Network, edges: Edges, unit: str) -> None:
    from matplotlib.lines import Line2D

    left, right = _places(drawn.actors), _places(drawn.frames)
    largest = float(drawn.edges["value"].max()) if len(drawn.edges) else 1.0
    # Narrow edges lie on wide ones.
    rows = drawn.edges.sort_values("value", ascending=False, kind="stable")
    columns = [rows[name].tolist() for name in ("actor", "frame", "value", "npmi_low")]
    for actor, frame, value, low in zip(*columns, strict=True):
        ends = [left[actor], right[frame]]
        how: dict[str, Any] = {"color": UNSURE, "lw": max(WIDEST * value / largest, 0.6)}
        how |= {"solid_capstyle": "butt", "dash_capstyle": "butt"}
        if not low > 0:
            ax.plot([0, 1], ends, zorder=1, ls=DASHED, **how)
            continue
        ax.plot([0, 1], ends, zorder=1, **how | {"color": PALE})
        core = WIDEST * low / largest if edges == "npmi" else 1.0
        ax.plot([0, 1], ends, zorder=2, **how | {"color": DARK, "lw": max(core, 0.5)})
    if not len(drawn.edges):
        told = "no tie is sure" if drawn.n_all else "no tie"
        ax.text(0.5, 0.5, told, ha="center", va="center", color=shared.FAINT, size=shared.SMALL)
        return
    what = "npmi" if edges == "npmi" else "units with both"
    told = f"{largest:.2f}" if edges == "npmi" else f"{largest:,.0f}"
    width = min(WIDEST, 7.0)
    handles = [Line2D([], [], color=PALE, lw=width, label=f"widest: {what} {told}")]
    if (drawn.edges["npmi_low"] > 0).any():
        core = "core: its lower limit" if edges == "npmi" else "core: limits of npmi above 0"
        handles.append(Line2D([], [], color=DARK, lw=2.0, label=core))
    if not (drawn.edges["npmi_low"] > 0).all():
        handles.append(Line2D([], [], color=UNSURE, lw=3, ls=DASHED, label="npmi may be 0"))
    ax.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.5, 0.0),
        ncols=len(handles),
        frameon=False,
        fontsize=shared.TINY,
        handlelength=2.4,
        title=_note(drawn, unit),
        title_fontproperties={"size": shared.TINY},
    ).get_title().set(multialignment="center", color=shared.FAINT)


def _nodes(ax: Axes, drawn: _Network) -> None:
    most = max([*drawn.units.values(), 1])
    columns = (("actor", drawn.actors, 0, "o", "right"), ("frame", drawn.frames, 1, "s", "left"))
    for kind, names, x, marker, side in columns:
        for name, y in _places(names).items():
            n = drawn.units[kind, name]
            size = max(LARGEST * n / most, 12.0)
            how: dict[str, Any] = {"color": shared.INK, "zorder": 3, "lw": 0, "clip_on": False}
            ax.scatter(x, y, s=size, marker=marker, **how)
            # Beyond the largest node.
            away = 1 if side == "left" else -1
            label = "  ".join([shared.shorten(name), f"({n:,})"][::away])
            text: dict[str, Any] = {"textcoords": "offset points", "va": "center", "ha": side}
            ax.annotate(label, (x, y), (12 * away, 0), size=shared.SMALL, **text)
    # Beyond both columns there is room for the largest node.
    room = LARGEST**0.5 / 2 / 72 / ACROSS
    ax.set_xlim(-room, 1 + room)
    ax.set_ylim(-0.02, 1.02)
    ax.set_axis_off()
