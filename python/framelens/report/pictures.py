"""How do the plots of a comparison go into a page?"""

from __future__ import annotations

import base64
import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framelens._digest import MAX_DOCS, MAX_TERMS
from framelens.plot.framing import framing
from framelens.plot.framing import size as framing_size
from framelens.plot.keyness import keyness
from framelens.plot.keyness import size as keyness_size
from framelens.plot.similarity import similarity
from framelens.plot.similarity import size as similarity_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from matplotlib.figure import Figure

    from framelens._comparison import Comparison
    from framelens.plot._shared import Layout

#: Above so many rows, frames have a panel each.
ONE_PANEL = 64
#: Above so many frames, only the first are drawn.
MOST_PANELS = 24
#: Above so many groups, terms are not drawn: their tables are enough to read.
MOST_KEYNESS = 8
#: Inches that are left beside a table of terms.
NARROW = 5.2


def framing_picture(found: Comparison) -> str:
    """Draw the frames; return the address of the picture."""
    table = found.framing
    groups = table[found.by].drop_duplicates().head(MAX_DOCS)
    table = table[table[found.by].isin(groups)]
    if len(table) <= ONE_PANEL:
        with _plain_style():
            figure = _figure(framing_size(table))
            framing(table, ax=figure.add_subplot())
            return _address(figure)
    parts = [part for _, part in table.groupby("frame", sort=False)][:MOST_PANELS]
    with _plain_style():
        return _address(_panels(parts))


def keyness_picture(found: Comparison, group: Any) -> str | None:
    """Draw the terms of one group; return the address of the picture, None for many groups."""
    if found.n_groups > MOST_KEYNESS:
        return None
    with _plain_style():
        height = keyness_size(found.keyness, group, MAX_TERMS)[1]
        figure = _figure((NARROW, height))
        keyness(found.keyness, group=group, n=MAX_TERMS, ax=figure.add_subplot())
        return _address(figure)


def similarity_picture(found: Comparison) -> str:
    """Draw likeness; return the address of the picture."""
    with _plain_style():
        figure = _figure(similarity_size(found.similarity), "compressed")
        similarity(found.similarity, ax=figure.add_subplot())
        return _address(figure)


def _panels(parts: list[pd.DataFrame]) -> Figure:
    """Draw a panel a frame, two side by side."""
    width, height = max(map(framing_size, parts))
    lines = -(-len(parts) // 2)
    figure = _figure((width * 1.4, height * lines))
    panels = figure.subplots(lines, 2, squeeze=False).ravel()
    for part, ax in zip(parts, panels, strict=False):
        framing(part, ax=ax)
        # The text under the picture explains the signs once for all panels.
        if ax.get_legend():
            ax.get_legend().remove()
    for ax in panels[len(parts) :]:
        ax.remove()
    return figure


def _figure(size: tuple[float, float], layout: Layout = "constrained") -> Figure:
    from matplotlib.figure import Figure

    return Figure(figsize=size, layout=layout)


@contextmanager
def _plain_style() -> Iterator[None]:
    """Draw as matplotlib comes, whatever the caller's style; letters are left to the browser."""
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "framelens"})
        # A script that matplotlib's own font lacks; the browser has others.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        warnings.filterwarnings("ignore", "Matplotlib currently does not support .* natively")
        yield


def _address(figure: Figure) -> str:
    """Return a picture as an address that holds all of it.

    As an image, a picture is shut off: nothing in it runs, and its names meet no other's.
    """
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode('ascii')}"
