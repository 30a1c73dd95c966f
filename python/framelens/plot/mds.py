"""How does a map of likeness look?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from framelens._docvars import listed
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: More points have no names.
MOST_NAMES = 40
SIDE = 6.5


def mds(table: Any, *, groups: Any = None, ax: Axes | None = None) -> Axes:
    """Draw a map of likeness: a point per document or group, unlike ones far apart.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.mds`, or some of its rows.
    groups : sequence, one value per row, optional
        What points are coloured by, such as a docvar or the column ``cluster`` of
        :func:`framelens.cluster`. Of more than seven values the rarest share one colour.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of places, or `groups` has not one value per row.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Both axes have one scale. Their labels say how much of the distances each shows; little means
    that points which are close on the map may be far apart. Of more than 40 points the names are
    left out.

    Examples
    --------
    >>> import framelens as fl
    >>> matrix = fl.similarity(fl.load_sample(), by="outlet", weighting="tfidf")
    >>> ax = fl.plot.mds(fl.mds(matrix))
    >>> ax.get_title(loc="left")
    'Map of likeness, stress 0.08'
    """
    frame, how = shared.opened(table, "mds", ("x", "y", "misfit"))
    values = pd.Series("", index=range(len(frame)))
    if groups is not None:
        given = groups if isinstance(groups, pd.Series) else listed(groups)
        values = pd.Series([shared.name_of(value) for value in given])
        if len(values) != len(frame):
            raise ValueError(
                f"groups must have one value per row ({len(frame)}), got {len(values)}"
            )
    ax = shared.axes(ax, (SIDE, SIDE))
    common = values.value_counts(sort=False)
    common = common.sort_values(ascending=False, kind="stable")
    kept = list(common.index[: len(shared.PALETTE) - (len(common) > len(shared.PALETTE))])
    for number, name in enumerate(sorted(kept)):
        part = frame[(values == name).to_numpy()]
        how_drawn: dict[str, Any] = {
            "color": shared.PALETTE[number],
            "marker": shared.MARKERS[number],
        }
        ax.scatter(part["x"], part["y"], s=26, label=shared.shorten(name), zorder=3, **how_drawn)
    rest = frame[~values.isin(kept).to_numpy()]
    if len(rest):
        ax.scatter(rest["x"], rest["y"], s=20, color="#bbbbbb", label="others", zorder=2)
    if len(frame) <= MOST_NAMES:
        names = shared.names_of(frame, list(frame.columns[: list(frame.columns).index("x")]))
        for x, y, name in zip(frame["x"], frame["y"], names, strict=True):
            ax.annotate(
                shared.shorten(name), (x, y), (5, 3), textcoords="offset points", size=shared.TINY
            )
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.12)
    ax.axhline(0, color="#dddddd", lw=0.8, zorder=1)
    ax.axvline(0, color="#dddddd", lw=0.8, zorder=1)
    shared.quiet(ax)
    ax.spines["left"].set_visible(True)
    shares = how.get("explained", [None, None])
    for axis, share in (("x", shares[0]), ("y", shares[1])):
        told = "" if share is None else f", {share:.0%} of the squared distances"
        getattr(ax, f"set_{axis}label")(f"{axis}{told}", size=shared.SMALL)
    stress = f", stress {how['stress']:.2f}" if "stress" in how else ""
    ax.set_title(f"Map of likeness{stress}", loc="left", size=10, weight="bold")
    if groups is not None:
        ax.legend(frameon=False, fontsize=shared.SMALL, loc="best")
    return ax
