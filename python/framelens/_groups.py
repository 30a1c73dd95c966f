"""Which documents belong together?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._docvars import aligned, docvar, listed
from framelens._input import shown
from framelens.period import Period, starts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framelens.corpus import Corpus

    By = str | Period | Sequence[Any] | NDArray[Any] | pd.Series[Any] | None

#: What a document is called in every table.
DOC = "doc"
#: What a group is called if its values come without a name.
GROUP = "group"


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

    def between(
        self, head: Mapping[str, Any], codes: NDArray[np.uint32], tail: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the columns of a table, with those of the rows' groups in their midst."""
        for name in self.labels:
            if name in head or name in tail:
                raise ValueError(
                    f"by must not be called {name!r}, which is another column of the result; "
                    f"give it another name, as in corpus.assign(my_{name}=corpus.docvars[{name!r}])"
                )
        return {**head, **{name: labels[codes] for name, labels in self.labels.items()}, **tail}


def groups(corpus: Corpus, by: By, *, warn: bool = True, stacklevel: int = 3) -> Groups:
    """Group the documents by nothing, by document, or by one or more docvars."""
    n = len(corpus)
    if by is None:
        return Groups(np.zeros(n, dtype=np.int32), 1, {})
    if isinstance(by, str) and by == DOC:
        _refuse_other_docs(corpus)
        return Groups(np.arange(n, dtype=np.int32), n, {DOC: corpus._ids})
    given = is_values(corpus, by)
    names: list[Any] = [by_name(corpus, by)] if given else _names(corpus, by)
    factors = [_given(corpus, by)] if given else [_factor(corpus, name) for name in names]
    present = np.logical_and.reduce([codes >= 0 for codes, _ in factors])
    if warn and not present.all():
        warnings.warn(
            f"{int((~present).sum())} of {n} documents have no value in "
            f"{', '.join(repr(str(name)) for name in names)} and belong to no group",
            UserWarning,
            stacklevel=stacklevel,
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


def _refuse_other_docs(corpus: Corpus) -> None:
    """Refuse a docvar that is called as every document on its own is, and groups them otherwise."""
    if DOC not in _columns(corpus):
        return
    if [str(value) for value in docvar(corpus, DOC, parameter="by")] != [*map(str, corpus.ids)]:
        raise ValueError(
            f"by={DOC!r} makes every document a group, but there is a docvar called {DOC!r} that "
            f"says otherwise; give it another name, as in corpus.assign(my_{DOC}="
            f"corpus.docvars[{DOC!r}])"
        )


def one_column(corpus: Corpus, by: Any) -> tuple[Groups, str]:
    """Return the groups of one docvar or of given values, and what they are called."""
    if not (isinstance(by, str) or is_values(corpus, by)):
        raise TypeError(
            f"by must name one docvar or hold one value per document ({len(corpus)}), got {by!r}"
        )
    return groups(corpus, by, stacklevel=4), str(by_name(corpus, by))


def is_values(corpus: Corpus, by: Any) -> bool:
    """Whether `by` holds a value per document, and not the names of docvars."""
    if isinstance(by, (list, tuple)):
        # A list that names a docvar is one of names, whatever its length.
        names = _columns(corpus)
        named = any(isinstance(item, (dict, Period)) or item in names for item in by)
        return len(by) == len(corpus) and not named
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


def _columns(corpus: Corpus) -> list[str]:
    return list(nw.from_native(corpus.docvars, eager_only=True).columns)


def _names(corpus: Corpus, by: Any) -> list[str | Period]:
    if not isinstance(by, (str, list, tuple, dict, Period)):
        raise TypeError(f"by must name columns, got {type(by).__name__} {by!r}"[:100])
    names = list(by) if isinstance(by, (list, tuple)) else [by]
    if not names:
        raise ValueError("by must name at least one column, got an empty list")
    if isinstance(by, (list, tuple)):
        _refuse_no_names(corpus, names)
    # A period as the settings of a table hold it.
    found = [
        Period(name["period"], name["unit"]) if isinstance(name, dict) else name for name in names
    ]
    refuse_twice("by", found)
    return found


def _refuse_no_names(corpus: Corpus, given: list[Any]) -> None:
    """Refuse a list of which nothing names a docvar: labels, and too many or too few."""
    columns = _columns(corpus)
    if not columns:
        raise ValueError(f"by must have one value per document ({len(corpus)}), got {len(given)}")
    if not any(isinstance(item, (dict, Period)) or item in columns for item in given):
        raise ValueError(
            f"by must have one value per document ({len(corpus)}), or name docvars "
            f"({shown(columns)}), got {len(given)}, the first {given[0]!r}"
        )


def refuse_twice(parameter: str, names: list[Any]) -> None:
    """Raise if a docvar is named twice, be it once as a period."""
    docvars = [str(name) for name in names if isinstance(name, (str, Period))]
    twice = [name for place, name in enumerate(docvars) if name in docvars[:place]]
    if twice:
        raise ValueError(f"{parameter} must name each docvar once, got {twice[0]!r} twice")


def _given(corpus: Corpus, by: Any) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Number the values that `by` holds itself, one per document."""
    values = by if isinstance(by, pd.Series) else pd.Series(listed(by), dtype=object)
    if len(values) != len(corpus):
        raise ValueError(f"by must have one value per document ({len(corpus)}), got {len(values)}")
    if values is by:
        values = pd.Series(aligned(corpus, by, "by"))
    return factors(values.infer_objects())


def _factor(corpus: Corpus, name: str | Period) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Number the values of a docvar in their own order."""
    if isinstance(name, Period):
        return factors(starts(corpus, name))
    return factors(docvar(corpus, name, parameter="by"))


def factors(values: pd.Series[Any]) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Number the values in their own order; -1 where there is none."""
    codes, uniques = pd.factorize(values, sort=True)
    return codes, np.asarray(pd.Index(uniques).infer_objects())
