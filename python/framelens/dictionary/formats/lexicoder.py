"""Lexicoder 3 (.lc3): a line ``+NAME`` opens a category, every other line is a pattern.

Spaces around a pattern are dropped: it matches whole words, as everywhere in this package; for the
beginnings of words add ``*``. Lines that begin with ``~`` are comments.
"""

from __future__ import annotations

from typing import Any

from framelens.dictionary.formats.outline import Outline, add, numbered_lines, without_empty


def read_lexicoder(content: str, notes: list[str]) -> dict[str, Any]:
    """Read the categories and their patterns."""
    outline, node = Outline(), None
    for number, line in numbered_lines(content):
        word = line.strip()
        if not word or word.startswith("~"):
            continue
        if word.startswith("+"):
            name = word[1:].strip()
            if not name:
                raise ValueError(f"is not readable: line {number}: a category without a name")
            node = outline.category(name, 0, number)
        elif node is None:
            raise ValueError(
                f"is not readable: line {number}: expected +NAME of a category, got {word[:40]!r}"
            )
        else:
            add(node, word)
    return without_empty(outline.tree, notes)
