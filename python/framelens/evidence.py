"""Which lines are behind a number?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import corpus_given, whole
from framelens._groups import DOC, groups
from framelens._ngrams import taken
from framelens._reference import REST
from framelens._row import counted, value
from framelens._run import runner
from framelens._table import KEY, answer
from framelens.dictionary import Dictionary
from framelens.hits import dictionary_given, find, lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._groups import Groups
    from framelens._row import Row, Sides
    from framelens.corpus import Corpus


#: The tables whose rows have lines behind them.
TABLES = ("frequency", "framing", "keyness", "shift", "kwic", "hits", "collocations")


def evidence(
    corpus: Corpus,
    row: Row,
    frames: Dictionary | None = None,
    *,
    settings: Mapping[str, Any] | None = None,
    window: int = 8,
) -> Any:
    """Show the lines behind one row of a table: exactly as many as the row counts.

    Parameters
    ----------
    corpus : Corpus
        The corpus that the table was made of.
    row : pandas.Series or mapping
        A row of what :func:`frequency`, :func:`framing`, :func:`keyness`, :func:`shift`,
        :func:`kwic`, :func:`hits` or :func:`collocations` returned: ``table.iloc[3]``, or a dict of
        column to value.
    frames : Dictionary, optional
        For rows of :func:`framing`; the one that the table was made with if not given.
    settings : mapping, optional
        What :func:`framelens.settings` says of the table; needed where the row does not carry it
        (a dict, a row of polars).
    window : int, default 8
        Words shown on either side.

    Returns
    -------
    DataFrame, one row per occurrence, by document and place
        ``side`` (str, "target" or "reference"; rows of keyness and shift only), ``doc`` (id),
        ``start`` and ``end`` (int64, code points of the node), ``left``, ``node``, ``right`` and
        ``sentence`` (str, as they stand in the text), ``region``, ``voice`` and ``speaker`` (str,
        of the node, as in :func:`hits`).

    Raises
    ------
    ValueError
        If the settings are missing or are those of another corpus, or the row names something that
        is not there; the message says what.
    TypeError
        If `row` is not a row.

    Notes
    -----
    A row of :func:`kwic` needs offsets, which a corpus of tokens has not. Where a term of such a
    corpus holds a space, "a b" may be one word or two: of two readings with the same numbers the
    one of more words is shown.

    Cost: one pass over the tokens.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.load_sample()
    >>> table = fl.framing(corpus, fl.sample_frames(), by="outlet")
    >>> row = table.iloc[0]
    >>> int(row["count"]), len(fl.evidence(corpus, row))
    (6, 6)
    """
    corpus = corpus_given(corpus)
    if isinstance(row, pd.DataFrame) or not isinstance(row, (Mapping, pd.Series)):
        raise TypeError(
            f"row must be one row of a table, such as table.iloc[0], got {type(row).__name__}"
        )
    if frames is not None:
        dictionary_given(frames)
    known = _settings(corpus, row, settings)
    window = whole("window", window, least=0)
    sides = _FINDERS[known["function"]](corpus, row, known, frames)
    parts = []
    for side, found in sides:
        head = {} if side is None else {"side": np.full(len(found), side, dtype=object)}
        doc = {"doc": corpus._ids[found.places()["doc"]]}
        parts.append(head | doc | lines(corpus, found, window))
    columns = {
        name: np.concatenate([np.asarray(part[name], dtype=_dtype(part[name])) for part in parts])
        for name in parts[0]
    }
    return answer(corpus, "evidence", columns, of=known["function"], window=window)


def _dtype(values: Any) -> Any:
    return object if isinstance(values, list) else values.dtype


def _settings(corpus: Corpus, row: Row, given: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if given is not None and not isinstance(given, Mapping):
        raise TypeError(f"settings must be those of the table, got {given!r}")
    known = given or getattr(row, "attrs", {}).get(KEY)
    if not known:
        raise ValueError(
            "settings must say how the table was made, and the row does not carry them; "
            "pass settings=framelens.settings(table)"
        )
    if known.get("function") not in TABLES:
        raise ValueError(
            f"row must be of one of {', '.join(TABLES)}, got one of {known.get('function')!r}"
        )
    if known["corpus"] != corpus._core.hash:
        raise ValueError("corpus must be the one that the table was made of, got another one")
    return known


def _members(corpus: Corpus, row: Row, known: Mapping[str, Any]) -> NDArray[np.bool_]:
    """Return which documents are of the row's group."""
    grouped = _grouped(corpus, known)
    wanted = np.ones(grouped.n, dtype=bool)
    for name, labels in grouped.labels.items():
        wanted &= _equal(labels, value(row, name))
    number = np.flatnonzero(wanted)
    if not number.size:
        names = {name: value(row, name) for name in grouped.labels}
        raise ValueError(f"row must name a group of the corpus, got {names}")
    return np.asarray(grouped.codes == number[0])


def _frequency(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    members = _members(corpus, row, known)
    return counted(_ngram(corpus, row, known), [(None, members, value(row, "count"))])


def _keyness(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    grouped = _grouped(corpus, known)
    labels = grouped.labels[known["by"]]
    target = known["target"] if known["target"] is not None else value(row, known["by"])
    is_target = _codes_of(grouped.codes, labels, target)
    if isinstance(known["reference"], dict):
        # Counts from elsewhere have no lines.
        wanted = [("target", is_target, value(row, "target"))]
        return counted(_ngram(corpus, row, known), wanted)
    is_reference = (grouped.codes >= 0) & ~is_target
    # A group may be called "rest"; it is meant only where one target was named.
    if known["reference"] != REST or (known["target"] is not None and REST in labels.tolist()):
        is_reference = np.zeros(len(grouped.codes), dtype=bool)
        for label in _listed(known["reference"]):
            is_reference |= _codes_of(grouped.codes, labels, label)
    sides = (("target", is_target), ("reference", is_reference))
    wanted = [(side, keep, value(row, side)) for side, keep in sides]
    return counted(_ngram(corpus, row, known), wanted)


def _grouped(corpus: Corpus, known: Mapping[str, Any]) -> Groups:
    names = [known["by"]] if isinstance(known["by"], str) else known["by"] or []
    absent = set(names) - {DOC, *nw.from_native(corpus.docvars).columns}
    if absent:
        raise ValueError(
            f"corpus must have the docvar {min(absent)!r}, by which the table was grouped; "
            "add it with corpus.assign"
        )
    # Documents without a group were told of when the table was made.
    return groups(corpus, known["by"], warn=False)


def _equal(labels: NDArray[Any], value: Any) -> NDArray[np.bool_]:
    """Compare item by item; a label may be a tuple."""
    if labels.dtype == object:
        return np.array([label == value for label in labels.tolist()], dtype=bool)
    return np.asarray(labels == value)


def _codes_of(codes: NDArray[np.int32], labels: NDArray[Any], label: Any) -> NDArray[np.bool_]:
    numbers = [
        n for n, known in enumerate(labels.tolist()) if known == label or str(known) == label
    ]
    if not numbers:
        raise ValueError(f"row must name a group of the corpus, got {label!r}")
    return np.asarray(codes == numbers[0])


def _ngram(corpus: Corpus, row: Row, known: Mapping[str, Any]) -> list[_core.Hits]:
    if not known.get("nested", True):
        raise ValueError(
            "row must count every occurrence, got one that leaves out those inside longer n-grams "
            "(nested=False)"
        )
    skip = known.get("skip", 0), known.get("skips", "total")
    how = taken(known["ngrams"], known["within"], known["bridge"], *skip).core
    with runner("looking for the words") as run:
        return _core.find_ngram(corpus._core, value(row, "term"), how, runner=run)


def _framing(
    corpus: Corpus, row: Row, known: Mapping[str, Any], frames: Dictionary | None
) -> Sides:
    frames = frames or Dictionary(known["frames"])
    frame = value(row, "frame")
    if frame not in frames.frames:
        raise ValueError(f"row must have a frame of the dictionary, got {frame!r}")
    found = find(corpus, frames).of(frames.frames.index(frame), _members(corpus, row, known))
    if len(found) != value(row, "count"):
        raise ValueError(
            f"row must be of this corpus and dictionary, got one that counts {row['count']} lines "
            f"where there are {len(found)}"
        )
    return [(None, found)]


def _collocations(
    corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None
) -> Sides:
    size, across = known["size"], known["within"] == "document"
    with runner("looking for the words") as run:
        how = (size, size, across, known["bridge"])
        found = _core.find_ngram(corpus._core, value(row, "term"), how, runner=run)
    everywhere = np.ones(len(corpus), dtype=bool)
    return counted(found, [(None, everywhere, value(row, "count"))])


def _line(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    by_position = "position" in row
    if not (by_position or corpus._core.has_offsets):
        raise ValueError(
            "corpus must have offsets to find a line of kwic again, got one made of tokens; "
            "take a row of framelens.hits, which has a position"
        )
    asked = known["frames" if known["function"] == "hits" else "pattern"]
    frames = Dictionary(asked if isinstance(asked, dict) else {"pattern": _listed(asked)})
    frame = value(row, "frame") if isinstance(asked, dict) else "pattern"
    if frame not in frames.frames:
        raise ValueError(f"row must have a frame of the dictionary, got {frame!r}")
    doc, start = value(row, "doc"), int(value(row, "position" if by_position else "start"))
    found = find(corpus, frames).of(frames.frames.index(frame), _equal(corpus._ids, doc))
    line = found.at(start) if by_position else found.starting_at(corpus._core, start)
    if not len(line):
        raise ValueError(f"row must be a line of this corpus, got {start} in {doc!r}")
    return [(None, line)]


def _listed(pattern: Any) -> list[str]:
    return list(pattern) if isinstance(pattern, (list, tuple)) else [pattern]


_FINDERS = {
    "frequency": _frequency,
    "framing": _framing,
    "keyness": _keyness,
    "shift": _keyness,
    "kwic": _line,
    "hits": _line,
    "collocations": _collocations,
}
