"""How do columns become a table of the caller's own library, with its settings?"""

from __future__ import annotations

import json
import weakref
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from numpy.typing import NDArray

    from framelens.corpus import Corpus

KEY = "framelens"
#: What every result depends on.
VERSIONS = {"framelens": _core.__version__, **_core.VERSIONS}
#: pandas 3 has a dtype of its own for text; before, text columns were objects.
TEXT_DTYPE = "str" if int(pd.__version__.split(".")[0]) >= 3 else object

#: What columns with missing values are in other libraries.
NULLABLE = {
    pd.arrays.BooleanArray: nw.Boolean(),
    pd.arrays.IntegerArray: nw.Int64(),
    pd.arrays.FloatingArray: nw.Float64(),
}

# polars tables carry no settings of their own: they are remembered here until they go.
_remembered: dict[int, dict[str, Any]] = {}


def decode(labels: Sequence[Any] | NDArray[Any], codes: NDArray[np.uint32]) -> NDArray[Any]:
    """Return the label of each code, as an array of objects or of the labels' own dtype."""
    if isinstance(labels, np.ndarray):
        return labels[codes]
    array = np.empty(len(labels), dtype=object)
    array[:] = labels
    return array[codes]


def table(columns: Mapping[str, Any], *, backend: ModuleType, settings: Mapping[str, Any]) -> Any:
    """Make a table of the library `backend`."""
    settings = dict(settings)
    if backend is pd:
        frame = pd.DataFrame({name: _pandas_column(values) for name, values in columns.items()})
        frame.attrs[KEY] = settings
        return frame
    plain = {name: _plain_column(name, values, backend) for name, values in columns.items()}
    native = nw.from_dict(plain, backend=backend).to_native()
    if backend.__name__ == "pyarrow":
        return native.replace_schema_metadata({KEY: json.dumps(settings, sort_keys=True)})
    return _remember(native, settings)


def answer(corpus: Corpus, function: str, columns: Mapping[str, Any], **parameters: Any) -> Any:
    """Make the table that `function` returns, with all that it depends on."""
    settings = provenance(corpus, function, **parameters)
    return table(columns, backend=corpus._backend, settings=settings)


def _pandas_column(values: Any) -> Any:
    if isinstance(values, pd.api.extensions.ExtensionArray):
        return values
    if isinstance(values, list) or values.dtype == object:
        return pd.Series(values, dtype=TEXT_DTYPE if _are_texts(values) else None)
    return values


def _plain_column(name: str, values: Any, backend: ModuleType) -> Any:
    if isinstance(values, nw.Series):
        return values.to_native()
    if isinstance(values, pd.api.extensions.ExtensionArray):
        known = values.to_numpy(dtype=object)
        known[values.isna()] = None
        kind = NULLABLE[type(values)]
        return nw.new_series(name, known.tolist(), kind, backend=backend).to_native()
    if isinstance(values, np.ndarray) and values.dtype != object:
        return values
    values = list(values)
    # No row at all would leave the library to guess what the column holds.
    dtype = nw.String() if _are_texts(values) else None
    return nw.new_series(name, values, dtype, backend=backend).to_native()


def _are_texts(values: Any) -> bool:
    return all(value is None or isinstance(value, str) for value in values)


def _remember(native: Any, settings: dict[str, Any]) -> Any:
    key = id(native)
    _remembered[key] = settings
    weakref.finalize(native, _remembered.pop, key, None)
    return native


def settings(table: Any) -> dict[str, Any]:
    """Tell how a table was made.

    Parameters
    ----------
    table : DataFrame
        What any function of this package returned (pandas, polars or pyarrow).

    Returns
    -------
    dict
        ``function``, its parameters, ``tokenizer``, ``clean`` and ``view`` (what of the texts was
        counted), ``lines`` (number and digest of the recurring lines, if the corpus was given any),
        ``versions`` (package, Unicode, stemmer, stop words) and ``corpus`` (128-bit hash of ids,
        texts and all these settings; the order of the documents does not matter).

    Raises
    ------
    ValueError
        If the table carries no settings: other libraries drop them in some operations.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.frequency(fl.Corpus(["war and peace", "peace"]))
    >>> fl.settings(table)["function"]
    'frequency'
    """
    found = getattr(table, "attrs", {}).get(KEY) or _remembered.get(id(table))
    metadata = getattr(getattr(table, "schema", None), "metadata", None)
    if not found and isinstance(metadata, dict) and KEY.encode() in metadata:
        found = json.loads(metadata[KEY.encode()])
    if not found:
        raise ValueError(
            f"table carries no settings of framelens (a {type(table).__name__}); "
            "keep the table as it was returned, or copy its attrs along"
        )
    return dict(found)


def falling(columns: Mapping[str, Any], key: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Return the columns with `key` falling; ties keep their order, NaN is last."""
    order = np.argsort(-key, kind="stable")
    return {name: np.asarray(values)[order] for name, values in columns.items()}


def name_rates(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the counts of groups and their rates, with the name of each interval."""
    names = ("count", "docs", "n_docs", "tokens", "rate", "low", "high")
    methods = decode(found["ci_methods"], found["ci_method"])
    return {name: found[name] for name in names} | {"ci_method": methods}


def name_regions(corpus: Corpus, columns: dict[str, Any]) -> None:
    """Put names in the place of numbers, in the column ``region``; none without offsets."""
    codes = columns.pop("region")
    if corpus._core.has_offsets:
        columns["region"] = decode(_core.NAMES["region"], codes)


def name_voices(corpus: Corpus, columns: dict[str, Any]) -> None:
    """Put names in the place of numbers in ``voice``; the flags are null where it is unknown."""
    codes = columns["voice"]
    columns["voice"] = decode(_core.NAMES["voice"], codes)
    unknown = codes == _core.NAMES["voice"].index("unknown")
    for flag in {"negated", "hedged"} & set(columns):
        columns[flag] = pd.arrays.BooleanArray(columns[flag], unknown)


def provenance(corpus: Corpus, function: str, **parameters: Any) -> dict[str, Any]:
    """Return all that a result of `function` depends on."""
    narrowed = {"region": corpus._core.regions, "voice": corpus._core.voices}
    lines = corpus._core.lines
    known = {} if lines is None else {"lines": {"n": lines[0], "digest": lines[1]}}
    return {
        "function": function,
        **parameters,
        "tokenizer": json.loads(corpus._core.settings),
        "clean": corpus._core.is_clean,
        **known,
        "view": {name: kept for name, kept in narrowed.items() if kept is not None},
        "versions": VERSIONS,
        "corpus": corpus._core.hash,
    }
