"""Who copied whom? Passages that documents share."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import number, one_of, only_corpus, whole
from framelens._docvars import docvar
from framelens._options import left_out
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens.corpus import Corpus

Detail = Literal["passages", "documents"]


def reuse(
    corpus: Corpus,
    *,
    min_tokens: int = 12,
    threshold: float = 0.6,
    seed: int = 5,
    max_places: int = 100,
    docs: tuple[Any, Any] | None = None,
    between: str | None = None,
    date: str | None = None,
    detail: Detail = "passages",
) -> Any:
    """Find the passages that two documents share, word by word or edited.

    Compared are the terms of the counted tokens, whatever punctuation stands between them; what
    ``clean=True`` or a view leaves out is passed over as if it were one word that no other
    document has.

    Parameters
    ----------
    corpus : Corpus
        Documents; every pair of them is looked at.
    min_tokens : int, default 12
        Words that a passage has at least, in either document.
    threshold : float, default 0.6
        The least similarity of its two versions, 0 to 1.
    seed : int, default 5
        Words in a row that stand in both documents without an edit, somewhere in the passage;
        2 to `min_tokens`. Fewer find what was edited more, and take longer.
    max_places : int, default 100
        How often in the corpus such a run of words may stand for all of its documents to be
        compared with each other. Those of a more frequent run are each compared with the first
        document of `min_tokens` words that has it: one line of an agency in 5,000 articles makes
        4,999 rows, not twelve million. A warning says when a passage is concerned.
    docs : (id, id), optional
        Compare these two documents only.
    between : str, optional
        Name of a docvar: compare only documents that differ in it (other outlets, say); a document
        without a value with none.
    date : str, optional
        Name of a docvar of dates or numbers, by which ``first`` is told of passages.
    detail : {"passages", "documents"}, default "passages"
        ``"passages"``: a row a passage. ``"documents"``: a row a document and other document.

    Returns
    -------
    DataFrame, one row per pair of passages, by document, place, other document and place
        ``doc`` (id, the one of the two that comes first in the corpus), ``start`` and ``end``
        (int64, code points: ``text[start:end]`` is the passage), ``other``, ``other_start``,
        ``other_end`` (the same of the other document), ``tokens`` and ``other_tokens`` (int64,
        words), ``similarity`` (float64, 0 to 1), ``quoted`` and ``other_quoted`` (float64, share
        of the words that stand between quotation marks in that document), ``speaker`` and
        ``other_speaker`` (str, the words that name who says most of the passage there, of its words
        in direct speech, also in turns of a transcript; missing if nobody is named, and in other
        languages than English), ``cluster`` (int64: variants of one passage have one number, from
        0 by first row), ``docs`` (int64, documents that the cluster is in), with `date` ``first``
        (id of the document of the cluster with the earliest date; missing if a date is, or if two
        have the earliest), ``text`` and ``other_text`` (str, as they stand). A corpus made by
        :meth:`Corpus.from_tokens` has ``position`` and ``other_position`` (int64, first token of
        the passage, from 0) in the place of code points, quotation marks, speakers and texts.

    DataFrame, one row per document and other document, if `detail` is ``"documents"``
        ``doc``, ``other`` (ids; every pair both ways round), ``passages`` (int64), ``tokens``
        (int64, words of ``doc``), ``shared`` (int64, those in a passage shared with ``other``),
        ``equal`` (int64, those that ``other`` has too, at their place of the passage),
        ``coverage`` (float64, equal / tokens, 0 to 1).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used; the
        message says which.

    Warns
    -----
    UserWarning
        If passages were found in more than `max_places` documents.

    Notes
    -----
    A passage grows from a seed both ways by local alignment with words that are equal, changed,
    added or left out. An equal word is worth 2, a stop word of the tokenizer's language 1, an edit
    costs 1; growth ends where the sum stays 10 below its greatest value, and the passage ends
    there where it was greatest. Where the whole is not alike enough, growth is tried again with 3
    in the place of 10, and with equal words alone. ::

        similarity = 2 · m / (a + b)

    for versions of a and b words, m of them equal in the alignment. Two passages of one document
    belong to one cluster if they overlap by half of the longer one at least.

    What can be missed: a passage in which no `seed` words in a row are unedited; one of which
    every run of `seed` words stands more than `max_places` times in the corpus, between documents
    neither of which is the first of `min_tokens` words to have that run. A passage with one run
    that is rarer is found in every pair. Of a run that comes more than once in a document and more
    than `max_places` times in all, only its first place in each document is compared.

    :func:`align` lays the two passages of a row side by side, word by word.

    Of 95 answers to five questions (Clough & Stevenson), cut and pasted from a source, lightly or
    heavily revised, or not copied, ``coverage`` as it is by default ranks with these four levels at
    Spearman's .82; the cut learnt on three questions tells copied from not copied in 35 of the 38
    answers to the other two (.92). Of coverage with passages of 5 to 20 words and containment of 1
    to 8 words (:func:`similarity`), that of 5 words was right most often on those three (.95), and
    of equals ranked the levels best: on the other two it is right for 35 of 38 as well, and ranks
    at .87 (.84 on all). With ``min_tokens=8`` it is 36 of 38 (.95), but that eight do best was seen
    on all five.

    Cost: linear in the words of the corpus, and in the pairs of places that share a seed, of which
    a word has `max_places` at most: news has few, words drawn at random from a short list many.
    Some 10 bytes a word beside the corpus. 10,000, 50,000 and 500,000 texts of 200 to 500 words,
    one in twenty a copy of another, took 1.1, 5.1 and 67.3 seconds of processor time: nearly
    linear, as documents to the power 1.06.

    References
    ----------
    Smith, T. F. & Waterman, M. S. (1981). Identification of common molecular subsequences. Journal
    of Molecular Biology 147, 195-197. Smith, D. A., Cordell, R. & Dillon, E. M. (2013). Infectious
    texts: modeling text reuse in nineteenth-century newspapers. IEEE Big Data, 86-94. Clough, P. &
    Stevenson, M. (2011). Developing a corpus of plagiarised short answers. Language Resources and
    Evaluation 45, 5-24.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus({
    ...     "wire": "The two sides signed a joint statement on energy, railways and trade.",
    ...     "post": "On Monday the two sides signed a long joint statement on energy and trade.",
    ... })
    >>> table = fl.reuse(corpus, min_tokens=8)
    >>> table[["doc", "tokens", "other", "other_tokens", "similarity", "cluster"]]
        doc  tokens other  other_tokens  similarity  cluster
    0  wire      12  post            12    0.916667        0
    >>> table.other_text[0]
    'the two sides signed a long joint statement on energy and trade'
    """
    only_corpus(corpus)
    one_of("detail", detail, Detail)
    if detail == "documents":
        left_out("detail is 'documents'", date=date)
    options: dict[str, Any] = {
        "min_tokens": whole("min_tokens", min_tokens, least=2),
        "threshold": number("threshold", threshold),
        "seed": whole("seed", seed, least=2),
        "max_places": whole("max_places", max_places, least=2),
    }
    corpus = corpus if docs is None else _two(corpus, docs)
    sides = None if between is None else _sides(corpus, between)
    ranks = np.full(len(corpus), -1) if date is None else _ranks(corpus, date)
    core = corpus._core
    with runner("looking for reuse") as run:
        found = _core.Reuse(core, sides=sides, runner=run, **options)
        by_documents = detail == "documents"
        told = found.coverage(core, run) if by_documents else found.passages(core, ranks, run)
    thinned = found.n_thinned(options["max_places"])
    if thinned:
        they = "1 cluster of passages is" if thinned == 1 else f"{thinned} clusters of passages are"
        warnings.warn(
            f"{they} in more than max_places={max_places} documents: "
            "not all pairs of these documents are listed; the column cluster joins them",
            stacklevel=2,
        )
    columns = _by_documents(corpus, told) if by_documents else _passages(corpus, told, date)
    options |= {"docs": docs, "between": between, "date": date, "detail": detail}
    return answer(corpus, "reuse", columns, **options)


def _passages(corpus: Corpus, told: dict[str, Any], date: str | None) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    has_offsets = corpus._core.has_offsets
    sides = (("doc", "", told["doc"]), ("other", "other_", told["other"]))
    for name, prefix, side in sides:
        columns[name] = corpus._ids[side["doc"]]
        for place in ("start", "end") if has_offsets else ("position",):
            columns[prefix + place] = side[place]
    columns |= {prefix + "tokens": side["tokens"] for _, prefix, side in sides}
    columns["similarity"] = told["similarity"]
    if has_offsets:
        columns |= {prefix + "quoted": side["quoted"] for _, prefix, side in sides}
        columns |= {prefix + "speaker": side["speaker"] for _, prefix, side in sides}
    columns |= {"cluster": told["cluster"], "docs": told["docs"]}
    if date is not None:
        known = told["first"] >= 0
        first = np.full(len(known), None, dtype=object)
        first[known] = corpus._ids[told["first"][known]]
        columns["first"] = first
    if has_offsets:
        columns |= {prefix + "text": side["text"] for _, prefix, side in sides}
    return columns


def _by_documents(corpus: Corpus, told: dict[str, Any]) -> dict[str, Any]:
    return told | {name: corpus._ids[told[name]] for name in ("doc", "other")}


def _two(corpus: Corpus, docs: Any) -> Corpus:
    """Return the view of the two documents named."""
    if not isinstance(docs, (tuple, list)) or len(docs) != 2:
        raise TypeError(f"docs must be the ids of two documents, got {docs!r}")
    ids = pd.Index(corpus._ids)
    places = ids.get_indexer(pd.Index(list(docs)))
    if (places < 0).any():
        raise ValueError(f"docs must name documents, got {docs[int(np.argmax(places < 0))]!r}")
    if places[0] == places[1]:
        raise ValueError(f"docs must name two different documents, got {docs[0]!r} twice")
    return corpus.where(np.isin(np.arange(len(corpus)), places))


def _sides(corpus: Corpus, between: str) -> tuple[NDArray[np.int32], int]:
    """Return a number for each value of the docvar, -1 where it is missing."""
    codes, values = pd.factorize(docvar(corpus, between, parameter="between"))
    return codes.astype(np.int32), len(values)


def _ranks(corpus: Corpus, date: str) -> NDArray[np.int64]:
    """Return the place of each date in time, -1 where it is missing."""
    values = docvar(corpus, date, parameter="date").infer_objects()
    if not pd.api.types.is_numeric_dtype(values):
        dates = pd.to_datetime(values, errors="coerce", format="ISO8601", utc=True)
        wrong = np.flatnonzero(dates.isna() & values.notna())
        if wrong.size:
            row = int(wrong[0])
            raise ValueError(
                f"date must hold dates such as 2024-05-16, or numbers, "
                f"got {values.iloc[row]!r} at row {row}"
            )
        values = dates
    ranks: NDArray[np.int64] = np.asarray(values.rank(method="dense").fillna(-1), dtype=np.int64)
    return ranks
