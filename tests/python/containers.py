"""All the containers that texts come in, each made from the same list."""

from __future__ import annotations

import random

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

#: Whatever people write where a text is missing.
MISSING = (None, float("nan"), np.float64("nan"), pd.NA, pd.NaT)
TEXTS = ("war and peace", "Война и мир", "", "🇫🇷 👩‍👩‍👧 ok", "naïve Façade", " x  y ", "mir nana")


class Stream:
    """An object that only has Arrow's interface for streams."""

    def __init__(self, data):
        self._data = data

    def __arrow_c_stream__(self, requested_schema=None):
        return self._data.__arrow_c_stream__(requested_schema)


class Array:
    """An object that only has Arrow's interface for arrays."""

    def __init__(self, data):
        self._data = data

    def __arrow_c_array__(self, requested_schema=None):
        return self._data.__arrow_c_array__(requested_schema)


def as_numpy_strings(texts):
    return np.array(texts, dtype=np.dtypes.StringDType(na_object=None))


def as_enum(texts):
    return pl.Series(texts, dtype=pl.Enum([text for text in TEXTS if text in texts]))


def as_chunks(texts):
    return pa.chunked_array([[text] for text in texts] + [[]], pa.string())


def as_categories_of_arrow(texts):
    kind = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
    return pd.Series(pa.array(texts, pa.string()).dictionary_encode(), dtype=kind)


#: Takes None for a missing text, and gives back tables of the library named.
TYPED = {
    "pandas string[python]": ("pandas", lambda t: pd.Series(t, dtype="string[python]")),
    "pandas string[pyarrow]": ("pandas", lambda t: pd.Series(t, dtype="string[pyarrow]")),
    "pandas str": ("pandas", lambda t: pd.Series(t, dtype="str")),
    "pandas Arrow": ("pandas", lambda t: pd.Series(t, dtype=pd.ArrowDtype(pa.string()))),
    "pandas large": ("pandas", lambda t: pd.Series(t, dtype=pd.ArrowDtype(pa.large_string()))),
    "pandas dictionary": ("pandas", as_categories_of_arrow),
    "pandas category": ("pandas", lambda t: pd.Series(t, dtype="category")),
    "pandas categories": ("pandas", lambda t: pd.Series(pd.Categorical(t, categories=TEXTS))),
    "pandas array": ("pandas", lambda t: pd.array(t, dtype="string")),
    "pandas Index": ("pandas", lambda t: pd.Index(t, dtype=object)),
    "numpy StringDType": ("pandas", as_numpy_strings),
    "polars String": ("polars", lambda t: pl.Series(t, dtype=pl.String)),
    "polars untold": ("polars", lambda t: pl.Series(t)),
    "polars Categorical": ("polars", lambda t: pl.Series(t, dtype=pl.Categorical)),
    "polars Enum": ("polars", as_enum),
    "pyarrow string": ("pyarrow", lambda t: pa.array(t, pa.string())),
    "pyarrow untold": ("pyarrow", lambda t: pa.array(t)),
    "pyarrow large": ("pyarrow", lambda t: pa.array(t, pa.large_string())),
    "pyarrow view": ("pyarrow", lambda t: pa.array(t, pa.string_view())),
    "pyarrow chunks": ("pyarrow", as_chunks),
    "pyarrow dictionary": ("pyarrow", lambda t: pa.array(t, pa.string()).dictionary_encode()),
    "pyarrow slice": ("pyarrow", lambda t: pa.array(["cut off", *t], pa.string())[1:]),
    "Arrow stream": ("pyarrow", lambda t: Stream(as_chunks(t))),
    "Arrow array": ("pyarrow", lambda t: Array(pa.array(t, pa.string()))),
}
#: Takes anything for a missing text.
MIXED = {
    "list": ("pandas", list),
    "tuple": ("pandas", tuple),
    "generator": ("pandas", lambda t: (text for text in t)),
    "dict": ("pandas", lambda t: dict(enumerate(t))),
    "pandas object": ("pandas", lambda t: pd.Series(t, dtype=object)),
    "numpy object": ("pandas", lambda t: np.array([*t, None], dtype=object)[:-1]),
    "polars Object": ("polars", lambda t: pl.Series(t, dtype=pl.Object)),
}
CONTAINERS = TYPED | MIXED

TABLES = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "pyarrow batch": pa.record_batch,
    "pyarrow reader": lambda columns: pa.table(columns).to_reader(),
    "Arrow stream": lambda columns: Stream(pa.table(columns)),
    "Arrow array": lambda columns: Array(pa.record_batch(columns)),
}


def patterns(n: int) -> list[list]:
    """Return lists of texts and missing ones in `n` arrangements, the extremes among them."""
    chance = random.Random(17)
    arrangements = [[], [None], [None] * 5, list(TEXTS)]
    while len(arrangements) < n:
        share, length = chance.random(), chance.randint(1, 9)
        arrangements.append(
            [None if chance.random() < share else chance.choice(TEXTS) for _ in range(length)]
        )
    return arrangements


def mixed(texts: list, seed: int) -> list:
    """Return `texts` with something else for missing in each place."""
    chance = random.Random(seed)
    return [chance.choice(MISSING) if text is None else text for text in texts]


def column(table, name: str) -> list:
    """Return a column of a table of any library as a list."""
    return nw.from_native(table, eager_only=True)[name].to_list()


def library(table) -> str:
    return nw.from_native(table, eager_only=True).implementation.value
