"""JSON: the same tree as YAML holds."""

from __future__ import annotations

import json
from typing import Any

from framelens.dictionary.tree import MAX_DEPTH


def read_json(content: str, notes: list[str]) -> dict[str, Any]:
    """Read a tree; a key that stands twice is an error and not a silent loss."""
    del notes
    _refuse_depth(content)
    try:
        loaded = json.loads(content.removeprefix("\ufeff"), object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise ValueError(
            f"is not readable JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    if not isinstance(loaded, dict):
        raise ValueError(f"must hold a mapping of frames, got {type(loaded).__name__}")
    return loaded


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"is not a dictionary: the key {key!r} stands twice in one mapping")
        found[key] = value
    return found


def _refuse_depth(content: str) -> None:
    """Count brackets before the parser descends: a level of frames takes three at most."""
    depth = line = 1
    in_string = is_escaped = False
    for character in content:
        line += character == "\n"
        if in_string:
            in_string = is_escaped or character != '"'
            is_escaped = character == "\\" and not is_escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > 3 * MAX_DEPTH + 4:
                raise ValueError(f"is nested too deep at line {line}: {MAX_DEPTH} levels at most")
        elif character in "]}":
            depth -= 1
