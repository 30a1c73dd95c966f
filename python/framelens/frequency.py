"""How often does each group use each term?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import corpus_given, number
from framelens._dedupe import clusters_given, counted_once
from framelens._groups import by_name, groups
from framelens._ngrams import Skips, Within, documented, kept, taken
from framelens._run import runner
from framelens._table import answer, decode, name_rates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens._dedupe import Dedupe
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer


@documented
def frequency(
    corpus: Corpus | Any,
    *,
    by: By = None,
    dedupe: Dedupe = None,
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
    per: float = 1000,
    ci: float = 0.95,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Count terms and n-grams, by group, with rates and their intervals.

    Without `by`, all documents are one group: a row per term. Counted are the tokens that the
    tokenizer counts; a rate divides by all of them.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str, list of str, "doc", one value per document, or None, default None
        Docvars that make the groups; ``"doc"``: every document on its own; None: one group. Or the
        groups themselves, one value per document, as a list, an array, or a Series with the ids
        for an index (in any order) or 0, 1, 2 … A document without a value belongs to no group;
        a warning says how many.
    dedupe : float, str, one label per document, table, or None, default None
        Which documents are copies that a group counts once, as in :func:`framing`.
    {lengths}
    {skips}
    {kept}
    per : float, default 1000
        Counted tokens that a rate is given for.
    ci : float, default 0.95
        Confidence level of the interval.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term and group where it occurs
        ``term`` (str, words joined by a space), the columns of `by`, ``count`` (int64), ``docs``
        (int64, documents with it), ``n_docs`` (int64, documents of the group), ``n_copies`` (int64,
        further ones, which `dedupe` leaves out; only if it is given), ``tokens`` (int64, counted
        tokens of the group), ``rate``, ``low``, ``high`` (float64, per `per` tokens),
        ``ci_method`` (str). Most frequent term of the whole corpus first, ties in code-point order,
        then groups in their order. With `vocabulary`: every term and group, in the order of the
        vocabulary.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    rate = per · count / tokens; NaN for a group without counted tokens. The interval is that of a
    ratio over documents (``ci_method`` "gamma over documents": a gamma interval for the effective
    number of independent hits), or exact Poisson for one document or no hit, "poisson (assumes
    independent tokens)"; ", bursty" marks rows where simulation shows it to hold less often than in
    93 of 100 cases. An occurrence begins at a counted token of its own, so that no rate exceeds one
    a token: `high` is at most `per`.

    {nesting}

    Limits look at all documents of the corpus, whatever their group, but not at copies that
    `dedupe` leaves out of it.

    Cost: one pass over the tokens; n-grams of each length add about as much again.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    Cochran, W. G. (1977). Sampling techniques, 3rd ed., ch. 6.
    {skip references}

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["peace and peace", "war and peace"])
    >>> fl.frequency(corpus, ngrams=(1, 2))[["term", "count", "docs", "rate"]]
            term  count  docs        rate
    0      peace      3     2  500.000000
    1        and      2     2  333.333333
    2  and peace      2     2  333.333333
    3  peace and      1     1  166.666667
    4        war      1     1  166.666667
    5    war and      1     1  166.666667
    """
    given = corpus_given(corpus, tokenizer, clean)
    how = taken(ngrams, within, bridge, skip, skips)
    keep = kept(
        how,
        nested=nested,
        docs=(min_docs, max_docs),
        counts=(min_count, max_count),
        max_features=max_features,
        vocabulary=vocabulary,
    )
    clusters = clusters_given(given, dedupe, by)
    once = counted_once(given, groups(given, by), clusters)
    with runner("counting", is_large=True) as run:
        found = _core.frequency(
            once.corpus._core,
            once.groups.coded,
            how.core,
            select=keep.core,
            per=number("per", per),
            level=number("ci", ci),
            runner=run,
        )
    head = {"term": decode(found["terms"], found["term"])}
    tail = once.beside(name_rates(found), found["group"])
    return answer(
        given,
        "frequency",
        once.groups.between(head, found["group"], tail),
        by=by_name(given, by),
        **once.settings,
        **how.settings,
        **keep.settings,
        per=per,
        ci=ci,
    )
