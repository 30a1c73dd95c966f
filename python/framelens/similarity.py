"""How alike are documents or groups?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from framelens import _core
from framelens._check import corpus_given, one_of
from framelens._groups import DOC, by_name, groups
from framelens._ngrams import Within, documented, taken
from framelens._run import runner
from framelens._table import KEY, provenance

if TYPE_CHECKING:
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Method = Literal["cosine", "jaccard"]
Weighting = Literal["count", "tfidf"]


@documented
def similarity(
    corpus: Corpus | Any,
    *,
    method: Method = "cosine",
    weighting: Weighting = "count",
    by: By = DOC,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> pd.DataFrame:
    """Compare the vocabulary of every document or group with that of every other.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    method : {"cosine", "jaccard"}, default "cosine"
        ``"cosine"``: of the angle between the rows of weights, 0 to 1. ``"jaccard"``: terms that
        both use, as a share of the terms that either uses, 0 to 1; weights do not matter.
    weighting : {"count", "tfidf"}, default "count"
        What a term counts in a row: its occurrences, or these times its rarity among the rows.
    by : str, list of str, "doc", one value per document, or None, default "doc"
        What a row is, as in :func:`frequency`.
    {lengths}
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    pandas.DataFrame, square and symmetric, float64
        Rows and columns are the groups in their order; whatever the library of the corpus.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.
    MemoryError
        If the square does not fit.

    Notes
    -----
    cosine = Σ x·y / √(Σ x² · Σ y²); jaccard = |A ∩ B| / |A ∪ B|. A row without terms has NaN with
    every other and with itself: there is no angle to nothing. tf-idf is
    count · (ln((1 + n) / (1 + df)) + 1) for n rows, df of them with the term.

    Cost: the square of the number of rows times their length.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus({"a": "war and peace", "b": "war or peace", "c": "tea"})
    >>> fl.similarity(corpus, method="jaccard")
         a    b    c
    a  1.0  0.5  0.0
    b  0.5  1.0  0.0
    c  0.0  0.0  1.0
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("method", method, Method)
    one_of("weighting", weighting, Weighting)
    how = taken(ngrams, within, bridge)
    grouped = groups(corpus, by)
    with runner("comparing") as run:
        square = _core.similarity(
            corpus._core, grouped.coded, how.core, method=method, weighting=weighting, runner=run
        )
    labels = list(grouped.labels.values())
    names: pd.Index[Any] = pd.RangeIndex(1)
    if labels:
        names = pd.MultiIndex.from_arrays(labels) if len(labels) > 1 else pd.Index(labels[0])
    frame = pd.DataFrame(square.reshape(grouped.n, grouped.n), index=names, columns=names.copy())
    frame.attrs[KEY] = provenance(
        corpus,
        "similarity",
        method=method,
        weighting=weighting,
        by=by_name(corpus, by),
        **how.settings,
    )
    return frame
