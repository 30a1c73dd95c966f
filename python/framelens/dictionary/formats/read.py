"""From a file to the tree of a dictionary, whichever tool wrote it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from framelens.dictionary.formats.decode import decode
from framelens.dictionary.formats.json import read_json
from framelens.dictionary.formats.lexicoder import read_lexicoder
from framelens.dictionary.formats.liwc import read_liwc
from framelens.dictionary.formats.wordstat import read_wordstat
from framelens.dictionary.formats.yaml import read_yaml
from framelens.dictionary.formats.yoshikoder import read_yoshikoder

if TYPE_CHECKING:
    from pathlib import Path

Tree = dict[str, Any]
Reader = Callable[[str, list[str]], Tree]

# What each ending stands for.
READERS: dict[str, Reader] = {
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".json": read_json,
    ".dic": read_liwc,
    ".lc3": read_lexicoder,
    ".lcd": read_yoshikoder,
    ".ykd": read_yoshikoder,
    ".cat": read_wordstat,
}


class Source(NamedTuple):
    """What a file holds, and how it was read."""

    tree: Tree
    encoding: str
    notes: list[str]


def read_tree(path: Path, encoding: str | None) -> Source:
    """Read a file; `notes` names, with its line, all that it holds and the tree does not."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"path must end in {', '.join(READERS)}, got {str(path)!r}")
    if not path.is_file():
        raise FileNotFoundError(f"path must name a file, there is none at {str(path)!r}")
    # YAML and JSON are UTF-8 by their own rules; other tools write what their system does.
    may_guess = reader not in (read_yaml, read_json)
    content, name, notes = decode(path, encoding, may_guess=may_guess)
    if reader is not read_yoshikoder and content.lstrip().startswith("<?xml"):
        # Yoshikoder's files also go by the endings of other tools.
        reader = read_yoshikoder
    try:
        tree = reader(content, notes)
    except ValueError as error:
        raise ValueError(f"{path} {error}") from error
    return Source(tree, name, notes)
