"""How does the tree of a clustering look?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens.plot import _shared as shared

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: Inches: width, and height of a leaf where there are few, and of all where there are many.
WIDTH, ROW, TALLEST = 7.0, 0.19, 12.0
#: More leaves have no names.
MOST_NAMES = 60


def dendrogram(table: Any, *, ax: Axes | None = None) -> Axes:
    """Draw the tree of a clustering, with like beside like and its clusters in colours.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.cluster`, whole.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of rows if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of clusters, or has lost its settings, which hold the tree.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Colours come again after seven clusters. Of more than 60 rows the names are left out.

    Examples
    --------
    >>> import framelens as fl
    >>> matrix = fl.similarity(fl.load_sample(), by="outlet", weighting="tfidf")
    >>> ax = fl.plot.dendrogram(fl.cluster(matrix, clusters=2))
    >>> len(ax.get_yticklabels())
    4
    """
    frame, how = shared.opened(table, "cluster", ("cluster", "order"))
    merges = how.get("merges")
    if merges is None or len(merges) != len(frame) - 1:
        raise ValueError("table must be whole and have the settings of framelens.cluster")
    ordered = frame.assign(row=np.arange(len(frame))).sort_values("order")
    n = len(frame)
    row = ROW if n <= MOST_NAMES else min(ROW, TALLEST / n)
    ax = shared.axes(ax, (WIDTH, max(row * n, 2 * ROW) + 0.7))
    _tree(ax, ordered, merges)
    shared.quiet(ax)
    ax.set_ylim(n - 0.4, -0.6)
    names = shared.names_of(ordered, list(frame.columns[: list(frame.columns).index("cluster")]))
    if n <= MOST_NAMES:
        ax.set_yticks(range(n), names.map(shared.shorten).tolist())
    else:
        ax.set_yticks([])
    highest = max((merge[2] for merge in merges), default=0.0) or 1.0
    ax.set_xlim(-0.004 * highest, 1.04 * highest)
    method = str(how.get("of", {}).get("method", "")).replace("_", " ")
    kind = "1 − " if how.get("of", {}).get("kind") == "similarity" else ""
    told = f" ({kind}{method})" if method else ""
    ax.set_xlabel(f"distance where they join{told}", size=shared.SMALL)
    return ax


def _tree(ax: Axes, ordered: pd.DataFrame, merges: list[list[Any]]) -> None:
    """Draw each merge as a bracket around the middles of its two parts."""
    n = len(ordered)
    place = dict(zip(ordered["row"], range(n), strict=True))
    cluster = dict(zip(ordered["row"], ordered["cluster"], strict=True))
    # Middle, height and cluster of each part; None where a part holds several.
    parts: list[tuple[float, float, int | None]] = [
        (float(place[row]), 0.0, int(cluster[row])) for row in range(n)
    ]
    for number, (one, other, height, _) in enumerate(merges):
        first, second = sorted((parts[one], parts[other]), key=lambda part: part[0])
        of = first[2] if first[2] == second[2] else None
        ink = shared.FAINT if of is None else shared.PALETTE[of % len(shared.PALETTE)]
        x = [first[1], height, height, second[1]]
        y = [first[0], first[0], second[0], second[0]]
        ax.plot(x, y, color=ink, lw=1.2 if n <= MOST_NAMES else 0.7, gid=f"merge {number}")
        parts.append(((first[0] + second[0]) / 2, float(height), of))
