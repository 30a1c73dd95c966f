"""What may be passed where? Checks that several questions share."""

from __future__ import annotations

import math
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import narwhals.stable.v2 as nw

from framelens._input import refuse_no_texts, shown
from framelens.corpus import Corpus

if TYPE_CHECKING:
    from framelens.tokenizer import Tokenizer

_Kind = TypeVar("_Kind")
#: The longest n-gram.
LONGEST = 64
#: The most tokens that a rate is given for, as in the core.
MOST_PER = 1e15


def corpus_given(
    corpus: Any,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
    *,
    parameter: str = "corpus",
) -> Corpus:
    """Return a corpus; a column of texts becomes one."""
    if not isinstance(corpus, Corpus):
        if nw.dependencies.is_into_dataframe(corpus):
            columns = nw.from_native(corpus, eager_only=True).columns
            raise TypeError(
                "corpus must be a Corpus or one column of texts, got a table; make a Corpus of it "
                f"with framelens.Corpus(table, text=...), text being one of {shown(columns)}"
            )
        refuse_no_texts(parameter, corpus)
        return Corpus(corpus, tokenizer=tokenizer, clean=False if clean is None else clean)
    for name, value in (("tokenizer", tokenizer), ("clean", clean)):
        if value is not None:
            raise ValueError(f"{name} must not be given with a Corpus, which has one of its own")
    return corpus


def only_corpus(corpus: Any) -> Corpus:
    """Return a corpus; texts alone are not enough, for what is told of them needs ids."""
    return made("corpus", corpus, Corpus, "...")


def made(parameter: str, value: Any, kind: type[_Kind], how: str) -> _Kind:
    """Return an object of a class of ours; tell how to make one if it is another."""
    if not isinstance(value, kind):
        ours = f"framelens.{kind.__name__}"
        raise TypeError(
            f"{parameter} must be a {ours}, got {type(value).__name__}; make one with {ours}({how})"
        )
    return value


def with_lines(corpus: Any) -> Corpus:
    """Return a corpus of texts: tokens that came cut have no lines."""
    known = only_corpus(corpus)
    if not known._core.has_offsets:
        raise ValueError("corpus must be one of texts: tokens that came cut have no lines")
    return known


def one_of(parameter: str, value: Any, literal: Any) -> None:
    """Raise unless `value` is one of the values of a Literal type."""
    allowed = get_args(literal)
    if value not in allowed:
        raise ValueError(f"{parameter} must be one of {', '.join(allowed)}, got {value!r}")


def ngrams_given(ngrams: Any) -> tuple[int, int]:
    """Return the shortest and the longest n."""
    pair = (ngrams, ngrams) if _is_whole(ngrams) else ngrams
    if not (isinstance(pair, (tuple, list)) and len(pair) == 2 and all(map(_is_whole, pair))):
        raise TypeError(f"ngrams must be a whole number or a pair such as (1, 2), got {ngrams!r}")
    if not 1 <= pair[0] <= pair[1] <= LONGEST:
        raise ValueError(
            f"ngrams must be two whole numbers, 1 <= shortest <= longest <= {LONGEST}, "
            f"got {ngrams!r}"
        )
    return pair[0], pair[1]


def whole(parameter: str, value: Any, *, least: int) -> int:
    """Return a whole number that is not below `least`."""
    if not _is_whole(value):
        raise TypeError(f"{parameter} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{parameter} must be {least} or more, got {value}")
    if value >= 2**63:
        raise ValueError(f"{parameter} must be less than 2**63, got {value}")
    return int(value)


def per_given(per: Any) -> float:
    """Return how many tokens a rate is given for, where the core does not look at it."""
    value = number("per", per)
    if value <= 0:
        raise ValueError(f"per must be a positive number of tokens, got {per!r}")
    if value > MOST_PER:
        raise ValueError(
            f"per must be at most {_short(MOST_PER)} tokens, so that no rate is infinite, "
            f"got {_short(value)}"
        )
    return value


def _short(value: float) -> str:
    return f"{value:g}".replace("e+", "e")


def signed(parameter: str, value: Any) -> int:
    """Return a whole number of either sign, of 64 bits."""
    if not _is_whole(value):
        raise TypeError(f"{parameter} must be a whole number, got {value!r}")
    if not -(2**63) <= value < 2**63:
        raise ValueError(f"{parameter} must be between -2**63 and 2**63, got {value}")
    return int(value)


def number(parameter: str, value: Any) -> float:
    """Return a finite number."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise TypeError(f"{parameter} must be a number, got {value!r}")
    return float(value)


def _is_whole(value: Any) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)
