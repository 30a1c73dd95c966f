"""How far apart do groups speak, and farther than chance would put them?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._groups import one_column
from framelens._measures import LEVEL
from framelens._ngrams import Within, counted, documented, taken
from framelens._options import of_account
from framelens._reference import REST, pairs, plain
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens._groups import By, Groups
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

    Pairs = list[tuple[int, list[int] | None]]

Divergence = Literal["jsd", "alpha_jsd", "kl"]
Null = Literal["permute"]


@documented
def divergence(
    corpus: Corpus | Any,
    *,
    by: By,
    target: Any = None,
    reference: Any = REST,
    method: Divergence = "jsd",
    alpha: float | None = None,
    smooth: float | None = None,
    null: Null | None = "permute",
    permutations: int | None = None,
    ci: float | None = None,
    seed: int | None = None,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Measure how far apart groups speak, and how far chance alone would put them.

    Two heaps of texts always differ, and small ones differ most: what counts is how much of the
    divergence is above that of the same documents dealt out at random.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str or one value per document
        The docvar that makes the groups, or the groups themselves as in :func:`frequency`.
    target : value of `by`, optional
        The group that is compared; every group in turn if not given.
    reference : value of `by`, "rest" or None, default "rest"
        What it is compared with: another group, or all documents of the others. None, without a
        target: every pair of groups.
    method : {"jsd", "alpha_jsd", "kl"}, default "jsd"
        ``"jsd"``: Jensen-Shannon divergence in bits, 0 to 1. ``"alpha_jsd"``: the same with
        entropies of order `alpha`. ``"kl"``: Kullback-Leibler divergence of the target from the
        reference in bits, smoothed; not symmetric.
    alpha : float, optional
        Order of the entropies of ``"alpha_jsd"``, above 0; 2 if not given. Above 1 frequent terms
        weigh more.
    smooth : float, optional
        What ``"kl"`` adds to every count, 0 or more; 0.5 if not given.
    null : {"permute"} or None, default "permute"
        Whether documents are permuted between the two sides.
    permutations : int, optional
        With `null`: how often; 999 if left out.
    ci : float, optional
        With `null`: share of the permuted values between ``low`` and ``high``; 0.95 if left out.
    seed : int, optional
        With `null`: seed of the permutations; 0 if left out.
    {lengths}
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per comparison, in the order of the groups
        ``target``, ``reference`` (labels of `by`, or "rest"), ``target_docs``, ``reference_docs``,
        ``target_tokens``, ``reference_tokens`` (int64, n-grams counted), ``observed``, ``maximum``
        (the largest that sides with such shares could have; NaN for ``"kl"``), ``corrected``
        (without the bias of few tokens; NaN for ``"kl"``), ``null_mean``, ``excess`` (observed
        above it), ``low``, ``high`` (limits of the permuted values), ``p`` (float64), ``p_method``
        (str).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used, or
        a group has no counted token.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    P, Q: shares of all n-grams counted on either side, M = (P + Q) / 2, both sides weighing the
    same. jsd = H(M) - H(P)/2 - H(Q)/2 with H = -Σ p log2 p; alpha_jsd takes
    H = (Σ p^alpha - 1) / (1 - alpha), or nats for alpha = 1, and its maximum is
    (2^(1-alpha) - 1)/2 · (H(P) + H(Q) + 2/(1 - alpha)); kl = Σ p log2(p / q).

    ``corrected`` subtracts the first term of the bias of each entropy, -alpha/2 Σ p^(alpha-2) Var p
    (Miller's for alpha = 1), which takes tokens as drawn one by one; with alpha = 2 it is exactly
    unbiased. It may fall below 0. p = (b + 1) / (permutations + 1), where b permutations give at
    least the observed value. With fewer than 2 documents on a side there is nothing to permute, and
    these columns are NaN.

    Cost: one pass over the tokens, and one over the counts of a pair for every permutation.

    References
    ----------
    Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Trans. Inf. Theory 37(1),
    145-151.
    Gerlach, M., Font-Clos, F. & Altmann, E. G. (2016). Similarity of symbol frequency distributions
    with heavy tails. Physical Review X 6, 021009.
    Miller, G. A. (1955). Note on the bias of information estimates. In: Information theory in
    psychology, 95-100.
    Phipson, B. & Smyth, G. (2010). Permutation p-values should never be zero. SAGMB 9(1), 39.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.divergence(["a a", "b b"], by=["x", "y"], target="x", null=None)
    >>> table[["reference", "observed", "maximum"]]
      reference  observed  maximum
    0      rest       1.0      1.0
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("method", method, Divergence)
    if null is not None:
        one_of("null", null, Null)
    numbers = _numbers(method, alpha, smooth)
    how = taken(ngrams, within, bridge)
    grouped, name = one_column(corpus, by)
    asked = _asked(grouped, name, target, reference)
    permuting = _permuting(null, permutations, ci, seed)
    counts = counted(corpus, how)
    with runner("comparing") as run:
        found = _core.divergence(
            counts,
            corpus._core,
            grouped.coded,
            asked,
            method=method,
            alpha=numbers.get("alpha", 1.0),
            smooth=numbers.get("smooth", 0.0),
            permutations=permuting.get("permutations"),
            seed=permuting.get("seed", 0),
            level=permuting.get("ci", LEVEL),
            runner=run,
        )
    labels = grouped.labels[name]
    others = [other[0] for _, other in asked if other]
    sides = {
        "target": labels[[one for one, _ in asked]],
        "reference": labels[others] if others else np.full(len(asked), REST, dtype=object),
    }
    return answer(
        corpus,
        "divergence",
        sides | found,
        by=name,
        target=plain(target),
        reference=plain(reference),
        method=method,
        null=null,
        **numbers,
        **permuting,
        **how.settings,
    )


def _numbers(method: Divergence, alpha: Any, smooth: Any) -> dict[str, float]:
    """Return the numbers that this method is told."""
    found: dict[str, float] = {}
    for name, value, user, default in (
        ("alpha", alpha, "alpha_jsd", 2.0),
        ("smooth", smooth, "kl", 0.5),
    ):
        told = of_account(f"method is {method!r}", used=method == user, **{name: (value, default)})
        found |= {name: number(name, value) for name, value in told.items()}
    return found


def _permuting(null: Any, permutations: Any, ci: Any, seed: Any) -> dict[str, Any]:
    """Return how documents are permuted, if they are."""
    told = of_account(
        "null is None",
        used=null is not None,
        permutations=(permutations, 999),
        ci=(ci, LEVEL),
        seed=(seed, 0),
    )
    if told:
        whole("permutations", told["permutations"], least=1)
        whole("seed", told["seed"], least=0)
        number("ci", told["ci"])
    return told


def _asked(grouped: Groups, name: str, target: Any, reference: Any) -> Pairs:
    """Return the numbers of the groups to compare; None is the rest."""
    if isinstance(reference, list):
        raise ValueError(f"reference must be one group, 'rest' or None, got {reference!r}")
    if reference is not None:
        return pairs(grouped, name, target, reference)
    if target is not None:
        raise ValueError("reference must be a group or 'rest' where a target is given, got None")
    return [(one, [other]) for one, other in combinations(range(grouped.n), 2)]
