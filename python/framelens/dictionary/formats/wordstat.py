"""WordStat (.cat): categories indented by tabs; ``PATTERN (weight)`` is a pattern of the last one.

WordStat joins the words of a phrase by underscores; here they become spaces.
"""

from __future__ import annotations

import re
from typing import Any

from framelens.dictionary.formats.outline import Outline, add, numbered_lines, without_empty

PATTERN = re.compile(r"(.*\S)\s*\(\s*([+-]?[0-9]+(?:[.,][0-9]+)?)\s*\)")


def read_wordstat(content: str, notes: list[str]) -> dict[str, Any]:
    """Read the categories, their patterns and weights."""
    outline = Outline()
    for number, line in numbered_lines(content):
        word = line.strip()
        if not word:
            continue
        depth = len(line) - len(line.lstrip())
        pattern = PATTERN.fullmatch(word)
        if pattern is None:
            outline.category(word, depth, number)
            continue
        node = outline.close_to(depth)
        if node is None:
            raise ValueError(
                f"is not readable: line {number}: the pattern {word[:40]!r} is in no category"
            )
        add(node, pattern[1].replace("_", " "), float(pattern[2].replace(",", ".")))
    return without_empty(outline.tree, notes)
