"""Which term stands how often in which document, for other libraries to compute with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse

from framelens import _core
from framelens._check import corpus_given
from framelens._ngrams import Skips, Within, documented, kept, taken
from framelens._options import left_out
from framelens._run import runner
from framelens._table import provenance
from framelens.hits import dictionary_given, find
from framelens.weight import Norm, Weight, weight_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer

#: Beyond so many cells or columns the indices of a matrix have 64 bits.
WIDEST = 2**31 - 1
#: What `kept` tells where all terms are.
_ALL = kept(
    taken(1, "sentence", False),
    nested=True,
    docs=(1, None),
    counts=(1, None),
    max_features=None,
    vocabulary=None,
).settings


@dataclass(frozen=True)
class Dtm:
    """A document-term matrix with the names of its rows and columns.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array, shape (n_docs, n_terms)
        int64 counts, or float64 weights. ``A * B`` is element by element; use ``A @ B``.
    terms : list of str
        The columns: frames, if they were asked for, in the order of the dictionary, then terms in
        code-point order, or in that of the vocabulary that was given.
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


@documented
def dtm(
    corpus: Corpus | Any,
    *,
    frames: Dictionary | None = None,
    exclusive: bool = True,
    capkeys: bool = False,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
    skip: int | tuple[int, int] = 0,
    skips: Skips = "total",
    nested: bool = True,
    min_docs: float = 1,
    max_docs: float | None = None,
    min_count: float = 1,
    max_count: float | None = None,
    max_features: int | None = None,
    vocabulary: Sequence[str] | None = None,
    weighting: str | Weight = "count",
    normalize: Norm | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Dtm:
    """Lay counts out as a sparse matrix of documents by terms.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    frames : Dictionary, optional
        Columns of frames, whose cells are hits, in the order of the dictionary.
    exclusive : bool, default True
        Whether `frames` are all that is counted. False counts the n-grams of the tokens that stand
        in no hit as well, in columns after those of the frames; limits are for these alone.
    capkeys : bool, default False
        Whether the columns of frames are called in capitals, so that terms are not called alike.
    {lengths}
    {skips}
    {kept}
    weighting : str or Weight, default "count"
        What a cell holds. ``"count"``; ``"boolean"`` 1; ``"proportion"`` tf / Σ tf; ``"log"``
        1 + log10 tf; ``"augmented"`` 1/2 + tf / (2 max tf); ``"tfidf"`` as scikit-learn has it;
        ``"bm25"``; a SMART code such as ``"ltc"``: one letter each for the local weight (n b l a
        L), the global weight (n t p) and the norm (n c), with decimal logarithms; or any
        :class:`Weight`.
    normalize : {"l1", "l2", "max"} or None, default None
        Whether a row is divided by the sum of its weights, by the root of the sum of their
        squares, or by the largest. A row of zeros stays one.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    Dtm
        With ``matrix`` (scipy.sparse.csr_array, one row per document, those with a missing text
        empty; int64 where cells are counts, otherwise float64), ``terms``, ``ids`` and
        ``to_frame()``.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or a term that is counted is called as
        a frame is; the message says which.
    MemoryError
        If the counts do not fit; where n-grams would need more than there is, before counting.

    Notes
    -----
    tf-idf = count · (ln((1 + n) / (1 + df)) + 1) for n documents with a text, df of them with the
    term: the smooth form that scikit-learn's TfidfTransformer has by default. :class:`Weight` has
    the formulas of all others. Sums, maxima and lengths of documents are those of the terms kept.

    {nesting}

    With ``exclusive=False`` a token counts in its hits or as a term, never as both; no n-gram
    reaches over a hit. It is what quanteda's ``tokens_lookup(exclusive = FALSE)`` leaves to be
    counted, whose keys are in capitals.

    Row starts and column numbers are of 32 bits, and of 64 where there are 2³¹ cells or more.

    Cost: one pass over the tokens; n-grams of each length add about as much again.

    References
    ----------
    {skip references}

    Examples
    --------
    >>> import framelens as fl
    >>> matrix = fl.dtm(fl.Corpus(["war and peace", "peace"]), min_docs=2)
    >>> matrix.terms, matrix.matrix.toarray().tolist()
    (['peace'], [[1], [1]])
    >>> fl.dtm(["peace now", "war"], vocabulary=["war", "talks", "peace"]).matrix.toarray().tolist()
    [[0, 0, 1], [1, 0, 0]]
    >>> frames = fl.Dictionary({"nation": ["united states", "china"]})
    >>> fl.dtm(["The United States and China"], frames=frames, exclusive=False).to_frame()
       nation  and  the
    0       2    1    1
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    how = taken(ngrams, within, bridge, skip, skips)
    named, weight = weight_given(weighting, normalize)
    keep = kept(
        how,
        nested=nested,
        docs=(min_docs, max_docs),
        counts=(min_count, max_count),
        max_features=max_features,
        vocabulary=vocabulary,
    )
    only_frames = frames is not None and exclusive is True
    if only_frames and (how != taken(1, "sentence", False) or keep.settings != _ALL):
        raise ValueError(
            "exclusive must be False where n-grams or limits of terms are given, got True: frames "
            "are all that is counted"
        )
    keys, told = _frames_given(corpus, frames, exclusive, capkeys)
    with runner("counting", is_large=True) as run:
        found = _core.dtm(
            corpus._core,
            how.core,
            select=keep.core,
            weight=weight,
            frames=keys,
            widest=WIDEST,
            runner=run,
        )
    shape = (len(corpus), len(found["terms"]))
    arrays = (found["data"], found["indices"], found["indptr"])
    settings = provenance(
        corpus,
        "dtm",
        **told,
        **how.settings,
        **keep.settings,
        weighting=named,
        normalize=normalize,
    )
    matrix = sparse.csr_array(arrays, shape=shape)
    return Dtm(matrix, found["terms"], list(np.asarray(corpus._ids).tolist()), settings)


def _frames_given(
    corpus: Corpus, frames: Any, exclusive: Any, capkeys: Any
) -> tuple[tuple[_core.Hits, list[str], bool] | None, dict[str, Any]]:
    """Return what the core counts of frames, and what a result tells of them."""
    for name, value in (("exclusive", exclusive), ("capkeys", capkeys)):
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, got {value!r}")
    if frames is None:
        # The defaults ask for nothing.
        asked = {"exclusive": None if exclusive else False, "capkeys": capkeys or None}
        left_out("no frames are given", **asked)
        return None, {}
    names = dictionary_given(frames).frames
    if capkeys:
        names = [name.upper() for name in names]
        twice = next((name for n, name in enumerate(names) if name in names[:n]), None)
        if twice is not None:
            raise ValueError(f"capkeys must be False: two frames would be called {twice!r}")
    told = {"frames": frames._setting(), "exclusive": exclusive, "capkeys": capkeys}
    return (find(corpus, frames), names, exclusive), told
