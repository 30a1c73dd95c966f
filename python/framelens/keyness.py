"""Which words set one group apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens import _core
from framelens._chance import Test, Unit, draws_given
from framelens._check import corpus_given, number, one_of, whole
from framelens._dedupe import COPIES, by_side, clusters_given, copies
from framelens._groups import one_column
from framelens._measures import LEVEL, Measure, for_measures, level_given, measures_given, sorted_by
from framelens._ngrams import Within, counted, documented, taken
from framelens._reference import COUNTED, REST, counts_given, digest, pairs, plain, prior_given
from framelens._run import runner
from framelens._table import answer, decode, falling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framelens._dedupe import Dedupe
    from framelens._groups import By, Groups
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Adjust = Literal["bh", "holm", "none"]
#: What is told of both sides; copies stand behind documents.
COLUMNS = (*COUNTED[:4], *COPIES, *COUNTED[4:])


@documented
def keyness(
    corpus: Corpus | Any,
    *,
    by: By,
    target: Any = None,
    reference: Any = REST,
    dedupe: Dedupe = None,
    measures: Sequence[Measure] = ("g2", "log_ratio", "log_odds"),
    unit: Unit = "auto",
    test: Test | None = None,
    adjust: Adjust | None = "bh",
    min_count: int = 1,
    per: float = 1000,
    ci: float | None = None,
    prior: float | Mapping[str, float] | None = None,
    simple_maths: float | None = None,
    reference_size: int | None = None,
    permutations: int | None = None,
    seed: int | None = None,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
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
    reference : value of `by`, list of them, "rest", or counts, default "rest"
        What it is compared with: one other group, several, all documents of the others, or
        occurrences of terms in texts that are not here, as a Series or dict {term: count}.
    dedupe : float, str, one label per document, table, or None, default None
        Which documents are copies of one story, as in :func:`framing`. Either side counts a story
        once, by its first document there; one that both sides have counts on both.
    measures : sequence of names, default ("g2", "log_ratio", "log_odds")
        What to compute; the table is sorted by the first. Their formulas, ranges and undefined
        cases stand in :func:`association`. How surprising: ``"g2"``, ``"g2_two_terms"``,
        ``"g2_williams"``, ``"chi2"``, ``"chi2_yates"``, ``"fisher"``, ``"bic"``,
        ``"text_dispersion"``. How large: ``"log_ratio"``, ``"log_ratio_hardie"``,
        ``"log_ratio_conservative"``, ``"log_ratio_conservative_sidak"``, ``"percent_diff"``,
        ``"odds_ratio"``, ``"diff_coefficient"``, ``"simple_maths"``, ``"log_odds"``, ``"ell"``,
        ``"ell_ucrel"``, ``"delta_p"``. As for collocations: ``"pmi"``, ``"npmi"``, ``"pmi2"``,
        ``"pmi3"``, ``"local_mi"``, ``"average_mi"``, ``"t_score"``, ``"z_score"``, ``"dice"``,
        ``"log_dice"``, ``"conditional"``, ``"min_sensitivity"``.
    unit : {"auto", "document", "token"}, default "auto"
        What p draws at random. ``"document"``: documents, as `test` says; ``"token"`` takes G² for
        chi-square, as if words were drawn one by one: anti-conservative; ``"auto"``: documents
        where both groups have 8 or more, otherwise p is NaN.
    test : {"permutation", "sequential", "bootstrap", "mann_whitney"}, optional
        How documents are compared; not for `unit` ``"token"``, nor with counts as the reference.
        ``"permutation"``, if left out: they change sides; ``"sequential"``: the same, but a term
        that chance has beaten 20 times is let go, so that `permutations` can be many;
        ``"bootstrap"``: as many as there are, again from each side, with replacement;
        ``"mann_whitney"``: by the ranks of their rates, without draws, so that a word that one
        document says over and over weighs no more than that document.
    adjust : {"bh", "holm", "none"} or None, default "bh"
        How q allows for the number of terms: false discovery rate, family-wise, not at all.
    min_count : int, default 1
        Terms with fewer occurrences in both groups together are not compared.
    per : float, default 1000
        Counted tokens that a rate is given for.
    ci : float, optional
        Confidence level of the intervals, where a measure has any; 0.95 if left out.
    prior : float, mapping or None, default None
        α₀ of ``"log_odds"`` in tokens, of which a term has its share of both sides together; None:
        the mean length of the documents compared. Or tokens for each term, as Series or dict: the
        log-odds of a term that is not in it are NaN.
    simple_maths : float, optional
        What ``"simple_maths"`` adds, in occurrences per million; 1 if left out.
    reference_size : int, optional
        All n-grams of a reference that is counts, also those not in it; their sum if not given.
    permutations, seed : int, optional
        How often `test` draws documents (999), and the seed of the draws (0); the smallest p is
        1 / (permutations + 1). Documents are taken in the order of their ids: the order of the rows
        has no effect, and other ids give another draw.
    {lengths}
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term that is compared
        ``term`` (str), the column `by` (only if `target` is None), ``target``, ``reference``
        (int64, occurrences), ``target_docs``, ``reference_docs`` (int64, documents with it; no
        second column if the reference is counts), ``target_copies``, ``reference_copies`` (int64,
        documents that `dedupe` leaves out on either side; only if it is given), ``target_rate``,
        ``reference_rate`` (float64, per `per` tokens), the columns of each measure (float64), with
        test ``"mann_whitney"`` ``auc`` (float64, 0 to 1: how often a document of the target has a
        higher rate than one of the reference, ties half; NaN if p is not over documents), ``p``,
        ``q`` (float64), ``p_method`` (str). Groups in their order; the first measure falling
        (``log_odds`` by its z), NaN last; ties in code-point order.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used, or
        a group has no counted token.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    p of ``"permutation"`` is (b + 1) / (m + 1), where b of m permutations give a difference of
    rates as large as the observed one [1]_. It is never below 1 / (m + 1): with 999 permutations
    and thousands of terms no q after Benjamini and Hochberg is small unless many terms differ. Ask
    for more, best with ``test="sequential"``: p is 20 / l if the l-th permutation is the 20th to
    reach the observed difference [2]_. p of ``"bootstrap"`` is (1 + 2 min(L, m - L)) / (m + 1), L
    the draws in which the target has the lower rate, ties half [3]_. p of ``"token"`` is that of G²
    as chi-square with one degree of freedom. m of q is the number of terms compared [4]_.

    A story that both sides printed is what both say, so that `dedupe` leaves it once on either;
    its two documents are drawn as any others.

    p of ``"mann_whitney"`` [5]_ is two-sided, with rates of n₁ and n₂ documents, n = n₁ + n₂, U of
    the n₁ n₂ pairs with the higher rate in the target (ties half), and t documents in each tie::

        auc = U / (n₁ n₂)
        z   = (|U - n₁ n₂ / 2| - 1/2) / √((n₁ n₂ / 12) (n + 1 - Σ (t³ - t) / (n (n - 1))))

    p is normal in z; exact where no two documents tie and a side has 8 or fewer (the other at most
    4,096); 1 where all tie. A rate is of the n-grams taken from the document; a document without
    one has no rate. The rank sum of the target is U + n₁ (n₁ + 1) / 2.

    Cost: one pass over the tokens; draws cost as many passes over the counts.

    References
    ----------
    .. [1] Phipson, B. & Smyth, G. (2010). Permutation p-values should never be zero. SAGMB 9(1).
    .. [2] Besag, J. & Clifford, P. (1991). Sequential Monte Carlo p-values. Biometrika 78, 301-304.
    .. [3] Lijffijt, J. et al. (2016). Significance testing of word frequencies in corpora. Digital
       Scholarship in the Humanities 31(2), 374-397.
    .. [4] Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57.
    .. [5] Kilgarriff, A. (2001). Comparing corpora. International Journal of Corpus Linguistics
       6(1), 97-133.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.load_sample()
    >>> table = fl.keyness(corpus, by="outlet", target="Eastern Beacon", measures=["g2"])
    >>> (table["target_rate"] > table["reference_rate"]).iloc[0]
    np.True_
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    measures = measures_given(measures)
    adjust = adjust or "none"
    one_of("adjust", adjust, Adjust)
    level = level_given(ci, measures)
    added = for_measures(measures, ["simple_maths"], simple_maths=(simple_maths, 1.0))
    weighed = for_measures(measures, ["log_odds"], prior=(prior, None))
    takes = taken(ngrams, within, bridge)
    worth, words = prior_given(prior)
    listed = counts_given(reference, reference_size, takes.lengths)
    drawn = draws_given(unit, test, permutations, seed, is_counts=listed is not None)
    drawing: dict[str, Any] = {"test": "permutation", "permutations": 1, "seed": 0}
    grouped, name = one_column(corpus, by)
    reference = reference if listed is None else listed
    compared = pairs(grouped, name, target, reference)
    how = _core.Keyness(
        min_count=whole("min_count", min_count, least=1),
        measures=measures,
        simple_maths=number("simple_maths", added.get("simple_maths", 1.0)),
        per=number("per", per),
        level=level.get("ci", LEVEL),
        prior=worth,
        words=words,
        unit=unit,
        adjust=adjust,
        **drawing | drawn,
    )
    clusters = clusters_given(corpus, dedupe)
    counts = counted(corpus, takes)
    parts = []
    for number_of, others in compared:
        codes, left_out = grouped.codes, None
        if clusters is not None:
            is_copy, left_out = copies(corpus, grouped, clusters, (number_of, others))
            codes = np.where(is_copy, np.int32(-1), codes)
        with runner("comparing") as run:
            found = counts.keyness(
                corpus._core,
                codes,
                n_groups=grouped.n,
                target=number_of,
                groups=others,
                counts=None if listed is None else (listed.of, listed.size),
                how=how,
                runner=run,
            )
        if left_out is not None:
            sides = left_out if listed is None else left_out[:1]
            found |= by_side(sides, len(found["term"]))
        parts.append(_columns(found, measures, grouped, number_of, target is None))
        alpha = found["prior"]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return answer(
        corpus,
        "keyness",
        columns,
        by=name,
        target=plain(target),
        reference=plain(reference),
        dedupe=None if clusters is None else clusters.setting(corpus),
        measures=measures,
        unit=unit,
        adjust=adjust,
        min_count=min_count,
        per=per,
        **level,
        **({"prior": _told(worth, words) if target is None or words else alpha} if weighed else {}),
        **added,
        **drawn,
        **takes.settings,
    )


def _told(worth: float | None, words: dict[str, float] | None) -> Any:
    """Return what a result says of its prior."""
    return worth if words is None else {"terms": len(words), "digest": digest(words)}


def _columns(
    found: dict[str, Any],
    measures: list[Measure],
    grouped: Groups,
    group: int,
    named: bool,
) -> dict[str, Any]:
    """Return the columns of one comparison, sorted."""
    scores = found["measures"]
    columns = {name: found[name] for name in COLUMNS if name in found}
    columns = {"term": np.array(found["term"], dtype=object)} | columns | scores
    columns |= {name: found[name] for name in ("auc", "p", "q") if name in found}
    # Rows come in code-point order of their terms, which ties keep.
    columns = falling(columns, scores[sorted_by(measures)])
    n = len(columns["term"])
    head = {"term": columns.pop("term")}
    columns["p_method"] = decode([found["p_method"]], np.zeros(n, dtype=np.uint32))
    return grouped.between(head, np.full(n, group), columns) if named else head | columns
