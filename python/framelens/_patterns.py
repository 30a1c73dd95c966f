"""Which frames do patterns stand for that come without a dictionary?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framelens.dictionary import Dictionary

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_dictionary(patterns: str | Sequence[str] | Dictionary, *, none: str = "") -> Dictionary:
    """Return a dictionary with a frame for each pattern; `none` says what None would mean."""
    if isinstance(patterns, Dictionary):
        return patterns
    listed = [patterns] if isinstance(patterns, str) else patterns
    if not isinstance(listed, (list, tuple)):
        raise TypeError(
            f"patterns must be a str, a list of str or a Dictionary, got {type(patterns).__name__}"
        )
    wrong = [pattern for pattern in listed if not isinstance(pattern, str)]
    if wrong:
        raise TypeError(f"patterns must hold strings, got {wrong[0]!r}")
    twice = sorted({pattern for pattern in listed if listed.count(pattern) > 1})
    if twice:
        raise ValueError(f"patterns must differ, got {twice[0]!r} more than once")
    if not listed:
        raise ValueError(f"patterns must name at least one, got an empty list{none}")
    return Dictionary({pattern: [pattern] for pattern in listed})
