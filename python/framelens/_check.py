"""What may be passed where? Checks that several questions share."""

from __future__ import annotations

import math
from numbers import Real
from typing import TYPE_CHECKING, Any, get_args

from framelens.corpus import Corpus

if TYPE_CHECKING:
    from framelens.tokenizer import Tokenizer

#: The longest n-gram.
LONGEST = 64


def corpus_given(corpus: Any, tokenizer: Tokenizer | None = None) -> Corpus:
    """Return a corpus; a column of texts becomes one."""
    if not isinstance(corpus, Corpus):
        return Corpus(corpus, tokenizer=tokenizer)
    if tokenizer is not None:
        raise ValueError("tokenizer must not be given with a Corpus, which has one of its own")
    return corpus


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


def number(parameter: str, value: Any) -> float:
    """Return a finite number."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise TypeError(f"{parameter} must be a number, got {value!r}")
    return float(value)


def _is_whole(value: Any) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)
