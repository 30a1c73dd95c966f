"""What is an n-gram, and which are kept? Arguments that several questions share."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from framelens import _core
from framelens._check import ngrams_given, one_of, whole
from framelens._docvars import listed
from framelens._options import left_out
from framelens._run import runner

if TYPE_CHECKING:
    from collections.abc import Callable

    from framelens.corpus import Corpus

Within = Literal["sentence", "document"]
Skips = Literal["total", "each", "equal"]

_Function = TypeVar("_Function", bound="Callable[..., Any]")

#: What docstrings say of these arguments, in the place of a line with the name in braces.
TEXTS = {
    "lengths": """\
    ngrams : int or (int, int), default 1
        Length, or shortest and longest length, in terms: 1 to 64.
    within : {"sentence", "document"}, default "sentence"
        What an n-gram may not reach over the border of.
    bridge : bool, default False
        Whether n-grams reach over tokens that are not counted, as if those were not there.""",
    "skips": """\
    skip : int or (int, int), default 0
        How many terms may be left out inside an n-gram: the most, or fewest and most, up to 64.
        Terms alone, and neighbours where the fewest is 0, are counted as well.
    skips : {"total", "each", "equal"}, default "total"
        What `skip` limits. ``"total"``: all that is left out in one n-gram (Guthrie et al. 2006);
        ``"each"``: every gap for itself (quanteda's ``tokens_skipgrams``); ``"equal"``: every gap,
        and all gaps of an n-gram are equal (textreuse's).""",
    "kept": """\
    nested : bool, default True
        Whether an occurrence that lies inside a longer n-gram that is kept counts as well. False
        gives the adjusted frequencies of O'Donnell (2011): see the notes.
    min_docs, max_docs : int or float
        Documents that a term must stand in at least (1), and at most (None: any number); a float
        is a share of the documents that have a text.
    min_count, max_count : int or float
        Occurrences that a term must have at least (1), and at most (None: any number); a float is
        a share of the occurrences of all n-grams.
    max_features : int, optional
        How many terms are kept: those within the limits that occur most often, ties in code-point
        order.
    vocabulary : sequence of str, optional
        Exactly these terms, in this order, whether they occur or not; the words of an n-gram are
        joined by one space. Takes the place of the limits.""",
    "nesting": """\
    ``nested=False`` goes from the longest n-grams down: of each length those within the limits are
    kept, and an occurrence of a shorter one counts only where it does not lie wholly inside an
    occurrence of a longer one that was kept. Its counts, not those of all occurrences, decide
    whether the shorter one is kept.""",
    "skip references": """\
    Guthrie, D., Allison, B., Liu, W., Guthrie, L. & Wilks, Y. (2006). A closer look at skip-gram
    modelling. LREC 2006, 1222-1225.
    O'Donnell, M. B. (2011). The adjusted frequency list. ICAME Journal 35, 135-169.""",
}


def documented(function: _Function) -> _Function:
    """Fill in what a docstring says of the arguments of this file."""
    for name, text in TEXTS.items():
        function.__doc__ = (function.__doc__ or "").replace(f"    {{{name}}}", text)
    return function


@dataclass(frozen=True)
class Ngrams:
    """How n-grams are taken."""

    lengths: tuple[int, int]
    within: Within
    bridge: bool
    skip: tuple[int, int]
    skips: Skips

    @property
    def core(self) -> tuple[Any, ...]:
        """As the core takes it."""
        plain = (*self.lengths, self.within == "document", self.bridge)
        return (*plain, *self.skip, self.skips) if self.skip[1] else plain

    @property
    def settings(self) -> dict[str, Any]:
        """As a result tells it."""
        found = {"ngrams": list(self.lengths), "within": self.within, "bridge": self.bridge}
        skipping = {"skip": list(self.skip), "skips": self.skips} if self.skip[1] else {}
        return found | skipping


def taken(ngrams: Any, within: Any, bridge: Any, skip: Any = 0, skips: Any = "total") -> Ngrams:
    """Check the arguments that say how n-grams are taken."""
    one_of("within", within, Within)
    one_of("skips", skips, Skips)
    pair = (0, skip) if not isinstance(skip, (tuple, list)) else tuple(skip)
    if len(pair) != 2:
        raise TypeError(f"skip must be a whole number or a pair such as (0, 2), got {skip!r}")
    least, most = (whole("skip", number, least=0) for number in pair)
    if not least <= most <= 64:
        raise ValueError(f"skip must be two whole numbers, 0 <= fewest <= most <= 64, got {skip!r}")
    if not most:
        left_out("no skip is given", skips=None if skips == "total" else skips)
    lengths = ngrams_given(ngrams)
    if lengths[1] == 1:
        left_out("ngrams is 1, since a term alone has no gap", skip=skip if most else None)
    return Ngrams(lengths, within, bool(bridge), (least, most), skips)


def counted(corpus: Corpus, how: Ngrams) -> _core.Counts:
    """Count the n-grams of every document."""
    with runner("counting") as run:
        return _core.Counts(corpus._core, how.core, run)


@dataclass(frozen=True)
class Kept:
    """Which n-grams are kept."""

    core: _core.Select
    settings: dict[str, Any]


def kept(
    how: Ngrams,
    *,
    nested: Any,
    docs: tuple[Any, Any],
    counts: tuple[Any, Any],
    max_features: Any,
    vocabulary: Any,
) -> Kept:
    """Check the arguments that say which n-grams are kept."""
    limits = {"min_docs": docs[0], "max_docs": docs[1]}
    limits |= {"min_count": counts[0], "max_count": counts[1], "max_features": max_features}
    settings = {} if nested else {"nested": False}
    if not nested:
        _check_nested(how, vocabulary, limits)
    if vocabulary is not None:
        for name, value in limits.items():
            # At least one is no limit.
            limit = None if name.startswith("min") and value == 1 else value
            left_out("vocabulary is given", **{name: limit})
        terms = _terms(vocabulary, how)
        return Kept(_select(limits, terms, nested=True), settings | {"vocabulary": terms})
    checked = {name: _bound(name, value) for name, value in limits.items()}
    for what in ("docs", "count"):
        least, most = checked[f"min_{what}"], checked[f"max_{what}"]
        if least is not None and most is not None and type(least) is type(most) and most < least:
            raise ValueError(
                f"max_{what} must be min_{what} ({least}) or more, got {limits[f'max_{what}']}"
            )
    return Kept(_select(checked, None, nested=bool(nested)), limits | settings)


def _select(
    limits: Mapping[str, Any], vocabulary: list[str] | None, *, nested: bool
) -> _core.Select:
    return _core.Select(
        docs=(limits["min_docs"], limits["max_docs"]),
        counts=(limits["min_count"], limits["max_count"]),
        most=limits["max_features"],
        vocabulary=vocabulary,
        nested=nested,
    )


def _bound(name: str, value: Any) -> int | float | None:
    if value is None and not name.startswith("min"):
        return None
    is_share = isinstance(value, Real) and not hasattr(value, "__index__")
    if not is_share or name == "max_features":
        return whole(name, value, least=1)
    share = float(value)
    if not 0 <= share <= 1:
        raise ValueError(
            f"{name} must be a whole number, or a share from 0.0 to 1.0, got {value!r}"
        )
    return share


def _check_nested(how: Ngrams, vocabulary: Any, limits: Mapping[str, Any]) -> None:
    """Raise where nothing is nested, or what is kept cannot be decided length by length."""
    if how.skip[1]:
        raise ValueError("nested must be True with skip: a skip-gram is no stretch of text")
    if how.lengths[0] == how.lengths[1]:
        raise ValueError(
            "nested must be True where all n-grams have one length, or ngrams a pair "
            f"such as (1, 3), got {how.lengths[0]}"
        )
    if vocabulary is not None:
        raise ValueError("nested must be True with vocabulary, which decides alone what counts")
    for name in ("min_count", "max_count"):
        if isinstance(limits[name], float):
            raise ValueError(
                f"{name} must be a whole number with nested=False, got {limits[name]!r}"
            )


def _terms(vocabulary: Any, how: Ngrams) -> list[str]:
    if isinstance(vocabulary, (str, Mapping)):
        raise TypeError(f"vocabulary must be a sequence of terms, got {type(vocabulary).__name__}")
    terms: list[Any] = list(listed(vocabulary))
    wrong = next((term for term in terms if not isinstance(term, str)), None)
    if wrong is not None:
        raise TypeError(f"vocabulary must hold strings, got {wrong!r}")
    if len(set(terms)) < len(terms):
        twice = next(term for n, term in enumerate(terms) if term in terms[:n])
        raise ValueError(f"vocabulary must hold each term once, got {twice!r} twice")
    longest = how.lengths[1]
    long = [term for term in terms if term.count(" ") >= longest]
    if long:
        warnings.warn(
            f"vocabulary has {len(long)} terms of more words than ngrams counts ({longest}), "
            f"such as {long[0]!r}: they are 0 unless a token holds a space",
            UserWarning,
            stacklevel=4,
        )
    return terms
