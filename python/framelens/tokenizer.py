"""What counts as a word?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal, get_args

from framelens import _core
from framelens._input import is_character

Case = Literal["fold", "keep"]
Hyphens = Literal["keep", "split", "fold"]
Possessives = Literal["strip", "keep"]
Stem = Literal["snowball"]
Dropped = Literal["punctuation", "numbers", "symbols", "urls", "stopwords", "short"]


@dataclass(frozen=True, kw_only=True)
class Tokenizer:
    """What counts as a word: decided once, saved with every result.

    Words are cut by Unicode's rules (UAX #29) with named deviations: white space of any kind always
    separates; hyphenated words, URLs, e-mail addresses, #hashtags and @handles stay whole; a dash
    between words separates. Nothing is thrown away: a token whose kind is dropped is still there,
    still found by patterns, and not counted.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code of the language of the stemmer and of the stop words.
    case : {"fold", "keep"}, default "fold"
        Whether "Peace" and "peace" are one term.
    hyphens : {"keep", "split", "fold"}, default "keep"
        ``"keep"``: "no-limits" is one term; ``"split"``: two, "no" and "limits"; ``"fold"``:
        "no-limits" and "nolimits" are one term.
    possessives : {"strip", "keep"}, default "strip"
        Whether "China's" is the term "china".
    stem : {"snowball"} or None, default None
        Whether terms are stems of the Snowball stemmer of `language`.
    drop : collection of str, default ("punctuation", "symbols", "urls")
        Kinds of tokens that are not counted: ``"punctuation"``, ``"numbers"``, ``"symbols"``,
        ``"urls"`` (and e-mail addresses), ``"stopwords"``, ``"short"`` (one letter).

    Raises
    ------
    ValueError
        If a value is not one of those named, or there is no stemmer or no list of stop words for
        `language`.
    TypeError
        If `drop` is a single string.

    Examples
    --------
    >>> import framelens as fl
    >>> tokenizer = fl.Tokenizer(hyphens="split", drop={"punctuation", "stopwords"})
    >>> corpus = fl.Corpus(["The no-limits partnership"], tokenizer=tokenizer)
    >>> fl.tokens(corpus)[["surface", "term", "counted"]]
           surface         term  counted
    0          The          the    False
    1           no           no    False
    2       limits       limits     True
    3  partnership  partnership     True
    """

    language: str = "en"
    case: Case = "fold"
    hyphens: Hyphens = "keep"
    possessives: Possessives = "strip"
    stem: Stem | None = None
    drop: Collection[Dropped] = ("punctuation", "symbols", "urls")
    _core: _core.Tokenizer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.drop, str):
            raise TypeError(f"drop must be a collection of kinds, got the single str {self.drop!r}")
        if not isinstance(self.drop, Collection):
            raise TypeError(f"drop must be a collection of kinds, got {self.drop!r}")
        for parameter in ("language", "case", "hyphens", "possessives"):
            value = getattr(self, parameter)
            if not isinstance(value, str):
                raise TypeError(f"{parameter} must be a str, got {value!r}")
            _written(parameter, value)
        for kind in self.drop:
            if not isinstance(kind, str):
                raise TypeError(f"drop must hold names of kinds, got {kind!r}")
            _written("drop", kind)
        if self.stem not in (None, *get_args(Stem)):
            raise ValueError(f"stem must be None or 'snowball', got {self.stem!r}")
        # In the order of the documentation, so that equal settings are equal objects.
        known = [kind for kind in get_args(Dropped) if kind in self.drop]
        unknown = sorted(set(self.drop) - set(known))
        object.__setattr__(self, "drop", tuple(known + unknown))
        core = _core.Tokenizer(
            language=self.language,
            case=self.case,
            hyphens=self.hyphens,
            possessives=self.possessives,
            stem=self.stem is not None,
            drop=list(self.drop),
        )
        object.__setattr__(self, "_core", core)


def _written(parameter: str, value: str) -> None:
    if not is_character(value):
        raise ValueError(f"{parameter} holds half a surrogate pair, got {value!r}")
