"""What stands on the page of a comparison?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pandas as pd

from framelens import _digest as digest
from framelens._comparison import _groups_of
from framelens._digest import MAX_DOCS
from framelens._groups import DOC
from framelens.info import info
from framelens.plot._shared import UNSURE, name_of
from framelens.report import pictures

if TYPE_CHECKING:
    from framelens._comparison import Comparison

    Content = dict[str, Any]

#: More groups than this are the rows of the table of frames, fewer its columns.
WIDE = 7
#: A name with more signs may break within a word, to save room.
LONG = 12
#: Columns of sizes.
NUMBERS = ("n_docs", "words", "chars", "types", "sentences")
# What stands for a number that is not defined.
NONE = "–"


def content(found: Comparison, title: str | None, max_lines: int) -> Content:
    """Return what the template shows, every number written out."""
    per, interval = digest.rates(found)
    groups = list(found.framing[found.by].drop_duplicates())
    names = [name_of(group) for group in groups]
    lines = _lines(found, groups, max_lines)
    return {
        "title": title or _title(found),
        "language": found.corpus.tokenizer.language,
        "by": "document" if found.by == DOC else found.by,
        "total": digest.total(found),
        "dictionary": found.frames.name or "of your own",
        "per": f"{per:,}",
        "interval": interval,
        "methods": digest.methods(found),
        "documents": _documents(found),
        "more_documents": max(len(digest.documents(found)) - MAX_DOCS, 0),
        "groups": names[:MAX_DOCS],
        "more_groups": max(len(groups) - MAX_DOCS, 0),
        "n_groups": len(groups),
        "frames": _frames(found, lines, len(groups)),
        "wide": len(groups) > WIDE,
        "long": max(map(len, names), default=0) > LONG,
        "sizes": _sizes(found),
        "framing_picture": pictures.framing_picture(found),
        "entries": _entries(found),
        "terms": _terms(found),
        "compared": found.keyness is not None,
        "chance": digest.chance(found) if found.keyness is not None else "",
        "likeness": _likeness(found, names),
        "cosine": digest.COSINE,
        "lines": lines,
        "patterns": found.frames.to_dict(),
        "settings": _settings(found),
        "versions": info() | {"matplotlib": mpl.__version__},
    }


def _title(found: Comparison) -> str:
    things = f"{len(found.summary):,} documents"
    return f"{things} compared" if found.by == DOC else f"{things} by {found.by}"


def _documents(found: Comparison) -> Content:
    """Return head and rows of the table of documents, or of groups."""
    table = digest.documents(found).head(MAX_DOCS)
    cells = [
        table[name].map("{:,}".format if name in NUMBERS else name_of) for name in table.columns
    ]
    numeric = [name in NUMBERS for name in table.columns]
    return {
        "caption": "chars: code points; words: those counted; types: different words"
        if "chars" in table
        else "n_docs: documents; words: those counted",
        "head": list(zip(table.columns, numeric, strict=True)),
        "rows": _rows(cells),
    }


def _sizes(found: Comparison) -> list[list[str]]:
    """Say how large each group is, in parts that fit a narrow column."""
    sizes = found.framing.drop_duplicates(found.by).head(MAX_DOCS)
    if found.by == DOC:
        return [[f"{words:,} words"] for words in sizes["tokens"]]
    pairs = zip(sizes["n_docs"], sizes["tokens"], strict=True)
    return [[f"{docs:,} documents", f"{words:,} words"] for docs, words in pairs]


def _frames(found: Comparison, lines: list[Content], n_groups: int) -> list[Content]:
    """Return a row of cells for each frame; a cell with hits knows where its lines are."""
    table = found.framing
    unsure = table["ci_method"].astype(str).str.contains(UNSURE, case=False)
    cells = pd.DataFrame(
        {
            "count": table["count"].map("{:,}".format),
            "rate": table["rate"].map(_decimals),
            "low": table["low"].map(_decimals),
            "high": table["high"].map(_decimals),
            "unsure": unsure,
            "hits": table["count"] > 0,
        }
    ).to_dict("records")
    rows = []
    for number, frame in enumerate(found.frames.frames):
        row = cells[number * n_groups : (number + 1) * n_groups][:MAX_DOCS]
        shown = {part["number"] for part in lines[number]["groups"]}
        for place, cell in enumerate(row):
            here = f"lines-{number}-{place}" if place in shown else f"lines-{number}"
            cell["href"] = here if cell["hits"] else None
        rows.append({"frame": frame, "id": f"lines-{number}", "cells": row})
    return rows


def _entries(found: Comparison) -> list[list[Content]]:
    """Return the rows of each frame that has an entry with hits."""
    table = found.entries.iloc[:, :MAX_DOCS]
    counts = table.to_numpy().tolist()
    rows = [
        {"frame": frame, "entry": entry, "counts": [f"{count:,}" for count in counts[place]]}
        for place, (frame, entry) in enumerate(table.index)
    ]
    return [list(part) for _, part in groupby(rows, key=lambda row: row["frame"])]


def _terms(found: Comparison) -> list[Content]:
    parts = []
    for number, (group, table) in enumerate(digest.telling(found)):
        columns = [name for name in table.columns if not name.startswith("log_ratio_")]
        cells = table.round(3).map(_plainly)
        ends = zip(*(cells[f"log_ratio{end}"] for end in ("", "_low", "_high")), strict=True)
        cells["log_ratio"] = [f"{value} [{low}, {high}]" for value, low, high in ends]
        parts.append(
            {
                "group": name_of(group),
                "id": f"terms-{number}",
                "head": columns,
                "rows": _rows([cells[name] for name in columns]),
                "picture": pictures.keyness_picture(found, group) if len(table) else None,
            }
        )
    return parts


def _likeness(found: Comparison, names: list[str]) -> Content | None:
    if found.similarity is None:
        return None
    rows = [[_plainly(value) for value in row] for row in found.similarity.round(3).to_numpy()]
    return {
        "names": names,
        "rows": list(zip(names, rows, strict=True)),
        "picture": pictures.similarity_picture(found),
    }


def _lines(found: Comparison, groups: list[Any], max_lines: int) -> list[Content]:
    """Return the lines of each frame by group."""
    group_of = _groups_of(found.corpus, found.by)
    codes = pd.Index(groups).get_indexer(group_of[found.lines["doc"]].to_numpy())
    table = found.lines.assign(
        group=np.where(codes < 0, len(groups), codes), said=digest.said(found.lines)
    )
    names = [*map(name_of, groups), f"no value in {found.by}"]
    parts = []
    for number, frame in enumerate(found.frames.frames):
        lines = table[table["frame"] == frame]
        chosen = _in_turn(lines, max_lines)
        sizes = lines["group"].value_counts()
        parts.append(
            {
                "frame": frame,
                "id": f"lines-{number}",
                "total": len(lines),
                "more": len(lines) - len(chosen),
                "groups": [
                    {
                        "number": code,
                        "id": f"lines-{number}-{code}",
                        "name": names[int(part["group"].iloc[0])],
                        "total": int(sizes[code]),
                        "lines": part[["doc", "left", "node", "right", "said"]].to_dict("records"),
                    }
                    for code, part in chosen.groupby("group", sort=True)
                ],
            }
        )
    return parts


def _in_turn(lines: pd.DataFrame, most: int) -> pd.DataFrame:
    """Take the first line of every group, then the second, until there are enough."""
    turn = lines.groupby("group").cumcount()
    return lines.loc[turn.sort_values(kind="stable").index[:most]].sort_index()


def _settings(found: Comparison) -> list[tuple[str, str]]:
    """Return what the numbers depend on beside the texts."""
    how = found.framing.attrs["framelens"]
    told = [("framing", {name: how[name] for name in ("by", "per", "ci")})]
    for name, table in (("keyness", found.keyness), ("similarity", found.similarity)):
        if table is not None:
            known = table.attrs["framelens"]
            general = ("function", "tokenizer", "versions", "corpus")
            told.append((name, {key: value for key, value in known.items() if key not in general}))
    tokenizer = dict(how["tokenizer"])
    dropped = [kind for kind, drop in tokenizer.pop("drop", {}).items() if drop]
    told.append(("words", tokenizer | {"drop": ", ".join(dropped) or "nothing"}))
    shown = [(name, "; ".join(f"{k} = {_said(v)}" for k, v in part.items())) for name, part in told]
    return [*shown, ("corpus", f"{how['corpus']} (hash of ids, texts and settings of words)")]


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(cells: list[pd.Series[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_list() for column in cells), strict=True))


def _decimals(value: float) -> str:
    return NONE if np.isnan(value) else f"{value:,.2f}"


def _plainly(value: Any) -> str:
    if isinstance(value, (int, np.integer)):
        return f"{value:,}"
    if not isinstance(value, (float, np.floating)):
        return name_of(value)
    return NONE if np.isnan(value) else f"{value:.3f}"
