"""Which words make two groups differ, and by how much each?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number, one_of, per_given
from framelens._groups import one_column
from framelens._ngrams import Within, counted, documented, taken
from framelens._options import left_out
from framelens._reference import COUNTED, REST, digest, pair, plain
from framelens._run import runner
from framelens._table import answer, decode, falling
from framelens.corpus import Corpus
from framelens.dictionary import Dictionary
from framelens.frequency import frequency
from framelens.hits import find
from framelens.tokenizer import Tokenizer

if TYPE_CHECKING:
    from framelens._groups import By

Shift = Literal["jsd", "proportion", "entropy", "dictionary"]


@documented
def shift(
    corpus: Corpus | Any,
    *,
    by: By,
    target: Any,
    reference: Any = REST,
    method: Shift = "jsd",
    scores: Any = None,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
    per: float = 1000,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Take the difference between two groups apart, term by term.

    Every term has a part in the difference, and the parts sum to it: a word shift.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str or one value per document
        The docvar that makes the groups, or the groups themselves as in :func:`frequency`.
    target : value of `by`
        The group that is compared.
    reference : value of `by`, list of them, or "rest", default "rest"
        What it is compared with: another group, several, or all documents of the others.
    method : {"jsd", "proportion", "entropy", "dictionary"}, default "jsd"
        The difference: ``"jsd"`` the Jensen-Shannon divergence in bits, ``"proportion"`` of shares,
        ``"entropy"`` of entropies in bits, ``"dictionary"`` of mean scores.
    scores : mapping, Series or Dictionary, optional
        The score of each term, for ``"dictionary"``, where it is needed. Of a :class:`Dictionary`
        a term has the weight of the entries that match it, added up; single terms only.
    {lengths}
    per : float, default 1000
        N-grams that a rate is given for.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term
        ``term`` (str), ``part`` (float64, in the unit of the difference), ``direction`` (str, ``+``
        more frequent in the target, ``-`` in the reference, ``=`` neither), ``score`` (float64,
        only with scores), ``target``, ``reference`` (int64, occurrences), ``target_docs``,
        ``reference_docs`` (int64), ``target_rate``, ``reference_rate`` (float64, per `per` n-grams
        of the side). The largest parts first, whatever their sign; ties in code-point order.
        :func:`settings` says as ``total`` what the parts sum to.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used, or
        a group has no counted token.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    p, q: shares of a term of all n-grams counted in the target and in the reference. Parts:
    jsd ½ p log2(p/m) + ½ q log2(q/m) with m = (p + q) / 2, never below 0; proportion p - q;
    entropy q log2 q - p log2 p; dictionary (p - q) · (s - S), for the score s of the term and the
    mean score S of the reference. With scores the terms without one are left out of p, q and S; the
    parts are NaN if a side has none with a score.

    Cost: one pass over the tokens.

    References
    ----------
    Gallagher, R. J. et al. (2021). Generalized word shift graphs: a method for visualizing and
    explaining pairwise comparisons between texts. EPJ Data Science 10:4, table 1.

    Examples
    --------
    >>> import framelens as fl
    >>> texts = ["war war peace", "peace tea tea"]
    >>> table = fl.shift(texts, by=["x", "y"], target="x")
    >>> table[["term", "part", "direction"]].round(3).values.tolist()
    [['tea', 0.333, '-'], ['war', 0.333, '+'], ['peace', 0.0, '=']]
    >>> round(fl.settings(table)["total"], 3)
    0.667
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("method", method, Shift)
    how = taken(ngrams, within, bridge)
    known = _scores(corpus, method, scores, how.lengths)
    if target is None:
        raise ValueError("target must name a group, got None")
    grouped, name = one_column(corpus, by)
    one, other = pair(grouped.labels[name], target, reference)
    counts = counted(corpus, how)
    with runner("comparing") as run:
        found = _core.shift(
            counts,
            corpus._core,
            grouped.coded,
            target=one,
            reference=other,
            method=method,
            per=per_given(per),
            scores=known,
            runner=run,
        )
    more = np.sign(found["target_rate"] - found["reference_rate"]).astype(int) + 1
    columns = {
        "term": np.array(found["term"], dtype=object),
        "part": found["part"],
        "direction": decode(["-", "=", "+"], more.astype(np.uint32)),
        **({} if known is None else {"score": found["score"]}),
        **{column: found[column] for column in COUNTED},
    }
    # Rows come in code-point order of their terms, which ties keep.
    columns = falling(columns, np.abs(found["part"]))
    told = {} if known is None else {"scores": {"terms": len(known), "digest": digest(known)}}
    return answer(
        corpus,
        "shift",
        columns,
        by=name,
        target=plain(target),
        reference=plain(reference),
        method=method,
        total=found["total"],
        per=per,
        **told,
        **how.settings,
    )


def _scores(
    corpus: Corpus, method: Shift, scores: Any, lengths: tuple[int, int]
) -> dict[str, float] | None:
    """Return the score of each term."""
    if method != "dictionary":
        left_out(f"method is {method!r}", scores=scores)
        return None
    if scores is None:
        raise ValueError("scores must be given for method='dictionary', got NoneType")
    if isinstance(scores, Dictionary):
        if lengths != (1, 1):
            raise ValueError(f"ngrams must be 1 where scores is a Dictionary, got {lengths}")
        return _weights(corpus, scores)
    if not isinstance(scores, Mapping) and not hasattr(scores, "to_dict"):
        raise TypeError(f"scores must be a mapping, a Series or a Dictionary, got {scores!r}")
    items = scores if isinstance(scores, Mapping) else scores.to_dict()
    for term in items:
        if not isinstance(term, str):
            raise TypeError(f"scores must map terms to numbers, got the key {term!r}")
    return {term: number("scores", value) for term, value in items.items()}


def _weights(corpus: Corpus, frames: Dictionary) -> dict[str, float]:
    """Return the sum of the weights of the entries that match each term of the corpus."""
    terms = np.asarray(frequency(corpus)["term"], dtype=object)
    as_cut = Tokenizer(case="keep", drop=(), possessives="keep", acronyms=False)
    places = find(Corpus.from_tokens([[term] for term in terms], tokenizer=as_cut), frames).places()
    weights = np.array(frames.weights)[places["entry"]]
    scores = np.bincount(places["doc"], weights=weights, minlength=len(terms))
    known = np.unique(places["doc"])
    return dict(zip(terms[known].tolist(), scores[known].tolist(), strict=True))
