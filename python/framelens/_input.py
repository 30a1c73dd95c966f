"""What has the caller handed over? A column of texts, names and all the rest, from any container."""

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


def source(data: Any, text: str | None, id_column: str | None) -> Source:  # noqa: ANN401
    """Take `data` apart; see ``Corpus`` for what it may be."""
    if isinstance(data, (str, bytes)):
        raise TypeError(
            f"data must hold one text per document, got a single {type(data).__name__}; "
            "put it in a list, or read files with framelens.read"
        )
    if isinstance(data, Mapping):
        refuse_columns("a dict", text, id_column)
        return Source(list(data.values()), labels(list(data), "id"), _no_columns(len(data)), pd)
    if isinstance(nw.from_native(data, pass_through=True, allow_series=True), nw.LazyFrame):
        raise TypeError("data must be in memory, got a lazy table; call .collect() on it first")
    if _is_table(data) or (text is not None and hasattr(data, "__arrow_c_stream__")):
        return _from_table(_as_table(data), text, id_column)
    refuse_columns(f"a {type(data).__name__}", text, id_column)
    if nw.dependencies.is_into_series(data):
        series = nw.from_native(data, series_only=True)
        backend = series.implementation.to_native_namespace()
        return Source(_column(data), _index_ids(data), _no_columns(len(series), data), backend)
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        n = len(data)
        return Source(data, np.arange(n), _no_columns(n), pd)
    if not isinstance(data, Iterable):
        raise TypeError(f"data must hold one text per document, got {type(data).__name__}")
    texts = list(data)
    return Source(texts, np.arange(len(texts)), _no_columns(len(texts)), pd)


def refuse_columns(what: str, text: str | None, id_column: str | None) -> None:
    """Raise if columns are named where there are none."""
    for name, value in (("text", text), ("id", id_column)):
        if value is not None:
            raise ValueError(f"{name} names a column, but {what} has none, got {value!r}")


def _is_table(data: Any) -> bool:  # noqa: ANN401
    return nw.dependencies.is_into_dataframe(data)


def _as_table(data: Any) -> Any:  # noqa: ANN401
    if _is_table(data):
        return data
    if importlib.util.find_spec("pyarrow") is None:
        raise ImportError(
            f"reading columns of a {type(data).__name__} needs pyarrow: "
            "pip install 'framelens[arrow]'"
        )
    import pyarrow as pa

    return pa.table(data)


def _from_table(data: Any, text: str | None, id_column: str | None) -> Source:  # noqa: ANN401
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


def check_column(columns: Iterable[str], name: Any, parameter: str) -> None:  # noqa: ANN401
    """Raise if there is no column `name`."""
    if not isinstance(name, str):
        raise TypeError(f"{parameter} must be the name of a column, got {name!r}")
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
    if all(isinstance(value, (int, np.integer)) and value is not True for value in values):
        return np.array(values, dtype=np.int64)
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _index_ids(data: Any) -> NDArray[Any]:  # noqa: ANN401
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


def _no_columns(n: int, like: Any = None) -> pd.DataFrame:  # noqa: ANN401
    index = like.index if isinstance(like, pd.Series) else pd.RangeIndex(n)
    return pd.DataFrame(index=index)


def _column(column: Any) -> Any:  # noqa: ANN401
    """Return a column as the core takes it: something with Arrow's interface, or a list."""
    if not isinstance(column, pd.Series):
        return column if _speaks_arrow(column) else column.to_list()
    if column.dtype == object or getattr(column.dtype, "storage", None) == "python":
        return column.tolist()
    if pd.api.types.is_numeric_dtype(column.dtype) and column.isna().all():
        return [None] * len(column)
    if importlib.util.find_spec("pyarrow") is None:
        return column.tolist()
    if hasattr(column, "__arrow_c_stream__"):
        return column
    import pyarrow as pa

    return pa.array(column)


def _speaks_arrow(column: Any) -> bool:  # noqa: ANN401
    return hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__")
