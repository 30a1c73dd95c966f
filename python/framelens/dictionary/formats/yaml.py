"""YAML: a mapping of names to patterns, or to mappings."""

from __future__ import annotations

from typing import Any

import yaml

from framelens.dictionary.tree import MAX_DEPTH


def read_yaml(content: str, notes: list[str]) -> dict[str, Any]:
    """Read a tree; a key that stands twice is an error and not a silent loss."""
    del notes
    try:
        _refuse_depth(content)
        loaded = yaml.load(content, Loader=_UniqueKeys)
    except yaml.YAMLError as error:
        raise ValueError(f"is not readable YAML: {_located(error)}") from error
    if not isinstance(loaded, dict):
        kind = "nothing" if loaded is None else type(loaded).__name__
        raise ValueError(f"must hold a mapping of frames, got {kind}")
    return loaded


def _refuse_depth(content: str) -> None:
    """Count levels before the loader descends; refuse names for parts, which can multiply."""
    depth = 0
    for event in yaml.parse(content, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise ValueError(f"holds an alias (*{event.anchor}) at line {line}: write it out")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > 3 * MAX_DEPTH + 4:
                raise ValueError(f"is nested too deep at line {line}: {MAX_DEPTH} levels at most")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


class _UniqueKeys(yaml.SafeLoader):
    """The safe loader, but a key that stands twice is an error and not a silent loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _located(error: yaml.YAMLError) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return where + (problem or str(error))
