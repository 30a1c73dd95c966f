"""A dictionary: frames, each a list of words, globs and phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from framelens import _core
from framelens._input import is_character
from framelens.tokenizer import Tokenizer

PARTS = ("include", "exclude")
Line = tuple[int, str, bool]


class Dictionary:
    """Frames, each a list of words, globs and phrases.

    A word matches whole tokens, case ignored. ``*`` is any run of characters, ``?`` one. ``a b``
    matches the words a and b with nothing but white space of any kind between, or the one token
    ``a-b``; never part of a longer compound. ``a-b`` matches the same. ``=US`` matches case
    exactly. Inside one frame the longest match at the leftmost place wins; the same words may count
    for several frames. A match that lies inside one of ``exclude`` does not count.

    Parameters
    ----------
    frames : mapping of str to list of str, or to a mapping with "include" and "exclude"
        The patterns of each frame.
    name : str, optional
        What the dictionary is called in reports.

    Raises
    ------
    TypeError
        If a frame is not a list of strings, or of the form ``{"include": …, "exclude": …}``.
    ValueError
        If there is no frame, a frame has no pattern, or a pattern cannot be read; the message names
        frame, pattern and position.

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.Dictionary(
    ...     {
    ...         "no_limits": ["no-limits"],
    ...         "hegemony": {"include": ["hegemon*"], "exclude": ["hegemony of ideas"]},
    ...     }
    ... )
    >>> frames
    <framelens.Dictionary of 2 frames, 3 patterns>
    """

    def __init__(self, frames: Mapping[str, Any], *, name: str | None = None) -> None:
        if not isinstance(frames, Mapping):
            raise TypeError(
                "frames must map names to lists of patterns, got "
                f"{type(frames).__name__}; read files with framelens.Dictionary.read"
            )
        if not frames:
            raise ValueError("frames must hold at least one frame, got none")
        self.name = name
        self._frames = {_name(frame): _entries(frame, value) for frame, value in frames.items()}

    @classmethod
    def read(cls, path: str | Path) -> Dictionary:
        """Read a dictionary from a YAML file.

        Parameters
        ----------
        path : str or Path
            A ``.yml`` or ``.yaml`` file, UTF-8: a mapping as the constructor takes it.

        Returns
        -------
        Dictionary

        Raises
        ------
        ValueError
            If the file is not YAML, or not a dictionary; the message names file and line.
        FileNotFoundError
            If there is no such file.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.Dictionary.read(fl.sample.FRAMES).frames[:2]
        ['no_limits', 'multipolar']
        """
        path = Path(path)
        if path.suffix not in (".yml", ".yaml"):
            raise ValueError(f"path must end in .yml or .yaml, got {str(path)!r}")
        try:
            loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)
        except UnicodeDecodeError as error:
            raise ValueError(f"{path} is not UTF-8 (byte {error.start})") from error
        except yaml.YAMLError as error:
            raise ValueError(f"{path} is not readable YAML: {_located(error)}") from error
        try:
            return cls(loaded, name=path.stem)
        except TypeError as error:
            raise TypeError(f"{path}: {error}") from error
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error

    @property
    def frames(self) -> list[str]:
        """The names of the frames, in their order."""
        return list(self._frames)

    def to_dict(self) -> dict[str, dict[str, list[str]]]:
        """Return the patterns of each frame.

        Returns
        -------
        dict
            For each frame ``{"include": [...], "exclude": [...]}``.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.Dictionary({"war": ["war*"]}).to_dict()
        {'war': {'include': ['war*'], 'exclude': []}}
        """
        return {
            frame: {part: [p for p, e in entries if e == (part == "exclude")] for part in PARTS}
            for frame, entries in self._frames.items()
        }

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        return f"<framelens.Dictionary of {len(self)} frames, {len(self._lines())} patterns>"

    def _lines(self) -> list[Line]:
        """Return every pattern with the number of its frame and whether it excludes."""
        return [
            (number, pattern, exclude)
            for number, entries in enumerate(self._frames.values())
            for pattern, exclude in entries
        ]


def _name(frame: Any) -> str:
    if not isinstance(frame, str):
        raise TypeError(f"frames must have names, got {frame!r}; put it in quotes")
    if not is_character(frame):
        raise ValueError(f"frames must have names, got half a surrogate pair in {frame!r}")
    return frame


def _entries(frame: str, value: Any) -> list[tuple[str, bool]]:
    if isinstance(value, Mapping):
        unknown = [part for part in value if part not in PARTS]
        if unknown:
            raise ValueError(
                f"frame {frame!r} must have the parts include and exclude, got {unknown[0]!r}"
            )
    parts = value if isinstance(value, Mapping) else {"include": value}
    entries = [
        (pattern, part == "exclude")
        for part in PARTS
        for pattern in _patterns(frame, part, parts.get(part, []))
    ]
    if not any(not exclude for _, exclude in entries):
        raise ValueError(f"frame {frame!r} must have at least one pattern, got none")
    return entries


def _patterns(frame: str, part: str, patterns: Any) -> Iterator[str]:
    if not isinstance(patterns, (list, tuple, set, frozenset)):
        raise TypeError(
            f"frame {frame!r} must be a list of patterns, got {type(patterns).__name__} "
            f"{patterns!r} for {part}"
        )
    tokenizer = Tokenizer()._core
    for pattern in sorted(patterns) if isinstance(patterns, (set, frozenset)) else patterns:
        if not isinstance(pattern, str):
            raise TypeError(f"frame {frame!r} must hold strings, got {pattern!r}; put it in quotes")
        if not is_character(pattern):
            raise ValueError(f"frame {frame!r}: pattern {pattern!r} holds half a surrogate pair")
        try:
            _core.check_pattern(pattern, tokenizer)
        except ValueError as error:
            raise ValueError(f"frame {frame!r}: {error}") from None
        yield pattern


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
