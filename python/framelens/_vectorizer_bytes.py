"""How is a vectorizer kept without code? Settings and vocabulary as JSON behind a checksum."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import Any

import numpy as np

MAGIC = b"framelens vectorizer 1\n"
#: What a fitted vectorizer has besides its settings.
FITTED = {"vocabulary_", "fixed_vocabulary_", "_stop_words_id", "_tfidf"}
WEIGHTS = {"idf_", "n_features_in_"}


class _NotPlainError(Exception):
    """A value is not plain data."""


def packed(vectorizer: Any) -> bytes | None:
    """Return a vectorizer as bytes; None if something in it is not plain data."""
    settings = vectorizer.get_params(deep=False)
    state = {name: value for name, value in vars(vectorizer).items() if name not in settings}
    try:
        if not set(state) <= FITTED:
            return None
        found = {
            "class": type(vectorizer).__name__,
            "settings": {name: _plain(value) for name, value in settings.items()},
            "fixed": state.get("fixed_vocabulary_"),
            "weights": _weights(state.get("_tfidf")),
        }
        if "vocabulary_" in state:
            found["terms"] = [_text(term) for term in state["vocabulary_"]]
            found["columns"] = [int(column) for column in state["vocabulary_"].values()]
        body = json.dumps(found).encode("ascii")
    except _NotPlainError:
        return None
    return MAGIC + sha256(body).hexdigest().encode("ascii") + b"\n" + body


def unpacked(kind: type, data: bytes) -> Any:
    """Return the vectorizer of class `kind` that was packed."""
    wrong = f"data must be what {kind.__name__}.to_bytes returned"
    if not isinstance(data, bytes) or not data.startswith(MAGIC):
        raise ValueError(f"{wrong}, got something else")
    checksum, _, body = data[len(MAGIC) :].partition(b"\n")
    if sha256(body).hexdigest().encode("ascii") != checksum:
        raise ValueError(f"{wrong}, got bytes that are damaged")
    found = json.loads(body)
    if found["class"] != kind.__name__:
        raise ValueError(f"{wrong}, got those of a {found['class']}")
    vectorizer = kind(**{name: _value(value) for name, value in found["settings"].items()})
    if found["fixed"] is not None:
        vectorizer.fixed_vocabulary_ = found["fixed"]
    if "terms" in found:
        vectorizer.vocabulary_ = dict(zip(found["terms"], found["columns"], strict=True))
    if found["weights"] is not None:
        vectorizer._tfidf = _transformer(found["weights"])
    return vectorizer


def _text(value: Any) -> str:
    if type(value) is not str:
        raise _NotPlainError
    return value


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it; anything but a number, a text or None with its kind."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) in (list, tuple):
        return {type(value).__name__: [_plain(item) for item in value]}
    if type(value) in (set, frozenset):
        return {type(value).__name__: sorted(_text(item) for item in value)}
    if type(value) is dict:
        return {"dict": [[_text(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, np.dtype) and value.kind in "biuf":
        return {"dtype": value.str}
    if isinstance(value, type) and issubclass(value, (np.number, np.bool_)):
        return {"numpy": value.__name__}
    if value in (int, float, bool):
        return {"python": value.__name__}
    raise _NotPlainError


_KINDS: dict[str, Any] = {
    "list": lambda items: [_value(item) for item in items],
    "tuple": lambda items: tuple(_value(item) for item in items),
    "set": set,
    "frozenset": frozenset,
    "dict": lambda pairs: {key: _value(item) for key, item in pairs},
    "dtype": np.dtype,
    "numpy": lambda name: np.dtype(name).type,
    "python": lambda name: {"int": int, "float": float, "bool": bool}[name],
}


def _value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    return _KINDS[kind](inner)


def _weights(transformer: Any) -> dict[str, Any] | None:
    if transformer is None:
        return None
    settings = transformer.get_params(deep=False)
    state = {name: value for name, value in vars(transformer).items() if name not in settings}
    if not set(state) <= WEIGHTS:
        raise _NotPlainError
    found: dict[str, Any] = {"settings": {name: _plain(settings[name]) for name in settings}}
    if "idf_" in state:
        idf = np.ascontiguousarray(state["idf_"])
        found["idf"] = [idf.dtype.str, base64.b64encode(idf.tobytes()).decode("ascii")]
    return found | {name: state[name] for name in ("n_features_in_",) if name in state}


def _transformer(found: dict[str, Any]) -> Any:
    from sklearn.feature_extraction.text import TfidfTransformer

    settings = {name: _value(value) for name, value in found["settings"].items()}
    transformer = TfidfTransformer(**settings)
    if "idf" in found:
        dtype, data = found["idf"]
        transformer.idf_ = np.frombuffer(base64.b64decode(data), dtype=np.dtype(dtype)).copy()
    if "n_features_in_" in found:
        transformer.n_features_in_ = found["n_features_in_"]
    return transformer
