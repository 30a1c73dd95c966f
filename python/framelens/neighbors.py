"""Which documents are most like each one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from framelens import _core
from framelens._check import corpus_given, ngrams_given, number, one_of, whole
from framelens._options import left_out
from framelens._run import runner
from framelens._table import answer
from framelens.similarity import Weighting

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Nearness = Literal["cosine", "jaccard"]
#: More documents than there are.
ALL = 2**63 - 1


def neighbors(
    corpus: Corpus | Any,
    *,
    k: int | None = 10,
    threshold: float = 0.3,
    method: Nearness = "cosine",
    weighting: Weighting | None = None,
    ngrams: int | tuple[int, int] = 1,
    max_docs: int | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Find the documents whose vocabulary is most like that of each document.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    k : int or None, default 10
        The most neighbors of a document; None: all that are near enough.
    threshold : float, default 0.3
        The least similarity of a neighbor, above 0 and up to 1.
    method : {"cosine", "jaccard"}, default "cosine"
        As in :func:`similarity`; ``"jaccard"`` knows no weights.
    weighting : {"count", "tfidf"}, optional
        What a term counts in a document: its occurrences, as always for ``"jaccard"``, or these
        times its rarity, as is understood for ``"cosine"``.
    ngrams : int or (int, int), default 1
        Length, or shortest and longest length, in terms; none reaches over the border of a
        sentence.
    max_docs : int, optional
        Leave terms out that stand in more documents than this.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per document and neighbor, by document and rank
        ``doc``, ``neighbor`` (ids), ``similarity`` (float64, `threshold` to 1), ``rank`` (int64,
        from 1 for the nearest; neighbors that are equally near stand in the order of the corpus).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used; the
        message says which.
    MemoryError
        If the table does not fit: with ``k=None`` it may have a row for every two documents.

    Notes
    -----
    The figures are those of :func:`similarity`, with df and n counted over documents that have a
    text. A document without terms has no neighbor and is none.

    The answer is exact. Terms are added up from the rarest on; where what is left of a document
    cannot bring another one above the threshold, or among its k nearest, the few that may be, by
    what is left of both, are compared in full (Cauchy-Schwarz bound). Cost: at worst the documents
    that share a term, for every term of every document; with tf-idf, common terms are seldom
    reached. 10,000 and 50,000 texts of 200 to 500 words, one in twenty a copy of another, took 1.4
    and 12.7 seconds of processor time at ``threshold=0.8``: documents to the power 1.4. Beyond, the
    square shows: 500,000 went at a pace of half an hour; there `max_docs` helps. Memory: the
    counts, and the result.

    References
    ----------
    Anastasiu, D. C. & Karypis, G. (2014). L2AP: fast cosine similarity search with prefix L-2 norm
    bounds. ICDE, 784-795. Bayardo, R. J., Ma, Y. & Srikant, R. (2007). Scaling up all pairs
    similarity search. WWW, 131-140.

    Examples
    --------
    >>> import framelens as fl
    >>> texts = {"a": "war and peace", "b": "war or peace", "c": "tea and toast"}
    >>> fl.neighbors(texts, k=1, method="jaccard", threshold=0.1)
      doc neighbor  similarity  rank
    0   a        b         0.5     1
    1   b        a         0.5     1
    2   c        a         0.2     1
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("method", method, Nearness)
    weighs = method == "cosine"
    if not weighs and weighting != "count":
        left_out(f"method is {method!r}", weighting=weighting)
    weight = weighting or ("tfidf" if weighs else "count")
    one_of("weighting", weight, Weighting)
    shortest, longest = ngrams_given(ngrams)
    options: dict[str, Any] = {
        "k": None if k is None else whole("k", k, least=1),
        "threshold": number("threshold", threshold),
        "method": method,
        **({"weighting": weight} if weighs else {}),
    }
    most = ALL if max_docs is None else whole("max_docs", max_docs, least=1)
    nearest = (options["k"], options["threshold"], method)
    with runner("looking for neighbors") as run:
        found = _core.neighbors(
            corpus._core, (shortest, longest, False, False), nearest, (weight, most), runner=run
        )
    columns = found | {name: corpus._ids[found[name]] for name in ("doc", "neighbor")}
    options |= {"ngrams": [shortest, longest], "max_docs": max_docs}
    return answer(corpus, "neighbors", columns, **options)
