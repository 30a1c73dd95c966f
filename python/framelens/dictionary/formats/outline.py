"""How do lines, one after the other, become a tree? By how deep each category stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from framelens.dictionary.tree import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree = dict[str, Any]


def numbered_lines(content: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers, whichever sign ends them."""
    yield from enumerate(re.split(r"\r\n|\r|\n", content.removeprefix("\ufeff")), start=1)


class Outline:
    """A tree that grows line by line."""

    def __init__(self) -> None:
        self.root: Tree = {"categories": {}}
        # The open categories, each with the depth at which it was opened.
        self._open: list[tuple[int, Tree]] = [(-1, self.root)]

    @property
    def tree(self) -> Tree:
        """The tree so far."""
        categories: Tree = self.root["categories"]
        return categories

    def category(self, name: str, depth: int, line: int, comment: str = "") -> Tree:
        """Open a category inside the last one that stands less deep."""
        while self._open[-1][0] >= depth:
            self._open.pop()
        if len(self._open) > MAX_DEPTH:
            raise ValueError(f"is nested too deep at line {line}: {MAX_DEPTH} levels at most")
        inside = self._open[-1][1].setdefault("categories", {})
        node: Tree = inside.setdefault(name, {"include": {}, "categories": {}})
        if comment:
            node["comment"] = comment
        self._open.append((depth, node))
        return node

    def close_to(self, depth: int) -> Tree | None:
        """Close what stands at `depth` or deeper; return the innermost category left open."""
        while self._open[-1][0] >= depth:
            self._open.pop()
        return self._open[-1][1] if len(self._open) > 1 else None


def add(node: Tree, pattern: str, weight: float = 1.0, *, exclude: bool = False) -> None:
    """Add a pattern to a category; one that is there already stays as it is."""
    if exclude:
        patterns = node.setdefault("exclude", [])
        if pattern not in patterns:
            patterns.append(pattern)
    else:
        node["include"].setdefault(pattern, weight)


def without_empty(tree: Tree, notes: list[str]) -> Tree:
    """Leave out categories without a pattern, deepest first, and note each."""
    left = [(tree, name, False) for name in reversed(tree)]
    while left:
        siblings, name, is_done = left.pop()
        node = siblings[name]
        if not is_done:
            left.append((siblings, name, True))
            inside = node["categories"]
            left.extend((inside, child, False) for child in reversed(inside))
        elif not node["include"] and not node["categories"]:
            notes.append(f"category {name!r} has no pattern: left out")
            del siblings[name]
        elif not node["categories"]:
            del node["categories"]
        elif not node["include"]:
            del node["include"]
    return tree
