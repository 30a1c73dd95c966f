"""Which term stands how often in which document, for other libraries to compute with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd
from scipy import sparse

from framelens import _core
from framelens._check import corpus_given, ngrams_given, one_of, whole
from framelens._run import runner
from framelens._table import provenance
from framelens.frequency import Within
from framelens.similarity import Weighting

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Norm = Literal["l1", "l2"]

#: More documents than any corpus has.
ALL = 2**63 - 1


@dataclass(frozen=True)
class Dtm:
    """A document-term matrix with the names of its rows and columns.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array, shape (n_docs, n_terms)
        int64 counts, or float64 weights. ``A * B`` is element by element; use ``A @ B``.
    terms : list of str
        The columns, in code-point order.
    ids : list
        The rows, in the order of the corpus.
    settings : dict
        How the matrix was made.

    Examples
    --------
    >>> import framelens as fl
    >>> found = fl.dtm(fl.Corpus({"a": "war war", "b": "peace"}))
    >>> found
    <framelens.Dtm of 2 documents and 2 terms>
    >>> (found.matrix @ found.matrix.T).toarray().tolist()
    [[4, 0], [0, 1]]
    """

    matrix: sparse.csr_array
    terms: list[str]
    ids: list[Any]
    settings: dict[str, Any] = field(repr=False)

    def __repr__(self) -> str:
        rows, columns = self.matrix.shape
        return f"<framelens.Dtm of {rows} documents and {columns} terms>"

    def to_frame(self) -> pd.DataFrame:
        """Return the matrix as a dense table: rows × columns numbers in memory.

        Returns
        -------
        pandas.DataFrame, shape (n_docs, n_terms)
            Index: ids; columns: terms.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.dtm(fl.Corpus({"a": "war war", "b": "peace"})).to_frame()
           peace  war
        a      0    2
        b      1    0
        """
        return pd.DataFrame(self.matrix.toarray(), index=pd.Index(self.ids), columns=self.terms)


def dtm(
    corpus: Corpus | Any,
    *,
    ngrams: int | tuple[int, int] = 1,
    min_docs: int = 1,
    max_docs: int | None = None,
    min_count: int = 1,
    weighting: Weighting = "count",
    normalize: Norm | None = None,
    within: Within = "sentence",
    bridge: bool = False,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Dtm:
    """Lay counts out as a sparse matrix of documents by terms.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    ngrams : int or (int, int), default 1
        Length, or shortest and longest length, in terms.
    min_docs, max_docs : int
        Documents that a term must stand in at least, and at most (None: any number).
    min_count : int, default 1
        Occurrences that a term must have at least.
    weighting : {"count", "tfidf"}, default "count"
        What a cell holds.
    normalize : {"l1", "l2"} or None, default None
        Whether a row is divided by the sum of its weights, or by its length.
    within : {"sentence", "document"}, default "sentence"
        What an n-gram may not reach over the border of.
    bridge : bool, default False
        Whether n-grams reach over tokens that are not counted.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    Dtm
        With ``matrix`` (scipy.sparse.csr_array, one row per document, those with a missing text
        empty), ``terms``, ``ids`` and ``to_frame()``.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    tf-idf = count · (ln((1 + n) / (1 + df)) + 1) for n documents with a text, df of them with the
    term: the smooth form that scikit-learn's TfidfTransformer has by default.

    Cost: one pass over the tokens; n-grams of each length add about as much again.

    Examples
    --------
    >>> import framelens as fl
    >>> matrix = fl.dtm(fl.Corpus(["war and peace", "peace"]), min_docs=2)
    >>> matrix.terms, matrix.matrix.toarray().tolist()
    (['peace'], [[1], [1]])
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("weighting", weighting, Weighting)
    one_of("within", within, Within)
    if normalize is not None:
        one_of("normalize", normalize, Norm)
    lengths = ngrams_given(ngrams)
    least = whole("min_docs", min_docs, least=1)
    most = ALL if max_docs is None else whole("max_docs", max_docs, least=1)
    if most < least:
        raise ValueError(f"max_docs must be min_docs ({least}) or more, got {most}")
    with runner("counting") as run:
        found = _core.dtm(
            corpus._core,
            (*lengths, within == "document", bool(bridge)),
            limits=(least, most, whole("min_count", min_count, least=1)),
            weighting=weighting,
            normalize=normalize or "none",
            runner=run,
        )
    shape = (len(corpus), len(found["terms"]))
    arrays = (found["data"], found["indices"], found["indptr"])
    settings = provenance(
        corpus,
        "dtm",
        ngrams=list(lengths),
        min_docs=min_docs,
        max_docs=max_docs,
        min_count=min_count,
        weighting=weighting,
        normalize=normalize,
        within=within,
        bridge=bridge,
    )
    matrix = sparse.csr_array(arrays, shape=shape)
    return Dtm(matrix, found["terms"], list(np.asarray(corpus._ids).tolist()), settings)
