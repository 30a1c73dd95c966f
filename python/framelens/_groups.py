"""Which documents belong together?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._docvars import docvar, listed
from framelens.period import Period, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens.corpus import Corpus

    By = str | Period | list[str | Period] | None

#: What a document is called in every table.
DOC = "doc"
#: What a group is called if its values come without a name.
GROUP = "group"
#: The columns of a result that a column of groups would stand in the place of.
TAKEN = ["term", "frame", "count", "docs", "n_docs", "tokens", "rate", "low", "high", "ci_method"]
TAKEN += ["prevalence", *_core.NAMES["voice"], "negated", "hedged"]


@dataclass(frozen=True)
class Groups:
    """A number for each document (-1: none) and what the numbers stand for, sorted."""

    codes: NDArray[np.int32]
    n: int
    labels: dict[str, NDArray[Any]]

    @property
    def coded(self) -> tuple[NDArray[np.int32], int]:
        """The codes and the number of groups, as the core takes them."""
        return self.codes, self.n

    def columns(self, codes: NDArray[np.uint32]) -> dict[str, NDArray[Any]]:
        """Return the label columns of rows with these group numbers."""
        for name in self.labels:
            if name in TAKEN:
                raise ValueError(
                    f"by must not have the name of another column of the result, got {name!r}"
                )
        return {name: labels[codes] for name, labels in self.labels.items()}


def groups(corpus: Corpus, by: By, *, warn: bool = True) -> Groups:
    """Group the documents by nothing, by document, or by one or more docvars."""
    n = len(corpus)
    if by is None:
        return Groups(np.zeros(n, dtype=np.int32), 1, {})
    if isinstance(by, str) and by == DOC:
        return Groups(np.arange(n, dtype=np.int32), n, {DOC: corpus._ids})
    names: list[Any] = [by_name(corpus, by)] if is_values(corpus, by) else _names(by)
    factors = (
        [_given(corpus, by)] if is_values(corpus, by) else [_factor(corpus, name) for name in names]
    )
    present = np.logical_and.reduce([codes >= 0 for codes, _ in factors])
    if warn and not present.all():
        warnings.warn(
            f"{int((~present).sum())} of {n} documents have no value in "
            f"{', '.join(repr(str(name)) for name in names)} and belong to no group",
            UserWarning,
            stacklevel=3,
        )
    keys = np.stack([codes[present] for codes, _ in factors], axis=1)
    unique, inverse = np.unique(keys, axis=0, return_inverse=True)
    codes = np.full(n, -1, dtype=np.int32)
    codes[present] = inverse.ravel()
    labels = {
        str(name): values[unique[:, place]]
        for place, (name, (_, values)) in enumerate(zip(names, factors, strict=True))
    }
    return Groups(codes, len(unique), labels)


def is_values(corpus: Corpus, by: Any) -> bool:
    """Whether `by` holds a value per document, and not the names of docvars."""
    if isinstance(by, (list, tuple)):
        # Texts that came alone have no docvars that a list could name.
        return not nw.from_native(corpus.docvars).columns and len(by) == len(corpus)
    return hasattr(by, "__array__") or hasattr(by, "to_list")


def by_name(corpus: Corpus, by: Any) -> Any:
    """Return what a result says of `by`: the names of docvars, or what given values are called."""
    if is_values(corpus, by):
        return str(getattr(by, "name", None) or GROUP)
    if isinstance(by, (list, tuple)):
        return [_setting(name) for name in by]
    return _setting(by)


def _setting(name: Any) -> Any:
    return name.as_setting() if isinstance(name, Period) else name


def _names(by: Any) -> list[str | Period]:
    if not isinstance(by, (str, list, tuple, dict, Period)):
        raise TypeError(f"by must name columns, got {type(by).__name__} {by!r}"[:100])
    names = list(by) if isinstance(by, (list, tuple)) else [by]
    if not names:
        raise ValueError("by must name at least one column, got an empty list")
    # A period as the settings of a table hold it.
    return [
        Period(name["period"], name["unit"]) if isinstance(name, dict) else name for name in names
    ]


def _given(corpus: Corpus, by: Any) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Number the values that `by` holds itself, one per document."""
    values = by if isinstance(by, pd.Series) else pd.Series(listed(by), dtype=object)
    if len(values) != len(corpus):
        raise ValueError(f"by must have one value per document ({len(corpus)}), got {len(values)}")
    if values is by and not by.index.equals(getattr(corpus.docvars, "index", by.index)):
        raise ValueError(
            "by must have the index of the texts, got another one; "
            "call .to_numpy() on it to take its values in their order"
        )
    return _numbered(values.infer_objects())


def _factor(corpus: Corpus, name: str | Period) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Number the values of a docvar in their own order."""
    if isinstance(name, Period):
        return _numbered(starts(corpus, name))
    return _numbered(docvar(corpus, name, parameter="by"))


def _numbered(values: pd.Series[Any]) -> tuple[NDArray[np.intp], NDArray[Any]]:
    codes, uniques = pd.factorize(values, sort=True)
    return codes, np.asarray(pd.Index(uniques).infer_objects())
