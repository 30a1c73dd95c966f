"""Which words set one group apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens import _core
from framelens._check import corpus_given, ngrams_given, number, one_of, whole
from framelens._groups import by_name, groups, is_values
from framelens._input import shown
from framelens._run import runner
from framelens._table import decode, provenance, table
from framelens.frequency import Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens._groups import By, Groups
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Measure = Literal["g2", "log_ratio", "log_odds"]
Unit = Literal["auto", "document", "token"]
Adjust = Literal["bh", "holm", "none"]

#: The columns of each measure.
COLUMNS = {
    "g2": ["g2"],
    "log_ratio": ["log_ratio", "log_ratio_low", "log_ratio_high"],
    "log_odds": ["log_odds", "log_odds_z"],
}
#: What the measures are sorted by.
SORTED_BY = {"g2": "g2", "log_ratio": "log_ratio", "log_odds": "log_odds_z"}
REST = "rest"


def keyness(
    corpus: Corpus | Any,
    *,
    by: By,
    target: Any = None,
    reference: Any = REST,
    ngrams: int | tuple[int, int] = 1,
    measures: Sequence[Measure] = ("g2", "log_ratio", "log_odds"),
    unit: Unit = "auto",
    adjust: Adjust = "bh",
    min_count: int = 1,
    per: float = 1000,
    ci: float = 0.95,
    prior: float | None = None,
    permutations: int = 999,
    within: Within = "sentence",
    bridge: bool = False,
    seed: int = 0,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Find the terms that one group uses more, or less, than another.

    Every term is a 2 × 2 table: its occurrences and those of all other n-grams of its length, in
    the target and in the reference. A positive value means: more frequent in the target.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str, "doc", or one value per document
        The docvar that makes the groups, or the groups themselves as in :func:`frequency`.
    target : value of `by` or None, default None
        The group that is set apart; None: every group in turn, against the rest.
    reference : value of `by` or "rest", default "rest"
        What it is compared with: one other group, or all documents of the others.
    ngrams : int or (int, int), default 1
        Length, or shortest and longest length, in terms.
    measures : sequence of {"g2", "log_ratio", "log_odds"}
        What to compute; the table is sorted by the first.
    unit : {"auto", "document", "token"}, default "auto"
        What p draws at random. ``"document"`` permutes documents between the groups; ``"token"``
        takes G² for chi-square, as if words were drawn one by one: anti-conservative; ``"auto"``:
        documents where both groups have 8 or more, otherwise p is NaN.
    adjust : {"bh", "holm", "none"}, default "bh"
        How q allows for the number of terms: false discovery rate, family-wise, not at all.
    min_count : int, default 1
        Terms with fewer occurrences in both groups together are not compared.
    per : float, default 1000
        Counted tokens that a rate is given for.
    ci : float, default 0.95
        Confidence level of the interval of the log ratio.
    prior : float or None, default None
        α₀ of the log-odds in tokens; None: the mean length of the documents compared.
    permutations : int, default 999
        How often documents are permuted; the smallest p is 1 / (permutations + 1).
    within : {"sentence", "document"}, default "sentence"
        What an n-gram may not reach over the border of.
    bridge : bool, default False
        Whether n-grams reach over tokens that are not counted.
    seed : int, default 0
        Seed of the permutations.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term that is compared
        ``term`` (str), the column `by` (only if `target` is None), ``target``, ``reference``
        (int64, occurrences), ``target_docs``, ``reference_docs`` (int64, documents with it),
        ``target_rate``, ``reference_rate`` (float64, per `per` tokens), ``g2`` (signed, natural
        logarithm), ``log_ratio``, ``log_ratio_low``, ``log_ratio_high`` (doublings), ``log_odds``
        (natural logarithm), ``log_odds_z`` (standard errors), ``p``, ``q`` (float64), ``p_method``
        (str). Groups in their order; the first measure falling; ties in code-point order.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or a group has no counted token.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    G² = 2 Σ O ln(O / E) over all four cells, 0 ln 0 = 0. Log ratio = log2 of the ratio of rates
    with 1/2 added to every count and total; its interval takes tokens as independent. Log-odds are
    those of Monroe et al. with an informative prior: α₀ times the share of the term in target and
    reference together. p of documents is (b + 1) / (permutations + 1), where b permutations give a
    difference of rates as large as the observed one.

    Cost: one pass over the tokens; permutations cost as many passes over the counts.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    Hardie, A. (2014). Log Ratio: an informal introduction. CASS blog.
    Monroe, B., Colaresi, M. & Quinn, K. (2008). Fightin' words. Political Analysis 16(4), 372-403.
    Phipson, B. & Smyth, G. (2010). Permutation p-values should never be zero. SAGMB 9(1), 39.
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.load_sample()
    >>> table = fl.keyness(corpus, by="outlet", target="Eastern Beacon", measures=["g2"])
    >>> (table["target_rate"] > table["reference_rate"]).iloc[0]
    np.True_
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    measures = _measures(measures)
    one_of("unit", unit, Unit)
    one_of("adjust", adjust, Adjust)
    one_of("within", within, Within)
    if not (isinstance(by, str) or is_values(corpus, by)):
        raise TypeError(
            f"by must name one docvar or hold one value per document ({len(corpus)}), got {by!r}"
        )
    grouped = groups(corpus, by)
    name = by_name(corpus, by)
    pairs = _pairs(grouped, name, target, reference)
    how = _core.Keyness(
        min_count=whole("min_count", min_count, least=1),
        per=number("per", per),
        level=number("ci", ci),
        prior=None if prior is None else number("prior", prior),
        unit=unit,
        adjust=adjust,
        permutations=whole("permutations", permutations, least=1),
        seed=whole("seed", seed, least=0),
    )
    lengths = (*ngrams_given(ngrams), within == "document", bool(bridge))
    with runner("counting") as run:
        counts = _core.Counts(corpus._core, lengths, run)
    parts = []
    for number_of, other in pairs:
        with runner("comparing") as run:
            found = counts.keyness(
                corpus._core,
                grouped.codes,
                n_groups=grouped.n,
                target=number_of,
                reference=other,
                how=how,
                runner=run,
            )
        parts.append(_columns(found, measures, grouped, number_of, target is None))
        alpha = found["prior"]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    settings = provenance(
        corpus,
        "keyness",
        by=name,
        target=_plain(target),
        reference=_plain(reference),
        ngrams=list(ngrams_given(ngrams)),
        measures=measures,
        unit=unit,
        adjust=adjust,
        min_count=min_count,
        per=per,
        ci=ci,
        prior=alpha if target is not None else prior,
        permutations=permutations,
        within=within,
        bridge=bridge,
        seed=seed,
    )
    return table(columns, backend=corpus._backend, settings=settings)


def _measures(measures: Sequence[Measure]) -> list[Measure]:
    if isinstance(measures, str):
        raise TypeError(f"measures must be a list of names, got the single str {measures!r}")
    for measure in measures:
        one_of("measures", measure, Measure)
    if not measures:
        raise ValueError("measures must name at least one measure, got none")
    return list(measures)


def _pairs(grouped: Groups, by: str, target: Any, reference: Any) -> list[tuple[int, int | None]]:
    """Return the numbers of the groups to compare; None is the rest."""
    labels = grouped.labels[by].tolist()

    def number_of(parameter: str, label: Any) -> int:
        if label not in labels:
            raise ValueError(f"{parameter} must be one of {shown(labels)}, got {label!r}")
        return int(labels.index(label))

    if target is None:
        if reference != REST:
            raise ValueError(f"reference must be 'rest' when no target is given, got {reference!r}")
        return [(number, None) for number in range(grouped.n)]
    if reference == REST and REST not in labels:
        return [(number_of("target", target), None)]
    if reference == target:
        raise ValueError(f"reference must be another group than the target, got {reference!r}")
    return [(number_of("target", target), number_of("reference", reference))]


def _columns(
    found: dict[str, Any],
    measures: list[Measure],
    grouped: Groups,
    group: int,
    named: bool,
) -> dict[str, Any]:
    """Return the columns of one comparison, sorted."""
    terms = np.empty(len(found["term"]), dtype=object)
    terms[:] = found["term"]
    # Rows come in code-point order of their terms, and a stable sort keeps that for ties.
    order = np.argsort(-found[SORTED_BY[measures[0]]], kind="stable")
    n = len(order)
    names = ["target", "reference", "target_docs", "reference_docs", "target_rate"]
    names += ["reference_rate", *(name for measure in measures for name in COLUMNS[measure])]
    columns = {name: found[name][order] for name in (*names, "p", "q")}
    columns["p_method"] = decode([found["p_method"]], np.zeros(n, dtype=np.uint32))
    head = {"term": terms[order]}
    return grouped.between(head, np.full(n, group), columns) if named else head | columns


def _plain(label: Any) -> Any:
    """Return a label as JSON can hold it."""
    if isinstance(label, np.generic):
        return label.item()
    return label if isinstance(label, (str, int, float, type(None))) else str(label)
