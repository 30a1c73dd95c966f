"""Which lines are behind a number?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import corpus_given, whole
from framelens._company import reach_given
from framelens._frame_row import of_contrast, of_entry, of_frame
from framelens._ngrams import taken
from framelens._options import left_out
from framelens._row import (
    both_sides,
    codes_of,
    counted,
    equal,
    grouped,
    listed,
    members,
    no_copies,
    value,
)
from framelens._run import runner
from framelens._table import KEY, answer
from framelens.cooccurrence import within_given
from framelens.dictionary import Dictionary
from framelens.hits import dictionary_given, find, lines

if TYPE_CHECKING:
    from framelens._row import Row, Sides
    from framelens.corpus import Corpus


#: The tables whose rows have lines behind them.
TABLES: tuple[str, ...] = (
    *("frequency", "framing", "keyness", "shift", "kwic", "hits", "collocations", "collocates"),
    *("cooccurrence", "trend", "contrast", "coverage"),
)
#: Those whose dictionary may be given.
WITH_FRAMES = ("framing", "trend", "contrast", "coverage")


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
        :func:`kwic`, :func:`hits`, :func:`collocations`, :func:`collocates`, :func:`cooccurrence`,
        :func:`trend`, :func:`contrast` or :func:`coverage` returned: ``table.iloc[3]``, or a dict
        of column to value.
    frames : Dictionary, optional
        For rows of :func:`framing`, :func:`trend`, :func:`contrast` and :func:`coverage`; the one
        that the table was made with if not given.
    settings : mapping, optional
        What :func:`framelens.settings` says of the table; needed where the row does not carry it
        (a dict, a row of polars).
    window : int, default 8
        Words shown on either side.

    Returns
    -------
    DataFrame, one row per occurrence, by document and place
        ``side`` (str, "target" or "reference"; rows that compare two groups only), ``doc`` (id),
        ``start`` and ``end`` (int64, code points of the node), ``left``, ``node``, ``right`` and
        ``sentence`` (str, as they stand in the text), ``region``, ``voice`` and ``speaker`` (str,
        of the node, as in :func:`hits`). For a row of :func:`collocates` what stands in the middle
        is the term where it is near a node; by ``"window"`` a line comes once for each window. For
        one of :func:`cooccurrence` there is a line for each sentence, document or hit of the actor
        that counts, and in the middle stands all from the actor to the nearest frame.

    Raises
    ------
    ValueError
        If the settings are missing or are those of another corpus, `frames` would not be used, or
        the row names something that is not there; the message says what.
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
    if known["function"] not in WITH_FRAMES:
        left_out(f"row is of {known['function']!r}", frames=frames)
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


def _frequency(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    wanted = [(None, members(corpus, row, known), value(row, "count"))]
    return counted(_ngram(corpus, row, known), wanted)


def _keyness(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    if not isinstance(known["reference"], dict):
        return counted(_ngram(corpus, row, known), both_sides(corpus, row, known))
    # Counts from elsewhere have no lines.
    grouping = grouped(corpus, known)
    target = known["target"] if known["target"] is not None else value(row, known["by"])
    is_target = codes_of(grouping.codes, grouping.labels[known["by"]], target)
    is_target &= no_copies(corpus, grouping, known)
    return counted(_ngram(corpus, row, known), [("target", is_target, value(row, "target"))])


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


def _collocations(
    corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None
) -> Sides:
    size, across = known["size"], known["within"] == "document"
    with runner("looking for the words") as run:
        how = (size, size, across, known["bridge"])
        found = _core.find_ngram(corpus._core, value(row, "term"), how, runner=run)
    everywhere = np.ones(len(corpus), dtype=bool)
    return counted(found, [(None, everywhere, value(row, "count"))])


def _collocates(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    frames, frame = _frame_of(row, known)
    nodes = find(corpus, frames).of(frame, np.ones(len(corpus), dtype=bool))
    reach = reach_given(*(known[name] for name in ("window", "within", "bridge", "counting")))
    with runner("looking around") as run:
        found = _core.find_near(corpus._core, nodes, value(row, "term"), reach.core, runner=run)
    if "target" in known:
        return counted([found], both_sides(corpus, row, known))
    return counted([found], [(None, members(corpus, row, known), value(row, "count"))])


def _cooccurrence(
    corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None
) -> Sides:
    everywhere = np.ones(len(corpus), dtype=bool)
    hits = []
    for column, parameter in (("actor", "actors"), ("frame", "frames")):
        kinds, name = Dictionary._of_setting(known[parameter]), value(row, column)
        if name not in kinds.frames:
            raise ValueError(f"row must have {column} one of {parameter}, got {name!r}")
        hits.append(find(corpus, kinds).of(kinds.frames.index(name), everywhere))
    unit = within_given(known["within"], known["window"], known.get("bridge"))[0]
    with runner("looking for pairs") as run:
        found = _core.find_together(corpus._core, *hits, within=unit, runner=run)
    if "target" in known:
        return counted([found], both_sides(corpus, row, known))
    return counted([found], [(None, members(corpus, row, known), value(row, "count"))])


def _frame_of(row: Row, known: Mapping[str, Any]) -> tuple[Dictionary, int]:
    """Return the frames that were looked for, and which of them the row is about."""
    asked = known["frames" if known["function"] == "hits" else "pattern"]
    given = asked if isinstance(asked, dict) else {"pattern": listed(asked)}
    frames = Dictionary._of_setting(given)
    frame = value(row, "frame") if isinstance(asked, dict) else "pattern"
    if frame not in frames.frames:
        raise ValueError(f"row must have a frame of the dictionary, got {frame!r}")
    return frames, frames.frames.index(frame)


def _line(corpus: Corpus, row: Row, known: Mapping[str, Any], _: Dictionary | None) -> Sides:
    by_position = "position" in row
    if not (by_position or corpus._core.has_offsets):
        raise ValueError(
            "corpus must have offsets to find a line of kwic again, got one made of tokens; "
            "take a row of framelens.hits, which has a position"
        )
    frames, frame = _frame_of(row, known)
    doc, start = value(row, "doc"), int(value(row, "position" if by_position else "start"))
    found = find(corpus, frames).of(frame, equal(corpus._ids, doc))
    line = found.at(start) if by_position else found.starting_at(corpus._core, start)
    if not len(line):
        raise ValueError(f"row must be a line of this corpus, got {start} in {doc!r}")
    return [(None, line)]


_FINDERS = {
    "frequency": _frequency,
    "framing": of_frame,
    "keyness": _keyness,
    "shift": _keyness,
    "kwic": _line,
    "hits": _line,
    "collocations": _collocations,
    "collocates": _collocates,
    "cooccurrence": _cooccurrence,
    "trend": of_frame,
    "contrast": of_contrast,
    "coverage": of_entry,
}
