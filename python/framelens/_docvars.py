"""What is known of the documents besides their texts, and which of them are meant by it?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._dates import at_dates, holds_dates
from framelens._input import check_column, given_mask, shown

if TYPE_CHECKING:
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
        single = isinstance(wanted, str) or not isinstance(wanted, Iterable)
        allowed = [wanted] if single else listed(wanted)
        if not all(isinstance(value, Hashable) for value in allowed):
            raise TypeError(f"{name} must be a value or a flat list of values, got {wanted!r}")
        if holds_dates(values):
            keep &= at_dates(name, values, allowed)
            continue
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
    if table.columns:
        return table[places.tolist()].to_native()
    # Rows without columns are all alike, but for the index that pandas has.
    is_pandas = isinstance(docvars, pd.DataFrame)
    return docvars.iloc[places] if is_pandas else table.head(len(places)).to_native()


def assigned(corpus: Corpus, table: Any, columns: Mapping[str, Any]) -> Any:
    """Return the docvars of `corpus` with further columns, in their own library."""
    added = {} if table is None else _columns_of(corpus, table)
    added |= {name: _column(corpus, name, values) for name, values in columns.items()}
    if isinstance(corpus.docvars, pd.DataFrame):
        return corpus.docvars.assign(**added)
    new = [
        nw.new_series(name, _nulled(values), backend=corpus._backend)
        for name, values in added.items()
    ]
    return nw.from_native(corpus.docvars, eager_only=True).with_columns(*new).to_native()


def listed(values: Any) -> list[Any]:
    """Return the items of a column of any library as Python's own objects."""
    for method in ("to_pylist", "to_list"):
        if hasattr(values, method):
            return list(getattr(values, method)())
    return list(values)


def _columns_of(corpus: Corpus, table: Any) -> dict[str, Any]:
    """Return the columns of `table` in the order of the documents."""
    if not nw.dependencies.is_into_dataframe(table):
        raise TypeError(
            f"table must be a table, got {type(table).__name__}; "
            "give a single column by name, as in .assign(year=...)"
        )
    if isinstance(table, pd.DataFrame):
        if not table.columns.is_unique:
            twice = table.columns[table.columns.duplicated()][0]
            raise ValueError(f"table must have different columns, got {twice!r} more than once")
        return {str(name): aligned(corpus, table[name], "table") for name in table.columns}
    frame = nw.from_native(table, eager_only=True)
    _refuse_other_length(corpus, len(frame), "table must have one row")
    return {name: frame.get_column(name).to_list() for name in frame.columns}


def _column(corpus: Corpus, name: str, values: Any) -> Any:
    """Return one item per document."""
    if isinstance(values, pd.Series):
        return aligned(corpus, values, name)
    if isinstance(values, str) or not isinstance(values, Iterable):
        return [values] * len(corpus)
    if isinstance(values, (Mapping, Set, Iterator)):
        raise TypeError(
            f"{name} must be one value, or a list or array of one per document, "
            f"got a {type(values).__name__}"
        )
    if isinstance(values, np.ndarray) and values.ndim != 1:
        raise ValueError(f"{name} must be a flat list or array, got shape {values.shape}")
    as_it_is = isinstance(values, (np.ndarray, pd.Index, pd.api.extensions.ExtensionArray))
    found: Any = values if as_it_is else listed(values)
    _refuse_other_length(corpus, len(found), f"{name} must have one item")
    return found


def aligned(corpus: Corpus, column: pd.Series[Any], what: str) -> Any:
    """Return the items of `column` in the order of the documents, which its index names."""
    one = "one row" if what == "table" else "one item"
    _refuse_other_length(corpus, len(column), f"{what} must have {one}")
    index = column.index
    if index.equals(getattr(corpus.docvars, "index", None)):
        return column.array
    if not index.is_unique:
        twice = index[index.duplicated()][0]
        raise ValueError(f"{what} must have each id once in its index, got {twice!r} again")
    places = index.get_indexer(pd.Index(corpus._ids))
    if (places >= 0).all():
        return column.array[places]
    if index.equals(pd.RangeIndex(len(corpus))):
        return column.array
    absent = corpus.ids[int(np.flatnonzero(places < 0)[0])]
    raise ValueError(
        f"{what} must have the ids of the documents as its index, {absent!r} is not there; "
        "call .reset_index(drop=True) to take rows in their order"
    )


def _refuse_other_length(corpus: Corpus, length: int, start: str) -> None:
    if length != len(corpus):
        raise ValueError(f"{start} per document ({len(corpus)}), got {length}")


def _nulled(values: Any) -> list[Any]:
    """Return a list for libraries that have one null: NaN, NaT and NA become None."""
    plain = pd.Series(values, dtype=object if isinstance(values, list) else None).tolist()
    return [None if pd.api.types.is_scalar(v) and pd.isna(v) else v for v in plain]
