"""How many independent voices are so many documents?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number, whole
from framelens._groups import by_name, groups
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

#: Pairs that are looked at; more would be a corpus of copies.
MOST_PAIRS = 50_000_000


def effective_documents(
    corpus: Corpus | Any,
    *,
    by: By = None,
    order: float = 2,
    shingle: int = 5,
    threshold: float = 0.2,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell how many documents each group would have if copies did not count again.

    One agency story in five outlets is five documents, but little more than one voice.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str, list of str, one value per document, or None, default None
        What makes the groups, as in :func:`framing`. Copies in another group do not count.
    order : float, default 2
        What of a group of copies counts: at 0 each cluster is one, whatever its size; the higher,
        the more the largest clusters decide.
    shingle : int, default 5
        Words of a shingle, as in :func:`near_duplicates`.
    threshold : float, default 0.2
        Documents that are less alike are taken for independent.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per group
        The columns of `by`, ``n_docs`` (int64, documents with a text), ``pairs`` (int64, pairs of
        them that are alike), ``clusters`` (int64, what hangs together by pairs, single documents
        included), ``effective`` (float64, 1 to n_docs), ``design_effect`` (float64, n_docs /
        effective: by so much the variance of a mean grows).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or there are more than 50 million
        pairs of documents that are alike.

    Notes
    -----
    effective is the diversity of order q of Leinster and Cobbold, every document with the share
    p = 1/n and Z the likeness of two (Jaccard of their shingles; 1 with itself, 0 below the
    threshold)::

        effective = ( Σ pᵢ · (Zp)ᵢ^(q − 1) )^(1/(1 − q)),   (Zp)ᵢ = Σⱼ Zᵢⱼ pⱼ

    at q = 1 the limit exp(−Σ pᵢ ln (Zp)ᵢ). n documents without copies are n, n copies of one are
    1. At q = 2 it is n / (1 + (n − 1) ρ), ρ the mean likeness of two documents: the effective size
    of Kish for units that correlate by ρ. Likeness of words is not correlation of frames; take the
    figure for what copying costs, not for all dependence.

    NaN for a group without documents.

    Cost: that of :func:`near_duplicates` at this threshold.

    References
    ----------
    Leinster, T. & Cobbold, C. A. (2012). Measuring diversity: the importance of species similarity.
    Ecology 93(3), 477-489.
    Kish, L. (1965). Survey sampling. Wiley, section 5.4.

    Examples
    --------
    >>> import framelens as fl
    >>> story = "the talks in the capital ended without any result today"
    >>> texts = [story, story, story, "a quite different piece on the weather of the north"]
    >>> fl.effective_documents(texts)
       n_docs  pairs  clusters  effective  design_effect
    0       4      3         2        1.6            2.5
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    order = number("order", order)
    if order < 0:
        raise ValueError(f"order must be 0 or more, got {order:g}")
    words, least = whole("shingle", shingle, least=1), number("threshold", threshold)
    grouped = groups(corpus, by)
    with runner("looking for duplicates") as run:
        found = _core.near_duplicates(
            corpus._core,
            (words, "token"),
            (least, "jaccard", MOST_PAIRS),
            method="exact",
            runner=run,
        )
        missing = np.asarray(_core.summary(corpus._core, runner=run)["missing"], dtype=bool)
    if found["left_out"]:
        raise ValueError(f"threshold must be higher: more than {MOST_PAIRS:,} pairs are alike")
    codes = np.where(missing, -1, grouped.codes)
    here, there = (np.asarray(found[name], dtype=np.intp) for name in ("doc", "duplicate"))
    same = (codes[here] == codes[there]) & (codes[here] >= 0)
    here, there, alike = here[same], there[same], found["similarity"][same]
    columns = _of_groups(codes, grouped.n, (here, there, alike), order)
    return answer(
        corpus,
        "effective_documents",
        grouped.between({}, np.arange(grouped.n, dtype=np.uint32), columns),
        by=by_name(corpus, by),
        order=order,
        shingle=words,
        threshold=least,
    )


def _of_groups(
    codes: NDArray[Any], n: int, pairs: tuple[NDArray[Any], ...], order: float
) -> dict[str, NDArray[Any]]:
    """Return the columns of all groups."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    here, there, alike = pairs
    members = codes >= 0
    n_docs = np.bincount(codes[members], minlength=n)
    # n · (Zp): a document is like itself.
    like = 1 + np.bincount(here, alike, len(codes)) + np.bincount(there, alike, len(codes))
    power = np.log(like) if order == 1 else like ** (order - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(codes[members], power[members], n) / n_docs
        shrunk = np.exp(-mean) if order == 1 else mean ** (1 / (1 - order))
        effective = n_docs * shrunk
    shape = (len(codes), len(codes))
    tied = coo_array((np.ones(len(here)), (here, there)), shape=shape)
    _, parts = connected_components(tied, directed=False)
    # What hangs together lies in one group.
    _, first = np.unique(parts, return_index=True)
    first = first[codes[first] >= 0]
    return {
        "n_docs": n_docs.astype(np.int64),
        "pairs": np.bincount(codes[here], minlength=n).astype(np.int64),
        "clusters": np.bincount(codes[first], minlength=n).astype(np.int64),
        "effective": effective,
        "design_effect": 1 / shrunk,
    }
