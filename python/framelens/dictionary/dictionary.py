"""A dictionary: frames, each a list of words, globs and phrases."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from framelens._check import one_of
from framelens.dictionary.formats import read_tree, write_tree
from framelens.dictionary.tree import Frame, Frames, frames_of, tree_of

Line = tuple[int, str, bool]
NestedScope = Literal["frame", "dictionary"]


class Dictionary:
    """Frames, each a list of words, globs and phrases.

    A word matches whole tokens, case ignored. ``*`` is any run of characters, ``?`` one. ``a b``
    matches the words a and b with nothing but white space of any kind between, or the one token
    ``a-b``; never part of a longer compound. ``a-b`` matches the same. ``=US`` matches case
    exactly. ``sanction* ~3 russia*`` lets up to three words stand between the two, and any
    punctuation, within a sentence. ``(joint|common) statement`` stands for both phrases; brackets
    hold words, phrases or parts of words, and no brackets. Inside one frame the longest match at
    the leftmost place wins; the same words may count for several frames. A match that lies inside
    one of ``exclude`` does not count.

    Parameters
    ----------
    frames : mapping of str to list of str, or to a mapping
        The patterns of each frame; or ``{"include": …, "exclude": …, "comment": …, "categories":
        …}``, each part optional; or a mapping of names to frames inside this one, which is the same
        as ``{"categories": …}``. ``include`` is a list of patterns, or a mapping of patterns to
        weights for `framing` and `score`. Names of frames inside others are joined as in
        ``"economy.trade"``; those with patterns count these alone, see `at_level`. Up to 64 levels.
    name : str, optional
        What the dictionary is called in reports.
    separator : str, default "."
        What joins the names of nested frames.
    nested_scope : {"frame", "dictionary"}, default "frame"
        Whether words may count for several frames: ``"dictionary"`` leaves out a hit whose words
        all lie in longer hits of any frames, as of "United" in "United States".

    Attributes
    ----------
    name : str or None
    nested_scope : str
    encoding : str or None
        The encoding of the file it was read from.
    notes : list of str
        What the file holds and the dictionary does not, with the line of each.

    Raises
    ------
    TypeError
        If a frame is not a list of strings or one of the mappings above, or a weight no number.
    ValueError
        If there is no frame, a frame has no pattern, two have the same name, they are nested deeper
        than 64 levels, or a pattern cannot be read; the message names frame, pattern and position.

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.Dictionary(
    ...     {
    ...         "no_limits": ["no-limits"],
    ...         "hegemony": {"include": ["hegemon*"], "exclude": ["hegemony of ideas"]},
    ...         "economy": {"trade": ["tariff*", "free trade"], "jobs": ["job*"]},
    ...     }
    ... )
    >>> frames
    <framelens.Dictionary of 4 frames, 6 patterns>
    >>> frames.frames
    ['no_limits', 'hegemony', 'economy.trade', 'economy.jobs']
    """

    def __init__(
        self,
        frames: Mapping[str, Any],
        *,
        name: str | None = None,
        separator: str = ".",
        nested_scope: NestedScope = "frame",
    ) -> None:
        if not isinstance(frames, Mapping):
            raise TypeError(
                "frames must map names to lists of patterns, got "
                f"{type(frames).__name__}; read files with framelens.Dictionary.read"
            )
        if not frames:
            raise ValueError("frames must hold at least one frame, got none")
        if not isinstance(separator, str) or not separator:
            raise ValueError(f"separator must be a string that is not empty, got {separator!r}")
        one_of("nested_scope", nested_scope, NestedScope)
        self.name = name
        self.nested_scope: NestedScope = nested_scope
        self.encoding: str | None = None
        self.notes: list[str] = []
        self._separator = separator
        self._frames = frames_of(frames, separator)

    @classmethod
    def read(
        cls,
        path: str | Path,
        *,
        encoding: str | None = None,
        nested_scope: NestedScope = "frame",
    ) -> Dictionary:
        """Read a dictionary from a file.

        Parameters
        ----------
        path : str or Path
            YAML (``.yml``, ``.yaml``) or JSON (``.json``): a mapping as the constructor takes it.
            Or a file of another tool: LIWC (``.dic``), Lexicoder (``.lc3``, ``.lcd``), Yoshikoder
            (``.ykd``), WordStat (``.cat``). XML needs the extra ``framelens[formats]``.
        encoding : str, optional
            UTF-8, or what a byte order mark or XML declares, if not given. If the file is none of
            these its encoding is guessed, which needs ``framelens[formats]`` and is told.
        nested_scope : {"frame", "dictionary"}, default "frame"
            As of the constructor.

        Returns
        -------
        Dictionary
            With `encoding` as it was read, and `notes` on what it does not hold: categories without
            a pattern, LIWC's conditions on the word before, numbers that no category has.

        Raises
        ------
        ValueError
            If the file is malformed, or not a dictionary; the message names file, line and reason.
        FileNotFoundError
            If there is no such file.
        ImportError
            If an extra is missing; the message names it.

        Warns
        -----
        UserWarning
            If there are notes; the first ones are in the warning.

        Notes
        -----
        Patterns match whole words in this package, whatever the tool that wrote the file did:
        Lexicoder's "lamb" finds "lambs" only if it is written "lamb*". WordStat's underscores
        become spaces.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.Dictionary.read(fl.sample.FRAMES).frames[:2]
        ['no_limits', 'multipolar']
        """
        path = Path(path)
        source = read_tree(path, encoding)
        try:
            read = cls(source.tree, name=path.stem, nested_scope=nested_scope)
        except TypeError as error:
            raise TypeError(f"{path}: {error}") from error
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error
        read.encoding, read.notes = source.encoding, source.notes
        if read.notes:
            more = f" … and {len(read.notes) - 3} more, see .notes" if len(read.notes) > 3 else ""
            told = "; ".join(read.notes[:3])
            warnings.warn(f"{path}: {told}{more}", UserWarning, stacklevel=2)
        return read

    def write(self, path: str | Path) -> None:
        """Write the dictionary to a file, which `read` reads as the same frames.

        Parameters
        ----------
        path : str or Path
            A file that ends in ``.yml``, ``.yaml`` or ``.json``; one that is there is replaced.

        Raises
        ------
        ValueError
            If the ending is another.

        Examples
        --------
        >>> import framelens as fl, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp(), "war.yml")
        >>> fl.Dictionary({"war": {"include": ["war*"], "exclude": ["warm*"]}}).write(path)
        >>> print(path.read_text())
        war:
          include:
          - war*
          exclude:
          - warm*
        <BLANKLINE>
        """
        write_tree(self.to_dict(), Path(path))

    @property
    def frames(self) -> list[str]:
        """The names of the frames, in their order."""
        return list(self._frames)

    @property
    def weights(self) -> list[float]:
        """The weight of each pattern, excluding ones too, in their order; 1 where none is given."""
        return list(self._frames.columns.weights)

    def _alone(self, frame: str) -> Dictionary:
        """Return what finds the hits of one frame: that frame, or all if they see one another."""
        one = copy.copy(self)
        one._frames = Frames({frame: self._frames[frame]})
        return one if self.nested_scope == "frame" else self

    def at_level(self, level: int) -> Dictionary:
        """Return the dictionary with frames united that share their first names.

        Parameters
        ----------
        level : int
            How many names are kept, 1 or more: at 1, "economy.trade" and "economy.jobs" are one
            frame "economy", in which the same words count once.

        Returns
        -------
        Dictionary
            A new one; this one stays as it is.

        Raises
        ------
        ValueError
            If `level` is not a whole number of 1 or more.

        Examples
        --------
        >>> import framelens as fl
        >>> nested = fl.Dictionary({"economy": {"trade": ["tariff*"], "jobs": ["job*"]}})
        >>> nested.at_level(1).to_dict()
        {'economy': {'include': ['tariff*', 'job*'], 'exclude': []}}
        """
        if not isinstance(level, int) or isinstance(level, bool) or level < 1:
            raise ValueError(f"level must be a whole number of 1 or more, got {level!r}")
        united = Frames()
        for frame in self._frames.values():
            path = frame.path[:level]
            name = self._separator.join(path)
            before = united.get(name, Frame(path, (), ""))
            entries = dict.fromkeys((*before.entries, *frame.entries))
            comments = [text for text in (before.comment, frame.comment) if text]
            united[name] = Frame(path, tuple(entries), "\n".join(comments))
        how: dict[str, Any] = {"separator": self._separator, "nested_scope": self.nested_scope}
        return Dictionary(tree_of(united), name=self.name, **how)

    def to_dict(self) -> dict[str, Any]:
        """Return the patterns of each frame, as the constructor takes them.

        Returns
        -------
        dict
            For each frame ``{"include": [...], "exclude": [...]}``; ``include`` maps patterns to
            weights if one of these is not 1. With ``"comment"`` and ``"categories"`` where there
            are any.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.Dictionary({"war": ["war*"]}).to_dict()
        {'war': {'include': ['war*'], 'exclude': []}}
        """
        return tree_of(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        patterns = len(self._frames.columns.patterns)
        return f"<framelens.Dictionary of {len(self)} frames, {patterns} patterns>"

    def _setting(self) -> dict[str, Any]:
        """Return what a table says of the dictionary that it was made with."""
        if self.nested_scope == "frame":
            return self.to_dict()
        return {"nested_scope": self.nested_scope, "frames": self.to_dict()}

    @staticmethod
    def _of_setting(setting: Mapping[str, Any]) -> Dictionary:
        # A frame is never a text, so that this is no frame's name.
        if isinstance(scope := setting.get("nested_scope"), str):
            return Dictionary(setting["frames"], nested_scope=scope)  # type: ignore[arg-type]
        return Dictionary(setting)

    def _lines(self) -> tuple[Line, ...]:
        """Return every pattern with the number of its frame and whether it excludes."""
        return self._frames.lines
