"""How does a comparison look in a terminal?"""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framelens._comparison import Comparison

#: Rows of a table of documents, terms of a group.
MAX_DOCS = 30
MAX_TERMS = 10
MARGIN = 34


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


def grid(table: pd.DataFrame, *, index: bool = True) -> str:
    """Lay a table out in blocks of columns that fit the terminal."""
    width = max(shutil.get_terminal_size((110, 40)).columns, 60)
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
    return "\n\n".join(blocks)


def plain(text: str) -> str:
    """Make one line of a text: control signs could move the cursor or ring the bell."""
    shown = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join("".join(shown).split())


def _documents(found: Comparison) -> Iterator[str]:
    table = found.summary
    missing = int(table["missing"].sum())
    yield heading("Documents")
    without = f", {missing} without text" if missing else ""
    yield f"{len(table)} documents{without}, {table['counted'].sum():,} words counted"
    if len(table) > MAX_DOCS:
        sizes = found.framing.drop_duplicates(found.by).set_index(found.by)[["n_docs", "tokens"]]
        yield grid(sizes.rename(columns={"tokens": "words"}).head(MAX_DOCS))
        if len(sizes) > MAX_DOCS:
            yield f"… and {len(sizes) - MAX_DOCS} more"
        return
    columns = [name for name in ("doc", "title") if name in table]
    shown = table[[*columns, "chars", "counted", "types", "sentences"]]
    shown = shown.rename(columns={"counted": "words"})
    for name in columns:
        shown = shown.assign(**{name: shown[name].astype(str).map(plain)})
    yield grid(shown, index=False)


def _frames(found: Comparison) -> Iterator[str]:
    table, by = found.framing, found.by
    settings = found.framing.attrs.get("framelens", {})
    per, ci = settings.get("per", 1000), settings.get("ci", 0.95)
    yield heading("Frames")
    name = found.frames.name or "of your own"
    yield f"dictionary: {name}"
    yield f"hits, and hits per {per:,} words with their {ci:.0%} interval"
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
    methods = table["ci_method"].value_counts()
    yield "intervals: " + "; ".join(f"{method} ({n})" for method, n in methods.items())
    if len(found.entries):
        shown = found.entries.iloc[:, :MAX_DOCS]
        shown.columns.name, shown.index.names = None, [None, None]
        yield "\nhits of each entry"
        yield grid(shown)


def _terms(found: Comparison) -> Iterator[str]:
    yield heading(f"Terms that set each {found.by} apart")
    if found.keyness is None:
        yield f"(not compared: {found.n_groups} groups)"
        return
    columns = ["term", "target", "reference", "g2", "log_ratio", "log_ratio_low"]
    columns += ["log_ratio_high"]
    columns += [name for name in ("p", "q") if found.keyness[name].notna().any()]
    methods = []
    for group, table in found.keyness.groupby(found.by, sort=True):
        top = table[table["g2"] > 0].head(MAX_TERMS)
        methods += [method for method in table["p_method"].unique() if method not in methods]
        yield f"\n{group}"
        yield grid(top[columns].round(3), index=False) if len(top) else "(none)"
    yield "\np: " + "; ".join(methods)


def _likeness(found: Comparison) -> Iterator[str]:
    yield heading("Likeness")
    if found.similarity is None:
        yield f"(not compared: {found.n_groups} groups)"
        return
    yield "cosine of tf-idf: 1 the same words in the same shares, 0 no word in common"
    shown = found.similarity.round(3)
    shown.index.name = shown.columns.name = None
    yield grid(shown)


def _concordance(found: Comparison, max_lines: int) -> Iterator[str]:
    yield heading("Lines")
    for frame in found.frames.frames:
        lines = found.lines[found.lines["frame"] == frame]
        yield f"\n{frame}: {len(lines)}"
        shown = lines.head(max_lines)
        if len(shown):
            names = shown["doc"].astype(str).map(plain)
            width = min(names.str.len().max(), 28)
            left = shown["left"].map(plain).str[-MARGIN:].str.rjust(MARGIN)
            right = shown["right"].map(plain).str[:MARGIN]
            node = shown["node"].map(plain)
            yield from names.str[:width].str.ljust(width) + "  " + left + " [" + node + "] " + right
        if len(lines) > max_lines:
            yield f"… {len(lines) - max_lines} more: --lines {len(lines)}"
