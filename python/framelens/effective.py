"""How many independent voices are so many documents?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number, whole
from framelens._groups import by_name, groups
from framelens._run import runner
from framelens._stories import near_duplicates
from framelens._table import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer


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

    One agency story in five outlets is five documents, but little more than one voice. To count it
    once, see `dedupe` of :func:`framing`.

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
        pairs of different documents that are alike.

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

    Cost: that of :func:`near_duplicates` at this threshold. Documents with the very same shingles
    are looked at once.

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
    found = near_duplicates(corpus._core, "threshold", least, (words, "token"))
    with runner("looking for texts") as run:
        missing = np.asarray(_core.summary(corpus._core, runner=run)["missing"], dtype=bool)
    codes = np.where(missing, -1, grouped.codes)
    columns = _of_groups(codes, grouped.n, found, order)
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
    codes: NDArray[Any], n: int, found: Mapping[str, Any], order: float
) -> dict[str, NDArray[Any]]:
    """Return the columns of all groups.

    Counted are cells: the documents of one group with the very same shingles.
    """
    here, there = (np.asarray(found[name], dtype=np.int64) for name in ("doc", "duplicate"))
    alike = found["similarity"]
    text, same = np.arange(len(codes)), alike == 1
    text[there[same]] = here[same]
    members = codes >= 0
    keys, sizes = np.unique(text[members] * n + codes[members], return_counts=True)
    one, other, pair = _met(keys, n, (here[~same], there[~same]))
    # n · (Zp): a document is like itself and its copies.
    like = sizes + np.bincount(one, alike[~same][pair] * sizes[other], len(keys))
    like += np.bincount(other, alike[~same][pair] * sizes[one], len(keys))
    group = keys % n
    n_docs = np.bincount(group, sizes, n)
    power = np.log(like) if order == 1 else like ** (order - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(group, sizes * power, n) / n_docs
        shrunk = np.exp(-mean) if order == 1 else mean ** (1 / (1 - order))
        effective = n_docs * shrunk
    within = np.bincount(group, sizes * (sizes - 1) // 2, n)
    return {
        "n_docs": n_docs.astype(np.int64),
        "pairs": (within + np.bincount(group[one], sizes[one] * sizes[other], n)).astype(np.int64),
        "clusters": _clusters(group, n, (one, other)),
        "effective": effective,
        "design_effect": 1 / shrunk,
    }


def _met(
    keys: NDArray[Any], n: int, pairs: tuple[NDArray[Any], NDArray[Any]]
) -> tuple[NDArray[Any], ...]:
    """Return the cells of one group that hold two like texts, and the numbers of these pairs."""
    from scipy.sparse import csr_array

    here, there = pairs
    n_texts = int(max(keys.max(initial=0) // n, here.max(initial=0), there.max(initial=0))) + 1
    has = csr_array((np.ones(len(keys), dtype=bool), (keys // n, keys % n)), shape=(n_texts, n))
    pair, group = (has[here] * has[there]).nonzero()
    one, other = (np.searchsorted(keys, side[pair] * n + group) for side in (here, there))
    return one, other, pair


def _clusters(group: NDArray[Any], n: int, met: tuple[NDArray[Any], ...]) -> NDArray[Any]:
    """Return how many parts of each group hang together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    one, other = met
    tied = coo_array((np.ones(len(one)), (one, other)), shape=(len(group), len(group)))
    _, parts = connected_components(tied, directed=False)
    # What hangs together lies in one group.
    _, first = np.unique(parts, return_index=True)
    return np.bincount(group[first], minlength=n).astype(np.int64)
