"""What is known of the documents besides their texts, and which of them are meant by it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._input import check_column, given_mask, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from framelens.corpus import Corpus


def docvar(corpus: Corpus, name: str, *, parameter: str) -> pd.Series[Any]:
    """Return a docvar as a pandas Series with row numbers for an index."""
    table = nw.from_native(corpus.docvars, eager_only=True)
    check_column(table.columns, name, parameter)
    column = table.get_column(name)
    native = column.to_native()
    if isinstance(native, pd.Series):
        return native.reset_index(drop=True)
    # As objects, so that a missing value does not make floats of whole numbers.
    return pd.Series(column.to_list(), dtype=object)


def kept(corpus: Corpus, mask: ArrayLike | None, columns: Mapping[str, Any]) -> NDArray[np.intp]:
    """Return the rows where `mask` is True and each column has (one of) the values asked for."""
    keep = np.ones(len(corpus), dtype=bool)
    if mask is not None:
        keep &= given_mask(mask, len(corpus), getattr(corpus.docvars, "index", None))
    for name, wanted in columns.items():
        values = docvar(corpus, name, parameter="where")
        allowed = list(wanted) if isinstance(wanted, (list, tuple, set)) else [wanted]
        known = set(values.dropna())
        unknown = [value for value in allowed if value not in known]
        if unknown:
            raise ValueError(
                f"{name} must be one of {shown(sorted(known, key=str))}, got {unknown[0]!r}"
            )
        keep &= values.isin(allowed).to_numpy()
    return np.flatnonzero(keep)


def picked(docvars: Any, places: NDArray[np.intp]) -> Any:
    """Return the rows at `places`."""
    table = nw.from_native(docvars, eager_only=True)
    return table[places.tolist()].to_native() if table.columns else docvars.iloc[places]


def assigned(corpus: Corpus, table: Any, columns: Mapping[str, Any]) -> Any:
    """Return the docvars of `corpus` with further columns, in their own library."""
    added = {} if table is None else _aligned(corpus, table)
    for name, values in columns.items():
        listed = [values] * len(corpus) if np.ndim(values) == 0 else list(values)
        if len(listed) != len(corpus):
            raise ValueError(
                f"{name} must have one item per document ({len(corpus)}), got {len(listed)}"
            )
        added[name] = listed
    if isinstance(corpus.docvars, pd.DataFrame):
        return corpus.docvars.assign(**added)
    new = [nw.new_series(name, values, backend=corpus._backend) for name, values in added.items()]
    return nw.from_native(corpus.docvars, eager_only=True).with_columns(*new).to_native()


def _aligned(corpus: Corpus, table: Any) -> dict[str, Any]:
    """Return the columns of `table` in the order of the documents."""
    frame = nw.from_native(table, eager_only=True)
    if len(frame) != len(corpus):
        raise ValueError(f"table must have one row per document ({len(corpus)}), got {len(frame)}")
    if isinstance(table, pd.DataFrame) and not isinstance(table.index, pd.RangeIndex):
        places = table.index.get_indexer(pd.Index(corpus._ids))
        if (places < 0).any():
            absent = corpus.ids[int(np.flatnonzero(places < 0)[0])]
            raise ValueError(
                f"table must have the ids of the documents as its index, {absent!r} is not there; "
                "call .reset_index(drop=True) to take rows in their order"
            )
        frame = frame[places.tolist()]
    native = frame.to_native()
    if isinstance(native, pd.DataFrame):
        return {str(name): native[name].array for name in native.columns}
    return {name: frame.get_column(name).to_list() for name in frame.columns}
