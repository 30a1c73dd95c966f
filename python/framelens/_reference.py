"""What is a group compared with: the rest, other groups, or counts from elsewhere?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._check import number, whole
from framelens._input import shown
from framelens._options import left_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._groups import Groups

#: All groups but the target.
REST = "rest"
#: What is told of both sides.
COUNTED = ("target", "reference", "target_docs", "reference_docs", "target_rate", "reference_rate")


@dataclass(frozen=True)
class Counts:
    """Occurrences of terms, and of all terms together."""

    of: dict[str, int]
    size: int

    @property
    def told(self) -> dict[str, Any]:
        """What a result says of them: they may be too many to be kept."""
        return {"terms": len(self.of), "size": self.size, "digest": digest(self.of)}


def digest(values: dict[str, Any]) -> str:
    """Return a name for a table of numbers, the same wherever it is made."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def counts_given(reference: Any, size: int | None, ngrams: tuple[int, int]) -> Counts | None:
    """Return the counts that `reference` holds; None if it names groups."""
    named = _by_name(reference)
    if named is None:
        left_out("reference holds no counts", reference_size=size)
        return None
    if ngrams[0] != ngrams[1]:
        raise ValueError(f"ngrams must have one length where reference holds counts, got {ngrams}")
    of = {}
    for term, count in named.items():
        if not isinstance(term, str):
            raise TypeError(f"reference must map terms to counts, got the key {term!r}")
        of[term] = whole("reference", plain_number(count), least=0)
    total = sum(of.values())
    size = total if size is None else whole("reference_size", size, least=1)
    if size < total:
        raise ValueError(
            f"reference_size must be the size of the reference, {total} or more, got {size}"
        )
    if not size:
        raise ValueError("reference must hold at least one count above 0, got none")
    return Counts(of, size)


def prior_given(prior: Any) -> tuple[float | None, dict[str, float] | None]:
    """Return the worth of the prior, or what it gives to each term."""
    named = _by_name(prior)
    if named is None:
        return (None if prior is None else number("prior", prior)), None
    for term in named:
        if not isinstance(term, str):
            raise TypeError(f"prior must map terms to tokens, got the key {term!r}")
    if not named:
        raise ValueError("prior must hold at least one term, got none")
    return None, {term: number("prior", tokens) for term, tokens in named.items()}


def pairs(
    grouped: Groups, by: str, target: Any, reference: Any
) -> list[tuple[int, list[int] | None]]:
    """Return the numbers of the groups to compare; None is the rest."""
    labels = grouped.labels[by]
    if target is None:
        if not isinstance(reference, Counts) and (isinstance(reference, list) or reference != REST):
            raise ValueError(f"reference must be 'rest' when no target is given, got {reference!r}")
        if not grouped.n:
            raise ValueError("by must have a value for at least one document, got none")
        if not isinstance(reference, Counts):
            refuse_one_group(labels)
        return [(one, None) for one in range(grouped.n)]
    return [pair(labels, target, reference)]


def pair(labels: NDArray[Any], target: Any, reference: Any) -> tuple[int, list[int] | None]:
    """Return the numbers of the target and of what it is compared with; None is the rest."""
    one = number_of("target", target, labels)
    if isinstance(reference, Counts):
        return one, None
    if is_rest(labels, reference):
        refuse_one_group(labels)
        return one, None
    listed = reference if isinstance(reference, list) else [reference]
    if not listed:
        raise ValueError("reference must name at least one group, got an empty list")
    others = [number_of("reference", label, labels) for label in listed]
    if one in others:
        raise ValueError(f"reference must be another group than the target, got {reference!r}")
    return one, others


def refuse_one_group(labels: NDArray[Any]) -> None:
    """Raise if there is no other group that could be the rest."""
    if len(labels) == 1:
        raise ValueError(
            f"by must make two groups or more to compare, got only {plain(labels[0])!r}"
        )


def is_rest(labels: NDArray[Any], reference: Any) -> bool:
    """Whether all other groups are meant; a group may be called "rest"."""
    return isinstance(reference, str) and reference == REST and REST not in labels.tolist()


def number_of(parameter: str, label: Any, labels: NDArray[Any]) -> int:
    """Return the number of the group called `label`; any way of writing a date will do."""
    has_dates = labels.dtype.kind == "M"
    known = pd.DatetimeIndex(labels).tolist() if has_dates else labels.tolist()
    wanted = pd.to_datetime(label, errors="coerce") if has_dates else label
    if wanted not in known:
        told = shown(map(str, known) if has_dates else known)
        raise ValueError(f"{parameter} must be one of {told}, got {label!r}")
    return int(known.index(wanted))


def plain(label: Any) -> Any:
    """Return a label, or labels, as JSON can hold them."""
    if isinstance(label, Counts):
        return label.told
    if isinstance(label, list):
        return [plain(one) for one in label]
    if isinstance(label, np.generic):
        return label.item()
    return label if isinstance(label, (str, int, float, type(None))) else str(label)


def _by_name(values: Any) -> Mapping[Any, Any] | None:
    """Return what maps names to values: a mapping, or a Series with an index."""
    if isinstance(values, Mapping):
        return values
    if hasattr(values, "index") and hasattr(values, "to_dict") and values.index.is_unique:
        found: dict[Any, Any] = values.to_dict()
        return found
    return None


def plain_number(count: Any) -> Any:
    """Return a whole number that came as a float, as pandas makes it where some are missing."""
    return int(count) if isinstance(count, float) and count.is_integer() else count
