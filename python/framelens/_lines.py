"""Which recurring lines does a corpus take, and of which source is each text?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._input import as_strings, check_column

if TYPE_CHECKING:
    from numpy.typing import NDArray

    #: Sources, lines, the source of each line, the source of each text.
    Learnt = tuple[list[str], list[str], NDArray[np.int32], NDArray[np.int32]]

#: What a fit holds besides the source.
COLUMNS = ("line", "docs", "n_docs", "share", "example")


def learnt(lines: Any, docvars: Any, n: int) -> Learnt:
    """Return sources, lines, the source of each line and that of each of `n` documents."""
    by = source_of(lines, "lines")
    frame = nw.from_native(lines, eager_only=True)
    texts = frame["line"].to_list()
    wrong = [text for text in texts if not isinstance(text, str)]
    if wrong:
        raise TypeError(f"lines must hold strings in its column 'line', got {wrong[0]!r}")
    if by is None:
        zeros = np.zeros(len(texts), dtype=np.int32), np.zeros(n, dtype=np.int32)
        return [""], texts, *zeros
    known = nw.from_native(docvars, eager_only=True)
    check_column(known.columns, by, "lines")
    given = pd.Series(frame[by].to_list(), dtype=object)
    codes, names = pd.factorize(given, sort=True)
    if (codes < 0).any():
        raise ValueError(f"lines must name a source in every row of its column {by!r}")
    of = pd.Index(names).get_indexer(pd.Index(known[by].to_list(), dtype=object))
    return as_strings(np.asarray(names)), texts, codes.astype(np.int32), of.astype(np.int32)


def source_of(fit: Any, parameter: str) -> str | None:
    """Return the name of the column of sources, or None."""
    if not nw.dependencies.is_into_dataframe(fit):
        raise TypeError(f"{parameter} must be a table as of learn_lines, got {type(fit).__name__}")
    columns = nw.from_native(fit, eager_only=True).columns
    missing = [name for name in COLUMNS if name not in columns]
    others = [name for name in columns if name not in COLUMNS]
    if missing or len(others) > 1:
        raise ValueError(
            f"{parameter} must have the columns {', '.join(COLUMNS)} and at most one more, "
            f"the source; got {', '.join(columns)}"
        )
    return others[0] if others else None
