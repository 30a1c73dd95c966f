"""What does a nested mapping of categories say? Frames, each with its path and its entries."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from framelens import _core
from framelens._input import is_character
from framelens.tokenizer import Tokenizer

PARTS = ("include", "exclude", "comment", "categories")
MAX_DEPTH = 64

Path = tuple[str, ...]


class Entry(NamedTuple):
    """One pattern of a frame."""

    pattern: str
    exclude: bool
    weight: float


class Frame(NamedTuple):
    """A category that has patterns of its own."""

    path: Path
    entries: tuple[Entry, ...]
    comment: str


class Columns(NamedTuple):
    """The patterns of all frames in their order: of which frame, by number, and what they do."""

    numbers: list[int]
    patterns: list[str]
    excludes: list[bool]
    weights: list[float]


Written = tuple[list[str] | dict[str, float], list[str]]


class Frames(dict[str, Frame]):
    """Frames by name; what every call asks of thousands of entries is worked out once."""

    def __getstate__(self) -> None:
        """Leave what was worked out behind: a copy, in another process too, does it again."""

    @cached_property
    def columns(self) -> Columns:
        """What every pattern is, a list a property."""
        columns = Columns([], [], [], [])
        for number, frame in enumerate(self.values()):
            patterns, excludes, weights = zip(*frame.entries, strict=True)
            columns.numbers.extend([number] * len(patterns))
            columns.patterns.extend(patterns)
            columns.excludes.extend(excludes)
            columns.weights.extend(weights)
        return columns

    @cached_property
    def lines(self) -> tuple[tuple[int, str, bool], ...]:
        """Every pattern with the number of its frame and whether it excludes."""
        return tuple(zip(*self.columns[:3], strict=True))

    @cached_property
    def core(self) -> _core.Dictionary:
        """The patterns for the Rust core, which keeps what it looked up in a corpus."""
        return _core.Dictionary(*self.columns[:3], len(self))

    @cached_property
    def is_weighted(self) -> bool:
        """Whether a weight is other than 1."""
        return set(self.columns.weights) != {1.0}

    @cached_property
    def written(self) -> dict[str, Written]:
        """What each frame includes and excludes, as a caller writes it."""
        return {name: _written(frame.entries) for name, frame in self.items()}


def frames_of(tree: Mapping[Any, Any], separator: str) -> Frames:
    """Return the frames of a tree by name, parents before children, in the order written.

    The tree is walked with a list of what is left to do, so that depth costs no stack.
    """
    check = _checker()
    found = Frames()
    left: list[tuple[Path, Any]] = [((_name(name, ()),), tree[name]) for name in reversed(tree)]
    while left:
        path, value = left.pop()
        name = separator.join(path)
        if len(path) > MAX_DEPTH:
            raise ValueError(
                f"frames may be nested {MAX_DEPTH} levels deep, got more below {name[:60]!r}"
            )
        children, entries, comment = _read(name, value, check)
        if any(not entry.exclude for entry in entries):
            if name in found:
                raise ValueError(
                    f"frames must have distinct names, got {name!r} twice; give another separator"
                )
            found[name] = Frame(path, tuple(entries), comment)
        elif entries or not children:
            raise ValueError(f"frame {name!r} must have at least one pattern, got none")
        left.extend(((*path, _name(child, path)), value) for child, value in reversed(children))
    return found


def tree_of(frames: Frames) -> dict[str, Any]:
    """Return the tree that `frames_of` reads as these frames."""
    root: dict[str, Any] = {}
    for name, frame in frames.items():
        include, exclude = frames.written[name]
        node: dict[str, Any] = {"categories": root}
        for step in frame.path:
            node = node.setdefault("categories", {}).setdefault(step, {})
        node["include"], node["exclude"] = include.copy(), exclude.copy()
        if frame.comment:
            node["comment"] = frame.comment
    return root


def _written(entries: tuple[Entry, ...]) -> Written:
    """Return patterns with their weights where one weight is not 1, and what excludes."""
    excluding = [entry.pattern for entry in entries if entry.exclude]
    including = [entry for entry in entries if not entry.exclude] if excluding else entries
    patterns, _, weights = zip(*including, strict=True)
    weighted = set(weights) != {1.0}
    return dict(zip(patterns, weights, strict=True)) if weighted else list(patterns), excluding


Children = list[tuple[Any, Any]]


def _read(frame: str, value: Any, check: Any) -> tuple[Children, list[Entry], str]:
    """Return the categories inside a category, its own entries, and its comment."""
    if not isinstance(value, Mapping):
        value = {"include": value}
    elif not any(part in value for part in PARTS):
        _refuse_misspelt(frame, value)
        return list(value.items()), [], ""
    unknown = [part for part in value if part not in PARTS]
    if unknown:
        raise ValueError(
            f"frame {frame!r} must have the parts include, exclude, comment and categories, "
            f"got {unknown[0]!r}"
        )
    comment = value.get("comment", "")
    if not isinstance(comment, str):
        raise TypeError(f"frame {frame!r}: comment must be a string, got {comment!r}")
    children: Children = []
    categories = value.get("categories", {})
    if not isinstance(categories, Mapping):
        raise TypeError(f"frame {frame!r}: categories must be a mapping, got {categories!r}")
    entries = []
    for part in ("include", "exclude"):
        for pattern, weight in _patterns(frame, part, value.get(part, []), children):
            check(frame, pattern)
            entries.append(Entry(pattern, part == "exclude", weight))
    return [*children, *categories.items()], entries, comment


def _refuse_misspelt(frame: str, names: Mapping[Any, Any]) -> None:
    """Refuse a category that is called nearly as a part is: rather a slip than meant."""
    for name in names:
        near = difflib.get_close_matches(str(name).lower(), PARTS, n=1, cutoff=0.85)
        if near:
            raise ValueError(
                f"frame {frame!r} must have the parts include, exclude, comment and categories, "
                f"got {name!r}; did you mean {near[0]!r}? If it is a category, write it inside "
                "categories"
            )


def _patterns(
    frame: str, part: str, patterns: Any, children: Children
) -> Iterator[tuple[Any, float]]:
    """Yield patterns with their weights; mappings in a list of patterns are categories."""
    if part == "include" and isinstance(patterns, Mapping):
        for pattern, weight in patterns.items():
            yield pattern, _weight(frame, pattern, weight)
        return
    if not isinstance(patterns, (list, tuple, set, frozenset)):
        raise TypeError(
            f"frame {frame!r} must be a list of patterns, got {type(patterns).__name__} "
            f"{patterns!r} for {part}"
        )
    for pattern in sorted(patterns) if isinstance(patterns, (set, frozenset)) else patterns:
        if part == "include" and isinstance(pattern, Mapping):
            children.extend(pattern.items())
        else:
            yield pattern, 1.0


def _weight(frame: str, pattern: Any, weight: Any) -> float:
    if isinstance(weight, bool) or not isinstance(weight, (int, float)):
        raise TypeError(
            f"frame {frame!r}: the weight of {pattern!r} must be a number, got {weight!r}"
        )
    if not math.isfinite(weight):
        raise ValueError(f"frame {frame!r}: the weight of {pattern!r} must be finite, got {weight}")
    return float(weight)


def _name(name: Any, path: Path) -> str:
    inside = f" inside {'.'.join(path)!r}" if path else ""
    if not isinstance(name, str):
        raise TypeError(f"frames must have names, got {name!r}{inside}; put it in quotes")
    if not name.strip():
        raise ValueError(f"frames must have names, got {name!r}{inside}")
    if not is_character(name):
        raise ValueError(f"frames must have names, got half a surrogate pair in {name!r}")
    return name


def _checker() -> Any:
    """Return a function that refuses what is no pattern."""
    tokenizer = Tokenizer()._core

    def check(frame: str, pattern: Any) -> None:
        if not isinstance(pattern, str):
            raise TypeError(f"frame {frame!r} must hold strings, got {pattern!r}; put it in quotes")
        if not is_character(pattern):
            raise ValueError(f"frame {frame!r}: pattern {pattern!r} holds half a surrogate pair")
        try:
            _core.check_pattern(pattern, tokenizer)
        except ValueError as error:
            raise ValueError(f"frame {frame!r}: {error}") from None

    return check
