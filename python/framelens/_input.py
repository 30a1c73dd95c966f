"""What has the caller handed over? Texts, names and all the rest, from any container."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from types import ModuleType

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Source:
    """Texts as the core takes them, ids, and a table of all other columns in its own library."""

    texts: Any
    ids: NDArray[Any]
    docvars: Any
    backend: ModuleType


def source(data: Any, text: str | None, id_column: str | None) -> Source:
    """Take `data` apart; see ``Corpus`` for what it may be."""
    refuse_no_texts("data", data)
    if isinstance(data, Mapping):
        refuse_columns("a dict", text, id_column)
        return Source(list(data.values()), labels(list(data), "id"), _no_columns(len(data)), pd)
    _refuse_doubled(data)
    if not (_is_table(data) or nw.dependencies.is_into_series(data)) and _speaks_arrow(data):
        data = _through_pyarrow(data)
    if _is_table(data):
        return _from_table(data, text, id_column)
    refuse_columns(f"a {type(data).__name__}", text, id_column)
    if nw.dependencies.is_into_series(data):
        series = nw.from_native(data, series_only=True)
        backend = series.implementation.to_native_namespace()
        return Source(_column(data), _index_ids(data), _no_columns(len(series), data), backend)
    texts = list(data)
    return Source(texts, np.arange(len(texts)), _no_columns(len(texts)), pd)


def refuse_no_texts(parameter: str, data: Any) -> None:
    """Raise unless `data` can hold a text per document, in an order."""
    kind = type(data).__name__
    if isinstance(data, (str, bytes)):
        raise TypeError(
            f"{parameter} must hold one text per document, got a single {kind}; "
            "put it in a list, or read files with framelens.read"
        )
    if isinstance(data, (set, frozenset)):
        raise TypeError(f"{parameter} must have an order, got a {kind}; sort it first")
    if _is_table(data):
        return
    known = nw.from_native(data, pass_through=True, allow_series=True)
    if isinstance(known, nw.LazyFrame):
        raise TypeError(
            f"{parameter} must be in memory, got a lazy table; call .collect() on it first"
        )
    if known is data and not (isinstance(data, Iterable) or _speaks_arrow(data)):
        raise TypeError(f"{parameter} must hold one text per document, got {kind}")


def refuse_columns(what: str, text: str | None, id_column: str | None) -> None:
    """Raise if columns are named where there are none."""
    for name, value in (("text", text), ("id", id_column)):
        if value is not None:
            raise ValueError(f"{name} names a column, but {what} has none, got {value!r}")


def _refuse_doubled(data: Any) -> None:
    """Raise if two columns have one name."""
    named: list[Any] = []
    if isinstance(data, pd.DataFrame):
        named = data.columns.tolist()
    elif nw.dependencies.is_pyarrow_table(data):
        named = data.column_names
    twice = sorted({name for name in named if named.count(name) > 1}, key=str)
    if twice:
        raise ValueError(f"data must have different columns, got {shown(twice)} more than once")


def _is_table(data: Any) -> bool:
    return nw.dependencies.is_into_dataframe(data)


def _through_pyarrow(data: Any) -> Any:
    """Take over what only speaks Arrow: it may have no length, and be readable only once."""
    if importlib.util.find_spec("pyarrow") is None:
        raise ImportError(
            f"reading a {type(data).__name__} needs pyarrow: pip install 'framelens[arrow]'"
        )
    import pyarrow as pa

    if hasattr(data, "__arrow_c_stream__"):
        column = pa.chunked_array(data)
    else:
        column = pa.chunked_array([pa.array(data)])
    if not pa.types.is_struct(column.type):
        return column
    batches = [pa.RecordBatch.from_struct_array(chunk) for chunk in column.chunks]
    return pa.Table.from_batches(batches, pa.schema(list(column.type)))


def _from_table(data: Any, text: str | None, id_column: str | None) -> Source:
    table = nw.from_native(data, eager_only=True)
    if text is None:
        raise ValueError(f"text must name the column of texts, one of {shown(table.columns)}")
    check_column(table.columns, text, "text")
    column = table.get_column(text)
    if id_column is None:
        ids = _index_ids(data)
    else:
        check_column(table.columns, id_column, "id")
        ids = labels(table.get_column(id_column).to_list(), "id")
    backend = table.implementation.to_native_namespace()
    return Source(_column(column.to_native()), ids, table.drop(text).to_native(), backend)


def check_column(columns: Iterable[str], name: Any, parameter: str) -> None:
    """Raise if there is no column `name`."""
    if not isinstance(name, str):
        raise TypeError(f"{parameter} must be the name of a column, got {name!r}")
    if not list(columns):
        raise ValueError(f"{parameter} names a column, but there is none, got {name!r}")
    if name not in columns:
        raise ValueError(f"{parameter} must be one of {shown(columns)}, got {name!r}")


def shown(names: Iterable[Any]) -> str:
    """List names for a message, the first twenty."""
    listed = list(names)
    more = f" and {len(listed) - 20} more" if len(listed) > 20 else ""
    return ", ".join(map(repr, listed[:20])) + more if listed else "(there is none)"


def labels(values: list[Any], parameter: str) -> NDArray[Any]:
    """Turn names of documents into an array; a missing one is an error."""
    missing = np.flatnonzero(pd.isna(np.array([*values, None], dtype=object)[:-1]))
    if missing.size:
        raise ValueError(f"{parameter} is missing at row {missing[0]}")
    for row, value in enumerate(values):
        if isinstance(value, str) and not is_character(value):
            raise ValueError(f"{parameter} holds half a surrogate pair at row {row}, got {value!r}")
    if all(isinstance(value, (int, np.integer)) and value is not True for value in values):
        return np.array(values, dtype=np.int64)
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def as_strings(ids: NDArray[Any]) -> list[str]:
    """Return names of documents as the core keeps them."""
    return list(map(str, ids.tolist()))


def is_character(text: str) -> bool:
    """Tell whether `text` is made of characters, without half a surrogate pair."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _index_ids(data: Any) -> NDArray[Any]:
    """Return the labels of a pandas index, or row numbers."""
    index = getattr(data, "index", None)
    if not isinstance(index, pd.Index):
        return np.arange(len(data))
    if not index.is_unique:
        row = int(np.flatnonzero(index.duplicated())[0])
        raise ValueError(
            f"the index names documents and must be unique, got {index[row]!r} again at row {row}; "
            "name an id column, or call .reset_index(drop=True) first"
        )
    return labels(index.tolist(), "the index")


def _no_columns(n: int, like: Any = None) -> pd.DataFrame:
    index = like.index if isinstance(like, pd.Series) else pd.RangeIndex(n)
    return pd.DataFrame(index=index)


def _column(column: Any) -> Any:
    """Return a column as the core takes it: something with Arrow's interface, or a list."""
    series = nw.from_native(column, series_only=True)
    if series.is_null().all():
        return [None] * len(series)
    if not isinstance(column, pd.Series):
        return series.to_list() if series.dtype == nw.Object else column
    if column.dtype == object or getattr(column.dtype, "storage", None) == "python":
        return column.tolist()
    if importlib.util.find_spec("pyarrow") is None:
        return column.tolist()
    if hasattr(column, "__arrow_c_stream__"):
        return column
    import pyarrow as pa

    return pa.array(column)


def _speaks_arrow(column: Any) -> bool:
    return hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__")


def word_lists(tokens: Any) -> list[Any]:
    """Take texts that are cut already: a list of words, or None, for each document."""
    if isinstance(tokens, (str, Mapping)) or not isinstance(tokens, Iterable):
        raise TypeError(
            f"tokens must hold one list of words per document, got a single {type(tokens).__name__}"
        )
    return [_words(doc, row) for row, doc in enumerate(tokens)]


def _words(doc: Any, row: int) -> list[Any] | None:
    if pd.api.types.is_scalar(doc) and pd.isna(doc):
        return None
    if isinstance(doc, str) or not isinstance(doc, Iterable):
        raise TypeError(f"tokens must hold lists of words, got {doc!r} at row {row}")
    return list(doc)


def given_mask(mask: Any, n: int, index: Any) -> NDArray[np.bool_]:
    """Return `mask` as an array that says True or False of each of `n` documents."""
    if isinstance(mask, pd.Series) and not mask.index.equals(index):
        raise ValueError("mask must have the index of corpus.docvars, got another one")
    values = np.asarray(mask)
    if values.shape != (n,):
        raise ValueError(f"mask must have one item per document ({n}), got shape {values.shape}")
    missing = np.flatnonzero(pd.isna(values))
    if missing.size:
        raise ValueError(f"mask must be True or False everywhere, missing at row {missing[0]}")
    if values.dtype != bool and not all(isinstance(value, bool) for value in values):
        raise TypeError(f"mask must hold True and False, got dtype {values.dtype}")
    return values.astype(bool)
