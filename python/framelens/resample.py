"""How far would a rate move, or a difference between groups, with other documents?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._docvars import docvar
from framelens._groups import by_name, groups
from framelens._options import left_out, of_account
from framelens._patterns import as_dictionary
from framelens._reference import REST, pair, plain
from framelens._run import runner
from framelens._table import answer, decode
from framelens.dictionary import Dictionary
from framelens.hits import find

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._groups import By, Groups
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Statistic = Literal["rate", "difference", "ratio"]
Limits = Literal["t", "bca", "percentile"]


def resample(
    corpus: Corpus | Any,
    patterns: str | list[str] | Dictionary,
    *,
    by: By = None,
    statistic: Statistic = "rate",
    target: Any = None,
    reference: Any = None,
    sources: str | None = None,
    method: Limits = "t",
    replicates: int = 1999,
    per: float | None = None,
    ci: float = 0.95,
    seed: int = 0,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Draw documents again and again, and tell between which limits a rate or a contrast lies.

    As many documents as there are, with replacement; with `sources`, first sources and then the
    documents of each drawn source. The limits of :func:`framing` and :func:`contrast` are closed
    formulas for single documents; this is for documents that go together, for other statistics,
    and to check.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    patterns : str, list of str, or Dictionary
        Words, globs and phrases as in :class:`Dictionary`, a row each; of a Dictionary, a row a
        frame.
    by : str, list of str, "doc", one value per document, or None, default None
        What makes the groups, as of :func:`framing`. For "difference" and "ratio" one docvar, or a
        :func:`period`.
    statistic : {"rate", "difference", "ratio"}, default "rate"
        The rate of each group, or the difference or the ratio of two.
    target : value of `by`, optional
        The group that is set apart; for "difference" and "ratio" alone.
    reference : value of `by` or "rest", optional
        What it is compared with: one other group, or all documents of the others, as is understood.
    sources : str, optional
        The docvar that says which documents go together: outlets, authors, days.
    method : {"t", "bca", "percentile"}, default "t"
        How limits follow from the replicates: bootstrap-t, bias-corrected and accelerated, or
        their quantiles as they are.
    replicates : int, default 1999
        How often documents are drawn.
    per : float, optional
        Counted tokens that a rate, or a difference of rates, is given for; 1000 if left out.
    ci : float, default 0.95
        Confidence level of the limits.
    seed : int, default 0
        Seed of the draws. The same seed gives the same limits whatever the order of the documents,
        the other groups and patterns, and the number of threads.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per pattern or frame, and group
        For "rate": ``term`` (str; ``frame`` for a Dictionary), the columns of `by`, ``count``
        (int64, hits), ``docs`` (int64, documents with a hit), ``n_docs`` (int64), ``n_sources``
        (int64; with `sources` only), ``tokens`` (int64, counted), ``rate``, ``se``, ``low``,
        ``high`` (float64, hits per `per` counted tokens), ``ci_method`` (str). Groups in their
        order. For the others: ``term`` or ``frame``, ``target``, ``reference`` (int64, hits),
        ``target_docs``, ``reference_docs`` (int64, documents with a hit), ``target_sources``,
        ``reference_sources`` (int64; with `sources` only), ``difference`` (hits per `per` counted
        tokens) or ``ratio`` (no unit), ``se``, ``low``, ``high`` (float64), ``ci_method`` (str).
        ``se``: the standard deviation of the replicates.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used, if
        `target` is missing for another statistic than "rate", there are too few replicates for the
        level, or a document of a group has no source.

    Notes
    -----
    With θ the statistic and θ* its replicates, α = 1 - ci, Q their quantiles, linear between two::

        percentile: Q(α/2), Q(1 - α/2)
        bca:        Q(Φ(z₀ + (z₀ + z)/(1 - a (z₀ + z)))), z = Φ⁻¹(α/2), Φ⁻¹(1 - α/2)
        t:          θ - SE·T(1 - α/2), θ - SE·T(α/2), T: quantiles of (θ* - θ)/SE*

    z₀ corrects for the share of replicates below θ, a for how skewed the jackknife is; SE is the
    linearised standard error of a ratio of totals, that of the logarithm for "ratio".

    NaN, with the reason in ``ci_method``: a group with fewer than two documents (sources), without
    counted tokens, without a hit (for "ratio" in either group), or whose documents do not differ at
    all. ``high`` is infinite for "t" where too many draws hold no spread of their own, as with hits
    in few documents; ``se`` is NaN if a replicate is not finite. ", bursty" as in :func:`framing`.

    "t" comes nearest to its level, "percentile" stays farthest below it: see docs/coverage.md. Both
    levels of a nested draw vary, which is on the side of caution; limits from fewer than five
    sources say little.

    Cost: one pass over the documents and their hits a replicate, twice that for "t".

    References
    ----------
    Efron, B. (1987). Better bootstrap confidence intervals. JASA 82(397), 171-185.
    Efron, B. & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.
    Davison, A. C. & Hinkley, D. V. (1997). Bootstrap methods and their application, ch. 3 and 5.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.load_sample()
    >>> table = fl.resample(corpus, "hegemon*", by="outlet", replicates=199)
    >>> table[["term", "outlet", "count", "n_docs", "ci_method"]]
           term           outlet  count  n_docs                   ci_method
    0  hegemon*  Atlantic Ledger      6      13  bootstrap-t over documents
    1  hegemon*   Eastern Beacon     13      13  bootstrap-t over documents
    2  hegemon*    Meridian Wire      6      13  bootstrap-t over documents
    3  hegemon*  The Harbor Post      4      13  bootstrap-t over documents
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    frames = as_dictionary(patterns)
    one_of("statistic", statistic, Statistic)
    one_of("method", method, Limits)
    grouped = groups(corpus, by)
    compared, sides = _pair(grouped, statistic, target, reference)
    unit = of_account("statistic is 'ratio'", used=statistic != "ratio", per=(per, 1000))
    drawn = None if sources is None else _sources(corpus, sources)
    level, draws = number("ci", ci), whole("replicates", replicates, least=1)
    rates = number("per", unit.get("per", 1000))
    how = (statistic, method, rates, level, draws, whole("seed", seed, least=0))
    hits = find(corpus, frames)
    with runner("resampling", is_large=True) as run:
        found = _core.resample(
            corpus._core, hits, grouped.coded, pair=compared, sources=drawn, how=how, runner=run
        )
    name = "frame" if isinstance(patterns, Dictionary) else "term"
    head = {name: decode(frames.frames, found["frame"])}
    tail = {
        statistic: found["value"],
        **{column: found[column] for column in ("se", "low", "high", "ci_method")},
    }
    if compared is None:
        (side,) = found["sides"]
        kept = ["count", "docs", "n_docs", *(["n_sources"] if drawn else []), "tokens"]
        columns = grouped.between(head, found["group"], {c: side[c] for c in kept} | tail)
    else:
        columns = head | _sides(found["sides"], with_sources=drawn is not None) | tail
    return answer(
        corpus,
        "resample",
        columns,
        patterns=frames._setting() if frames is patterns else patterns,
        by=by_name(corpus, by),
        statistic=statistic,
        **sides,
        sources=sources,
        method=method,
        replicates=replicates,
        **unit,
        ci=ci,
        seed=seed,
    )


def _pair(
    grouped: Groups, statistic: Statistic, target: Any, reference: Any
) -> tuple[tuple[int, int | None] | None, dict[str, Any]]:
    """Return the numbers of the two groups that are compared, if any are, and their names."""
    if statistic == "rate":
        left_out("statistic is 'rate'", target=target, reference=reference)
        return None, {}
    if target is None:
        raise ValueError(f"target must be given for a {statistic}, a value of by")
    if len(grouped.labels) != 1:
        raise TypeError(f"by must name one docvar, got {list(grouped.labels)}")
    if isinstance(reference, list):
        raise ValueError(f"reference must be one group, or 'rest', got {reference!r}")
    (labels,) = grouped.labels.values()
    other = REST if reference is None else reference
    one, others = pair(labels, target, other)
    sides = {"target": plain(target), "reference": plain(other)}
    return (one, None if others is None else others[0]), sides


def _sources(corpus: Corpus, sources: str) -> tuple[NDArray[np.int32], int]:
    """Number the sources of the documents in their own order."""
    if not isinstance(sources, str):
        raise TypeError(f"sources must be the name of a docvar, got {type(sources).__name__}")
    codes, unique = pd.factorize(docvar(corpus, sources, parameter="sources"), sort=True)
    return codes.astype(np.int32), len(unique)


def _sides(sides: list[dict[str, Any]], *, with_sources: bool) -> dict[str, Any]:
    """Return the columns of what both sides have."""
    named = dict(zip(("target", "reference"), sides, strict=True))
    columns = {name: side["count"] for name, side in named.items()}
    columns |= {f"{name}_docs": side["docs"] for name, side in named.items()}
    if with_sources:
        columns |= {f"{name}_sources": side["n_sources"] for name, side in named.items()}
    return columns
