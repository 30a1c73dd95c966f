"""How does a comparison look in a terminal?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pandas as pd

from framelens import _digest as digest
from framelens._digest import MAX_DOCS
from framelens._plain import ACTING, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framelens._comparison import Comparison

#: Signs: of a document's name at most, of the text beside a node at least, of a node with blanks.
LONGEST_NAME, MARGIN, NODE = 28, 24, 16


def render(found: Comparison, max_lines: int) -> Iterator[str]:
    """Yield the comparison in paragraphs."""
    yield from _documents(found)
    yield from _frames(found)
    yield from _terms(found)
    yield from _likeness(found)
    yield from _concordance(found, max_lines)


def heading(text: str) -> str:
    """Underline a heading."""
    return f"\n{text}\n{'-' * len(text)}"


def terminal_width() -> int:
    """Return how many signs stand in a line."""
    return max(shutil.get_terminal_size((110, 40)).columns, 60)


def grid(table: pd.DataFrame, *, index: bool = True) -> str:
    """Lay a table out in blocks of columns that fit the terminal."""
    width = terminal_width()
    blocks: list[str] = []
    start = 0
    with pd.option_context("display.max_colwidth", 44):
        while start < table.shape[1] or not blocks:
            end = start + 1
            block = table.iloc[:, start:end].to_string(index=index)
            while end < table.shape[1]:
                wider = table.iloc[:, start : end + 1].to_string(index=index)
                if len(wider.split("\n", 1)[0]) > width:
                    break
                block, end = wider, end + 1
            blocks.append(block)
            start = end
    return ACTING.sub(" ", "\n\n".join(blocks))


def _documents(found: Comparison) -> Iterator[str]:
    yield heading("Documents")
    yield digest.total(found)
    table = digest.documents(found)
    for name in table.columns.intersection(["doc", "title"]):
        table = table.assign(**{name: table[name].map(plain)})
    yield grid(table.head(MAX_DOCS), index=False)
    if len(table) > MAX_DOCS:
        yield f"… and {len(table) - MAX_DOCS} more"


def _frames(found: Comparison) -> Iterator[str]:
    table, by = found.framing, found.by
    per, interval = digest.rates(found)
    yield heading("Frames")
    name = found.frames.name or "of your own"
    yield f"dictionary: {plain(name)}"
    yield f"hits, and hits per {per:,} words with their {interval}"
    cells = (
        table["count"].map("{:,}".format)
        + "  "
        + table["rate"].map("{:.2f}".format)
        + " ["
        + table["low"].map("{:.2f}".format)
        + ", "
        + table["high"].map("{:.2f}".format)
        + "]"
    )
    wide = table.assign(cell=cells).pivot_table(
        index="frame", columns=by, values="cell", aggfunc="first", sort=False
    )
    wide.columns.name = wide.index.name = None
    if wide.shape[1] > MAX_DOCS:
        more = wide.shape[1] - MAX_DOCS
        wide = wide.iloc[:, :MAX_DOCS]
        yield f"(the first {MAX_DOCS} of {more + MAX_DOCS}; compare groups with --by)"
    yield grid(wide)
    yield f"intervals: {digest.methods(found)}"
    if len(found.entries):
        shown = found.entries.iloc[:, :MAX_DOCS]
        shown.columns.name, shown.index.names = None, [None, None]
        yield "\nhits of each entry"
        yield grid(shown)


def _terms(found: Comparison) -> Iterator[str]:
    yield heading(f"Terms that set each {plain(found.by)} apart")
    if found.keyness is None:
        yield f"(not compared: {found.n_groups} groups)"
        return
    for group, top in digest.telling(found):
        yield f"\n{plain(group)}"
        yield grid(top.round(3), index=False) if len(top) else "(none)"
    yield f"\np: {digest.chance(found)}"


def _likeness(found: Comparison) -> Iterator[str]:
    yield heading("Likeness")
    if found.similarity is None:
        yield f"(not compared: {found.n_groups} groups)"
        return
    yield digest.COSINE
    shown = found.similarity.round(3)
    shown.index.name = shown.columns.name = None
    yield grid(shown)


def concordance(lines: pd.DataFrame) -> Iterator[str]:
    """Lay lines out around their nodes, those of other voices with the speaker at their end."""
    names = lines["doc"].map(plain)
    width = min(names.str.len().max(), LONGEST_NAME)
    margin = max((terminal_width() - width - NODE) // 2, MARGIN)
    left = lines["left"].map(plain).str[-margin:]
    left = left.str.rjust(left.str.len().max())
    right = lines["right"].map(plain).str[:margin]
    node = lines["node"].map(plain)
    voices = [f"  ({plain(voice)})" if voice else "" for voice in digest.said(lines)]
    yield from (
        names.str[:width].str.ljust(width) + "  " + left + " [" + node + "] " + right + voices
    )


def _concordance(found: Comparison, max_lines: int) -> Iterator[str]:
    yield heading("Lines")
    for frame in found.frames.frames:
        lines = found.lines[found.lines["frame"] == frame]
        yield f"\n{plain(frame)}: {len(lines)}"
        shown = lines.head(max_lines)
        if len(shown):
            yield from concordance(shown)
        if len(lines) > max_lines:
            yield f"… {len(lines) - max_lines} more: --lines {len(lines)}"
