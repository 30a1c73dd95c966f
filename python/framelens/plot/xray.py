"""Where in each document does a word stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._check import one_of, only_corpus
from framelens._groups import groups
from framelens._patterns import as_dictionary
from framelens.hits import find
from framelens.plot import _shared as shared
from framelens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary

Scale = Literal["share", "length"]

#: Inches: width, height of a document where there are few, of a block's name, between blocks.
WIDTH, ROW, HEADING, GAP = 8.0, 0.19, 0.26, 0.06
#: More documents, or blocks, have no name each.
MOST_NAMES, MOST_BLOCKS = 60, 30
#: Of more documents, only those with a hit have a line.
MOST_LINES = 200
#: Inches that the rows of many documents take together, and the gaps between many blocks.
TALLEST, GAPS = 10.0, 2.0
#: Inches of a stroke at least, so that it is seen where lines stand closer than that.
SHORTEST = 0.024


@dataclass(frozen=True)
class _Layout:
    """Where each document stands, from the top, in inches."""

    #: Document (place in the corpus), its name, its height, its length.
    rows: pd.DataFrame
    #: How many documents have no line because the corpus is large.
    left_out: int
    headings: list[tuple[float, str]]
    row: float
    height: float


def xray(
    corpus: Corpus,
    pattern: str | Sequence[str] | Dictionary,
    *,
    by: By = None,
    scale: Scale = "share",
    empty: bool | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw where in each document a word stands: a line per document, a stroke per hit.

    Parameters
    ----------
    corpus : Corpus
        Documents.
    pattern : str, list of str, or Dictionary
        What to look for; each pattern of a list, and each frame, has a colour. At most seven.
    by : str, list of str, one value per document, or None, default None
        What makes blocks of documents, as in :func:`framelens.framing`; documents without a value
        are left out.
    scale : {"share", "length"}, default "share"
        ``"share"``: all documents are equally wide. ``"length"``: each is as wide as it is long, in
        characters (in words, if the corpus came cut).
    empty : bool or None, default None
        Whether documents without a hit have a line. With None they have one in a corpus of up to
        200 documents; below the picture of a larger one stands how many are left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of documents if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `corpus` is not a Corpus, or a parameter is not one of the values above; for more than
        seven patterns.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Documents stand in the order of the corpus, in each block; the number of hits is written behind
    each. Of more than 60 documents only the blocks have names, of more than 30 blocks none. All
    lines together are at most 11.4 inches high, however many there are; names of blocks and what
    stands between them come on top, at most 9.6 inches.

    Examples
    --------
    >>> import framelens as fl
    >>> ax = fl.plot.xray(fl.load_sample(), ["hegemon*", "multipolar*"], by="outlet")
    >>> ax.get_xlabel()
    'place in the document'
    """
    shared.needs_matplotlib()
    only_corpus(corpus)
    one_of("scale", scale, Scale)
    frames = as_dictionary(pattern)
    if len(frames) > len(shared.PALETTE):
        raise ValueError(f"pattern must be at most {len(shared.PALETTE)}, got {len(frames)}")
    found = _hits(corpus, frames)
    counts = found.groupby("doc").size().reindex(range(len(corpus)), fill_value=0)
    layout = _layout(corpus, by, counts, empty)
    ax = shared.axes(ax, _size(layout))
    _strokes(ax, layout, found, frames.frames, scale)
    _axes_of(ax, layout, scale, "characters" if corpus._core.has_offsets else "words")
    return ax


def _hits(corpus: Corpus, frames: Dictionary) -> pd.DataFrame:
    """Return frame, document (both by number) and place of each hit."""
    found = find(corpus, frames)
    places = found.places()
    table = pd.DataFrame({name: places[name] for name in ("frame", "doc", "position")})
    if corpus._core.has_offsets:
        from framelens._run import runner

        with runner("reading hits") as run:
            table["position"] = found.spans(corpus._core, run)["start"]
    return table


def _layout(corpus: Corpus, by: By, counts: pd.Series[int], empty: bool | None) -> _Layout:
    grouped = groups(corpus, by)
    lengths = nw.from_native(summary(corpus)).to_pandas()
    rows = pd.DataFrame(
        {
            "doc": range(len(corpus)),
            "name": [shared.shorten(shared.name_of(name)) for name in corpus.ids],
            "length": lengths["chars" if corpus._core.has_offsets else "tokens"],
            "count": counts.to_numpy(),
            "group": grouped.codes,
        }
    )
    known = rows[rows["group"] >= 0]
    with_empty = len(known) <= MOST_LINES if empty is None else bool(empty)
    rows = known if with_empty else known[known["count"] > 0]
    left_out = len(known) - len(rows) if empty is None else 0
    rows = rows.sort_values("group", kind="stable").reset_index(drop=True)
    row = ROW if len(rows) <= MOST_NAMES else min(ROW, TALLEST / len(rows))
    names = pd.DataFrame(grouped.labels)
    blocks = rows["group"].nunique()
    named, gap = blocks <= MOST_BLOCKS, min(GAP, GAPS / max(blocks, 1))
    headings, top, heights = [], 0.0, np.zeros(len(rows))
    for number in rows["group"].unique().tolist():
        block = rows[rows["group"] == number]
        if grouped.labels and named:
            name = shared.names_of(names.iloc[[number]], list(names.columns)).iloc[0]
            headings.append((top + HEADING / 2, shared.shorten(name)))
            top += HEADING
        heights[block.index] = top + row * (np.arange(len(block)) + 0.5)
        top += row * len(block) + gap
    return _Layout(rows.assign(y=heights), left_out, headings, row, max(top, ROW))


def _size(layout: _Layout) -> tuple[float, float]:
    return WIDTH, layout.height + 0.95 + 0.15 * bool(layout.left_out)


def _strokes(
    ax: Axes, layout: _Layout, found: pd.DataFrame, frames: list[str], scale: Scale
) -> None:
    rows = layout.rows
    whole = rows["length"].clip(lower=1) if scale == "length" else pd.Series(1.0, index=rows.index)
    thin = layout.row < ROW
    # Lines that stand close are thin, that they do not run into one another.
    width = min(0.6, 36 * layout.row) if thin else 1.0
    ax.hlines(rows["y"], 0, whole, color="#dddddd", lw=width, zorder=1)
    merged = found.merge(rows[["doc", "y", "length"]], on="doc")
    share = merged["position"] / merged["length"].clip(lower=1)
    x = merged["position"] if scale == "length" else share
    half = max(layout.row * (0.5 if thin else 0.36), SHORTEST / 2)
    for number, name in enumerate(frames):
        part = (merged["frame"] == number).to_numpy()
        y = merged.loc[part, "y"]
        ax.vlines(
            x[part],
            y - half,
            y + half,
            color=shared.PALETTE[number],
            lw=1.3 if thin else 1.6,
            label=shared.shorten(name),
            zorder=2,
        )
    if not len(merged):
        where = (0.5, 0.5)
        ax.text(*where, "no hit", transform=ax.transAxes, ha="center", va="center")
    right = float(whole.max()) if len(rows) else 1.0
    ax.set_xlim(-0.006 * right, 1.006 * right)
    if len(rows) <= MOST_NAMES:
        for y, n in zip(rows["y"], rows["count"], strict=True):
            ax.annotate(
                f"{n:,}",
                (1, y),
                (4, 0),
                xycoords=ax.get_yaxis_transform(),
                textcoords="offset points",
                size=shared.TINY,
                color=shared.INK if n else shared.FAINT,
                va="center",
            )
    _legend(ax)


def _legend(ax: Axes) -> None:
    how: dict[str, Any] = {"frameon": False, "fontsize": shared.SMALL, "ncols": 4}
    if ax.figure.axes == [ax]:
        ax.figure.legend(loc="outside upper left", **how)
    else:
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, **how)


def _axes_of(ax: Axes, layout: _Layout, scale: Scale, unit: str) -> None:
    shared.quiet(ax)
    ax.set_ylim(layout.height, 0)
    rows = layout.rows
    if len(rows) <= MOST_NAMES:
        ax.set_yticks(rows["y"], rows["name"])
    else:
        ax.set_yticks([])
    for y, name in layout.headings:
        ax.annotate(
            name,
            (0, y),
            (2, 0),
            xycoords=ax.get_yaxis_transform(),
            textcoords="offset points",
            weight="bold",
            size=shared.SMALL,
            va="center",
        )
    if scale == "share":
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["start", "¼", "middle", "¾", "end"])
        unit = ""
    place = f"place in the document, {unit}" if unit else "place in the document"
    rest = f"\n{layout.left_out:,} documents without a hit are not shown" if layout.left_out else ""
    ax.set_xlabel(place + rest, size=shared.SMALL)
