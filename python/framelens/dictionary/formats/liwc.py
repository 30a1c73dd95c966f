"""LIWC (.dic): numbered categories between two lines of ``%``, then words with their numbers.

Categories that are indented stand inside the one above them. Of a condition on the next word,
``kind <of>131/125``, both parts are read: "kind of" in 131, and in 125 "kind" but not "kind of".
A condition on the category of a word before, ``(02 134)125/464``, is not read, and noted.
"""

from __future__ import annotations

import re
from typing import Any

from framelens.dictionary.formats.outline import Outline, add, numbered_lines, without_empty

Tree = dict[str, Any]

HEADER = re.compile(r"(?:([0-9]+)(?:\s+|$))?(.*)")
# From the first word on that is a number or a condition, all is codes.
CODES = re.compile(r"\s+(?=[0-9]+(?:\s|$)|[(<])")
CODE = re.compile(r"\([^)]*\)\s*[0-9/]*|<[^>]*>\s*[0-9/]*|\S+")
NEXT = re.compile(r"<([^>]+)>\s*([0-9]+)(?:/([0-9]+))?")


def read_liwc(content: str, notes: list[str]) -> dict[str, Any]:
    """Read the categories and the words of each."""
    outline, by_code = Outline(), {}
    marks = 0
    for number, line in numbered_lines(content):
        word = line.strip()
        if not word:
            continue
        if word.startswith("%") and marks < 2:
            marks += 1
            # Some files put the first category right behind the sign.
            word = word[1:].strip()
            if not word:
                continue
        if marks == 0:
            raise ValueError(
                f"is not readable: line {number}: expected % before the categories, "
                f"got {word[:40]!r}"
            )
        if marks == 1:
            code, node = _category(outline, line, word, number)
            if code in by_code:
                raise ValueError(
                    f"is not readable: line {number}: the number {code} stands for two categories"
                )
            if code is not None:
                by_code[code] = node
        else:
            _word(word, number, by_code, notes)
    if marks < 2:
        raise ValueError("is not readable: it has no line % that ends the categories")
    return without_empty(outline.tree, notes)


def _category(outline: Outline, line: str, word: str, number: int) -> tuple[int | None, Tree]:
    matched = HEADER.fullmatch(word)
    code, name = (matched[1], matched[2].strip()) if matched else (None, word)
    if not name:
        raise ValueError(f"is not readable: line {number}: category {code} has no name")
    depth = len(line) - len(line.lstrip())
    return (int(code) if code else None), outline.category(name, depth, number)


def _word(word: str, number: int, by_code: dict[int, Tree], notes: list[str]) -> None:
    """Put a word in its categories."""
    parts = word.split("\t", 1) if "\t" in word else CODES.split(word, 1)
    if len(parts) < 2:
        raise ValueError(f"is not readable: line {number}: {word[:40]!r} has no category")
    pattern = parts[0].strip()
    for code in CODE.findall(parts[1]):
        following = NEXT.fullmatch(code)
        if code.isascii() and code.isdigit():
            _put(pattern, code, number, by_code, notes)
        elif following:
            phrase = f"{pattern} {following[1].strip()}"
            _put(phrase, following[2], number, by_code, notes)
            if following[3]:
                _put(pattern, following[3], number, by_code, notes)
                _put(phrase, following[3], number, by_code, notes, exclude=True)
        elif code.startswith(("(", "<")):
            notes.append(f"line {number}: {pattern!r}: the condition {code} is not read")
        else:
            raise ValueError(
                f"is not readable: line {number}: {pattern!r}: "
                f"expected the number of a category, got {code[:40]!r}"
            )


def _put(
    pattern: str,
    code: str,
    number: int,
    by_code: dict[int, Tree],
    notes: list[str],
    *,
    exclude: bool = False,
) -> None:
    node = by_code.get(int(code))
    if node is not None:
        add(node, pattern, exclude=exclude)
    elif not exclude:
        notes.append(f"line {number}: {pattern!r}: there is no category {code}")
