"""Which words make a fixed expression?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._bonds import SMOOTHING, Bond, bonds_given, by_first, smoothing_given
from framelens._check import corpus_given, one_of, whole
from framelens._measures import LEVEL, level_given
from framelens._ngrams import Within
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

#: The longest expression.
MOST_WORDS = 5


def collocations(
    corpus: Corpus | Any,
    *,
    size: int = 2,
    min_count: int = 5,
    measures: Sequence[Bond] = ("g2", "npmi", "lambda"),
    within: Within = "sentence",
    bridge: bool = False,
    smoothing: float | None = None,
    ci: float | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Find the fixed expressions of a corpus: words that stand side by side more than by chance.

    All runs of `size` counted tokens side by side are counted. For each run that is frequent enough
    the others are sorted by which of its words they have in the same places: 2^size cells, four for
    two words.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    size : int, default 2
        Words of an expression, 2 to 5.
    min_count : int, default 5
        Occurrences below which an expression has no row; it is counted all the same.
    measures : sequence of names, default ("g2", "npmi", "lambda")
        What to compute; the table is sorted by the first, λ by its z. ``"lambda"``, ``"g2"``,
        ``"pmi"`` and ``"npmi"`` for any size. For two words also ``"g2_two_terms"``,
        ``"g2_williams"``, ``"chi2"``, ``"chi2_yates"``, ``"fisher"``, ``"bic"``, ``"log_ratio"``,
        ``"log_ratio_hardie"``, ``"log_ratio_conservative"``, ``"log_ratio_conservative_sidak"``,
        ``"percent_diff"``, ``"odds_ratio"``, ``"diff_coefficient"``, ``"ell"``, ``"ell_ucrel"``,
        ``"pmi2"``, ``"pmi3"``, ``"local_mi"``, ``"average_mi"``, ``"t_score"``, ``"z_score"``,
        ``"dice"``, ``"log_dice"``, ``"delta_p"``, ``"conditional"`` and ``"min_sensitivity"``, as
        in :func:`association`.
    within : {"sentence", "document"}, default "sentence"
        What an expression may not reach over the border of.
    bridge : bool, default False
        Whether expressions reach over tokens that are not counted, as if those were not there.
    smoothing : float, optional
        What λ adds to every cell; 0.5 if left out.
    ci : float, optional
        Confidence level of the measures that have limits; 0.95 if left out.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per expression
        ``term`` (str, words joined by spaces), ``count`` (int64, occurrences), ``docs`` (int64,
        documents with it), then the columns of the measures (float64): ``g2`` (signed, natural
        logarithm), ``npmi`` (at most 1), ``lambda`` (natural logarithm) and ``lambda_z`` (standard
        errors), the others as in :func:`association`. The first measure falling, NaN last; ties in
        code-point order.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, a measure is not defined for so many
        words, or `smoothing` is given and λ is not asked for.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    With N runs of K words, O of them the expression, F_i of them with its i-th word in place i, and
    n_b in cell b of the 2^K, of whose words #b agree::

        lambda   = Σ_b (−1)^(K − #b) ln(n_b + s)        s: smoothing
        lambda_z = lambda / √( Σ_b 1 / (n_b + s) )
        g2       = ± 2 Σ_b n_b ln(n_b / E_b)            E_b: all words independent
        pmi      = log2( (O / N) / Π (F_i / N) )
        npmi     = pmi / ( −(K − 1) log2(O / N) )

    For K = 2, n is the 2 × 2 table of :func:`association`: its rows are the first word and any
    other, its columns the second word and any other; ``delta_p_2_1`` is then what the first word
    does for the second. All margins come from the same N runs, so that npmi is at most 1. g2 of
    more than two words has 2^K − K − 1 degrees of freedom, and is large for every expression that
    holds a strong pair; λ asks for what the words do beyond their pairs.

    A dropped token (punctuation, stop words, as the tokenizer is set) ends a run: the words on both
    sides of it are not side by side. NaN: g2 where all runs begin, or end, with the same word.

    Cost: one pass over the tokens, and 2^K over the different runs.

    References
    ----------
    Blaheta, D., & Johnson, M. (2001). Unsupervised learning of multi-word verbs. ACL/EACL workshop
    on collocations, 54-60.
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. GSCL,
    31-40.
    Van de Cruys, T. (2011). Two multivariate generalizations of pointwise mutual information.
    DiSCo, 16-20.
    McInnes, B. T. (2004). Extending the log likelihood measure to improve collocation
    identification. Thesis, University of Minnesota.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["I like good ice cream.", "Me too! I like good ice cream."])
    >>> fl.collocations(corpus, min_count=2, measures=["lambda"], within="document").round(3)
             term  count  docs  lambda  lambda_z
    0    good ice      2     2   4.317     2.028
    1      i like      2     2   4.317     2.028
    2   ice cream      2     2   4.317     2.028
    3   like good      2     2   4.317     2.028
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    names = bonds_given(measures)
    one_of("within", within, Within)
    size = whole("size", size, least=2)
    if size > MOST_WORDS:
        raise ValueError(f"size must be 2 to {MOST_WORDS}, got {size}")
    least = whole("min_count", min_count, least=1)
    added = smoothing_given(smoothing, names)
    level = level_given(ci, names)
    with runner("counting") as run:
        found = _core.collocations(
            corpus._core,
            (size, within == "document", bool(bridge)),
            min_count=least,
            measures=names,
            smoothing=added.get("smoothing", SMOOTHING),
            level=level.get("ci", LEVEL),
            runner=run,
        )
    values = found.pop("measures")
    found["term"] = np.array(found["term"], dtype=object)
    columns = by_first(found | values, names)
    return answer(
        corpus,
        "collocations",
        columns,
        size=size,
        min_count=least,
        measures=names,
        within=within,
        bridge=bool(bridge),
        **added,
        **level,
    )
