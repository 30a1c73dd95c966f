"""How do two texts run alike, word by word?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._alignment import Alignment
from framelens._check import corpus_given, only_corpus, signed, whole
from framelens._options import left_out, short
from framelens._reference import plain_number
from framelens._row import equal
from framelens._run import runner
from framelens._table import answer, decode, provenance
from framelens.corpus import Corpus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._row import Row
    from framelens.tokenizer import Tokenizer

    #: A document by its place, and a passage of it.
    _Side = tuple[int, tuple[int, int] | None]


def align(
    a: Any,
    b: Any = None,
    *,
    corpus: Corpus | None = None,
    match: int = 2,
    mismatch: int = -1,
    gap: int = -1,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Alignment:
    r"""Lay two texts side by side, word by word, where they run alike best.

    Shown is the best local alignment of their counted tokens: which words both have, which were
    changed, which only one has. What comes before and behind it is not shown, neither a word that
    differs at an end nor a second passage further on: ``coverage_a`` and ``coverage_b`` say how
    much of each text is. Compared are terms, so that "Peace" is "peace" (as the tokenizer
    has it); shown are the words as they stand. What ``clean=True`` or a view leaves out is passed
    over.

    Parameters
    ----------
    a, b : str, or ids of two documents of `corpus`
        The texts. Or `a` alone: a row of passages as of :func:`reuse` (``pairs.iloc[3]``, or a dict
        of column to value), with the `corpus` that they are of.
    corpus : Corpus, optional
        Where the documents are.
    match : int, default 2
        What a word is worth that both have; 1 to 1,000,000.
    mismatch : int, default -1
        What a word is worth that was changed into another; -1,000,000 to 0.
    gap : int, default -1
        What a word is worth that only one text has; -1,000,000 to 0.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and no Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    Alignment
        With ``score``, ``similarity``, ``coverage_a``, ``coverage_b``, ``lines()`` (two lines to
        print), ``to_html()`` (the picture that a notebook shows) and ``table``, a DataFrame with
        one row per position, in reading order: ``a``, ``b`` (str, the words as they stand; missing
        where that text has none), ``kind`` (str: "same", "changed", "only a" or "only b"),
        ``a_start``, ``a_end``, ``b_start``, ``b_end`` (nullable int64, code points:
        ``text[start:end]`` is the word). Of a corpus made by :meth:`Corpus.from_tokens`
        ``a_position`` and ``b_position`` (nullable int64, the token, from 0) stand in the place of
        code points.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or a document or passage is not in the
        corpus; the message says which.
    MemoryError
        If a row of the table of scores does not fit.
    KeyboardInterrupt
        At Ctrl-C, within a fraction of a second.

    Notes
    -----
    With w = `match` for equal terms, otherwise `mismatch`::

        S(i, j) = max(0, S(i-1, j-1) + w, S(i-1, j) + gap, S(i, j-1) + gap)

    The score is the greatest S, and the alignment ends there: of several ends at the first in `a`,
    then at the first in `b`. Read from its end back to where S is 0, a pair of words comes before a
    word that only `a` has, and this before one that only `b` has, where they are worth the same; so
    `a` and `b` exchanged may give another alignment of the same score. Words outside of the best
    stretch are not in the table: of texts that share several passages :func:`reuse` finds all.

    :func:`reuse` gives a stop word 1 and not 2, and grows its passages from words that both have;
    laid out here word by word a passage may end a few words earlier or later.

    Cost: time grows with the words of `a` times those of `b`, and up to twice the words of the two
    stretches on top of that; memory with `b` (16 bytes a word) and the length of the alignment.

    References
    ----------
    Smith, T. F. & Waterman, M. S. (1981). Identification of common molecular subsequences. Journal
    of Molecular Biology 147, 195-197. Hirschberg, D. S. (1975). A linear space algorithm for
    computing maximal common subsequences. Communications of the ACM 18, 341-343.

    Examples
    --------
    >>> import framelens as fl
    >>> found = fl.align(
    ...     "How can we tell if this is a match, he asked?",
    ...     "Surely, this is a good match, she replied.",
    ... )
    >>> print(*found.lines(), sep="\n")
    this is a #### match
    this is a good match
    >>> found.table[["a", "b", "kind", "b_start"]].fillna("").iloc[2:]
           a      b    kind  b_start
    2      a      a    same       16
    3          good  only b       18
    4  match  match    same       23
    >>> corpus = fl.load_sample()
    >>> pairs = fl.reuse(corpus)
    >>> found = fl.align(pairs.iloc[3], corpus=corpus)
    >>> found.names == (pairs.doc[3], pairs.other[3])
    True
    """
    scores = {
        "match": signed("match", match),
        "mismatch": signed("mismatch", mismatch),
        "gap": signed("gap", gap),
    }
    corpus, sides = _sides(a, b, corpus, tokenizer, clean)
    with runner("aligning") as run:
        found = _core.align(
            corpus._core,
            *sides,
            same=scores["match"],
            changed=scores["mismatch"],
            gap=scores["gap"],
            runner=run,
        )
    names = tuple(corpus.ids[place] for place, _ in sides)
    how = {"docs": list(names), "passages": [passage for _, passage in sides], **scores}
    return Alignment(
        table=answer(corpus, "align", _columns(corpus, found), **how),
        score=found["score"],
        similarity=found["similarity"],
        coverage_a=found["a"]["coverage"],
        coverage_b=found["b"]["coverage"],
        names=(names[0], names[1]),
        settings=provenance(corpus, "align", **how),
    )


def _columns(corpus: Corpus, found: dict[str, Any]) -> dict[str, Any]:
    words = {side: found[side]["word"] for side in "ab"}
    places = ("start", "end") if corpus._core.has_offsets else ("position",)
    columns = {**words, "kind": decode(found["kinds"], found["kind"])}
    for side in "ab":
        for place in places:
            values: NDArray[np.int64] = found[side][place]
            columns[f"{side}_{place}"] = pd.arrays.IntegerArray(values, values < 0)
    return columns


def _sides(
    a: Any, b: Any, corpus: Corpus | None, tokenizer: Tokenizer | None, clean: bool | None
) -> tuple[Corpus, tuple[_Side, _Side]]:
    """Return the corpus, and what of it is laid side by side."""
    if nw.dependencies.is_into_dataframe(a):
        raise TypeError("a must be one row of passages, such as pairs.iloc[3], got a table")
    is_row = isinstance(a, (Mapping, pd.Series))
    if corpus is None:
        if is_row:
            raise ValueError("corpus must be given with a row: framelens.align(row, corpus=corpus)")
        for name, text in (("a", a), ("b", b)):
            if not isinstance(text, str):
                raise TypeError(f"{name} must be a text if no corpus is given, got {short(text)}")
        texts = Corpus(
            {"a": a, "b": b}, tokenizer=tokenizer, clean=False if clean is None else clean
        )
        return texts, ((0, None), (1, None))
    corpus = corpus_given(only_corpus(corpus), tokenizer, clean)
    if is_row:
        left_out("a is a row of passages, which names both", b=b)
        return corpus, (_passage(corpus, a, "doc", ""), _passage(corpus, a, "other", "other_"))
    if b is None:
        raise ValueError("b must name a document too, or a be a row of passages, got None")
    places = _place(corpus, "a", a), _place(corpus, "b", b)
    if places[0] == places[1]:
        raise ValueError(f"b must be another document than a, got {b!r} twice")
    return corpus, ((places[0], None), (places[1], None))


def _place(corpus: Corpus, parameter: str, id: Any) -> int:
    places = np.flatnonzero(equal(corpus._ids, id))
    if not places.size:
        raise ValueError(f"{parameter} must name a document of the corpus, got {short(id)}")
    return int(places[0])


def _passage(corpus: Corpus, row: Row, doc: str, prefix: str) -> _Side:
    has_offsets = corpus._core.has_offsets
    ends = ("start", "end") if has_offsets else ("position", "tokens")
    for name in (doc, *(prefix + end for end in ends)):
        if name not in row:
            raise ValueError(
                f"a must be a row of passages of framelens.reuse, it has no column {name!r}"
            )
    place = _place(corpus, f"a[{doc!r}]", row[doc])
    start, end = (_number(row, prefix + end) for end in ends)
    text = corpus._core.text(place) if has_offsets else None
    if text is not None and end > len(text):
        raise ValueError(
            f"a[{prefix + 'end'!r}] must lie in the text of {row[doc]!r}, which has {len(text)} "
            f"code points, got {end}"
        )
    words = row.get(prefix + "text")
    if has_offsets and words is not None and (text is None or text[start:end] != words):
        raise ValueError(
            f"a[{prefix + 'text'!r}] must stand in this corpus, got other words in {row[doc]!r}"
        )
    return place, (start, end)


def _number(row: Row, column: str) -> int:
    return whole(f"a[{column!r}]", plain_number(row[column]), least=0)
