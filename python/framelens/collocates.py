"""Which words keep company with another, and where more than elsewhere?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._bonds import SMOOTHING, Bond, bonds_given, smoothing_given
from framelens._check import corpus_given, whole
from framelens._company import comparison_given, reach_given, table_of, weights_given
from framelens._groups import by_name, groups
from framelens._measures import LEVEL, level_given
from framelens._run import runner
from framelens._table import answer, decode
from framelens.dictionary import Dictionary
from framelens.hits import find, one_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens._company import Counting, Decay
    from framelens._groups import By
    from framelens._ngrams import Within
    from framelens.corpus import Corpus
    from framelens.keyness import Adjust
    from framelens.tokenizer import Tokenizer


def collocates(
    corpus: Corpus | Any,
    pattern: str | list[str] | Dictionary,
    *,
    window: int | tuple[int, int] = 5,
    within: Within = "sentence",
    bridge: bool = False,
    counting: Counting = "token",
    weights: Decay | Sequence[float] | None = None,
    by: By = None,
    target: Any = None,
    reference: Any = None,
    min_count: int = 5,
    measures: Sequence[Bond] = ("log_dice", "npmi", "g2", "delta_p"),
    smoothing: float | None = None,
    ci: float | None = None,
    adjust: Adjust | None = None,
    permutations: int | None = None,
    seed: int | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Find the words that stand near a node more often than chance would put them there.

    The tokens in the windows around all nodes are one side of a table, all others the other side.
    With `by` this is done for each group. With `target` two groups are compared: in which of them
    is a word a larger part of what stands near the node?

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    pattern : str, list of str, or Dictionary
        The node: words, globs and phrases as in :func:`kwic`. A list is one node; of a Dictionary
        each frame is one, and does not see the others.
    window : int or (int, int), default 5
        Counted tokens on either side of a node, or to its left and to its right: ``(5, 0)`` is the
        left side alone.
    within : {"sentence", "document"}, default "sentence"
        What a window may not reach over the border of.
    bridge : bool, default False
        Whether windows reach over tokens that are not counted, as if those were not there. Without
        it a comma ends a window, and a node in quotation marks has none; most other tools bridge.
    counting : {"token", "window"}, default "token"
        How a token counts that stands in several windows. ``"token"``: once, at its smallest
        distance; ``"window"``: once in each, as in NLTK and in quanteda's ``fcm``.
    weights : {"inverse", "linear"}, list of numbers, or None, default None
        Adds two columns in which places count by their distance d from the node, 1 beside it:
        1 / d; falling by the same steps to the end of the wider side; or these numbers, for d from
        1 on.
    by : str, list of str, "doc", one value per document, or None, default None
        What makes the groups, as in :func:`framing`.
    target : value of `by`, optional
        A group that is compared with others; `by` then has one docvar.
    reference : value of `by`, list of them, or "rest", optional
        What it is compared with: one other group, several, or all others, as is understood.
    min_count : int, default 5
        Terms that are near more rarely have no row in that group; with `target`, in both together.
    measures : sequence of names, default ("log_dice", "npmi", "g2", "delta_p")
        What to compute; the table is sorted by the first, λ by its z. Besides ``"lambda"`` those of
        :func:`association` that need no more than one table: ``"g2"``, ``"g2_two_terms"``,
        ``"g2_williams"``, ``"chi2"``, ``"chi2_yates"``, ``"fisher"``, ``"bic"``, ``"log_ratio"``,
        ``"log_ratio_hardie"``, ``"log_ratio_conservative"``, ``"log_ratio_conservative_sidak"``,
        ``"percent_diff"``, ``"odds_ratio"``, ``"diff_coefficient"``, ``"ell"``, ``"ell_ucrel"``,
        ``"pmi"``, ``"npmi"``, ``"pmi2"``, ``"pmi3"``, ``"local_mi"``, ``"average_mi"``,
        ``"t_score"``, ``"z_score"``, ``"dice"``, ``"log_dice"``, ``"delta_p"``, ``"conditional"``
        and ``"min_sensitivity"``.
    smoothing : float, optional
        What λ adds to every cell; 0.5 if left out.
    ci : float, optional
        Confidence level of the measures that have limits; 0.95 if left out.
    adjust : {"bh", "holm", "none"}, optional
        With `target`: how q allows for the number of rows; false discovery rate if left out.
    permutations, seed : int, optional
        With `target`: how often documents are permuted (999), and the seed of that (0).
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term near a node, by frame and group
        ``frame`` (str, if a Dictionary is given), ``term`` (str), the columns of `by`, ``count``
        (int64, O₁₁, how often it is near), ``docs`` (int64, documents where it is), ``share``
        (float64, count / near), ``expected`` (float64, E₁₁), ``total`` (int64, R₁), ``near``
        (int64, C₁), ``tokens`` (int64, N), ``nodes`` (int64), ``weighted`` and ``weighted_pmi``
        (float64, if asked), the columns of the measures (float64). The first measure falling, NaN
        last; ties in code-point order.
        With `target` one row per term and frame: ``target`` and ``reference`` are the counts, the
        other columns come twice, as ``target_docs`` and ``reference_docs`` and so on, and before
        the measures stand ``difference`` (float64, of the shares; falling), ``log_ratio`` (float64,
        of the shares, in doublings), ``p``, ``q`` (float64) and ``p_method`` (str).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    A window goes out from the first and from the last token of a node and takes in tokens until it
    has as many counted ones as `window` says, or meets a border: that of the sentence, of the
    document, of what the view or the article holds, or (without `bridge`) a token that is not
    counted, such as a comma or a dropped stop word. The tokens of a node are never near: a node is
    not its own collocate, nor is another node in its window, whose tokens fill the window like any
    others. All other counted tokens are *eligible*. The table of a term in a group is::

                      near             not near
        the term      O₁₁ = count      O₁₂          R₁ = total
        other terms   O₂₁              O₂₂
                      C₁ = near                     N = tokens      E₁₁ = R₁ · C₁ / N

    N are all eligible tokens and R₁ those of the term; by ``"window"``, tokens in several windows
    are in each of these numbers as often as they count. So O₁₁ is never above R₁ or C₁, and npmi
    never above 1. C₁ counts tokens in windows, not nodes: ``log_dice`` = 14 + log2(2 O₁₁ / (R₁ +
    C₁)) is lower by that than where the nodes are counted. ``delta_p_2_1`` = O₁₁/R₁ − O₂₁/R₂ says
    how much likelier a place is near the node if the term stands there, ``delta_p_1_2`` = O₁₁/C₁ −
    O₁₂/C₂ how much likelier the term is near the node than elsewhere; ``conditional`` alike.

    weighted = Σ w(d) over the places that count, weighted_pmi = log2(weighted · N / (R₁ · W)), with
    W the weights of all that is near: it is pmi if all w are 1.

    difference = a/n₁ − b/n₂ with count and near of both sides, log_ratio as in :func:`association`.
    This asks what is said near the node; a word that the target uses more everywhere is near more
    often too, so look at the measures of both sides as well. p is (b + 1) / (permutations + 1),
    where b permutations of the documents with anything near give as large a difference; NaN if a
    side has fewer than two of them.

    NaN: share, and what compares, where nothing is near; measures where all or nothing is near.

    Cost: two passes over the tokens, and what stands near is sorted: under a tenth of a second for
    3 million tokens, four tenths around "the"; by ``"window"`` also nodes · window; with `target`
    one pass over the documents a permutation.

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In Lüdeling, A. & Kytö, M. (eds.), Corpus
    linguistics: an international handbook, 1212-1248.
    Rychlý, P. (2008). A lexicographer-friendly association score. RASLAN, 6-9.
    Gries, S. Th. (2013). 50-something years of work on collocations. IJCL 18(1), 137-165.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["The old hegemony ended.", "Old powers, old hegemony", "A new day"])
    >>> table = fl.collocates(corpus, "hegemon*", window=2, min_count=1, measures=["log_dice"])
    >>> table[["term", "count", "expected", "total", "near", "tokens", "log_dice"]]
        term  count  expected  total  near  tokens   log_dice
    0    old      2  1.333333      3     4       9  13.192645
    1  ended      1  0.444444      1     4       9  12.678072
    2    the      1  0.444444      1     4       9  12.678072
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    frames = pattern if isinstance(pattern, Dictionary) else one_frame(pattern)
    names = bonds_given(measures)
    added = smoothing_given(smoothing, names)
    level = level_given(ci, names)
    reach = reach_given(window, within, bridge, counting)
    decay = weights_given(weights)
    grouped = groups(corpus, by)
    compared = comparison_given(
        grouped, target, reference, adjust=adjust, permutations=permutations, seed=seed
    )
    least = whole("min_count", min_count, least=1)
    hits = find(corpus, frames)
    with runner("looking around") as run:
        found = _core.collocates(
            corpus._core,
            hits,
            grouped.coded,
            reach.core,
            min_count=least,
            measures=names,
            smoothing=added.get("smoothing", SMOOTHING),
            level=level.get("ci", LEVEL),
            weights=decay,
            pair=None if compared is None else compared.core,
            runner=run,
        )
    is_pair = compared is not None
    columns = table_of(found, names, weighted=decay is not None, compared=is_pair)
    frame = decode(frames.frames, columns.pop("frame"))
    head = {"frame": frame} if frames is pattern else {}
    head["term"] = columns.pop("term")
    number_of_group = columns.pop("group")
    if compared is None:
        columns = grouped.between(head, number_of_group, columns)
    else:
        columns = head | columns
        columns["p_method"] = compared.methods(columns["p"])
    return answer(
        corpus,
        "collocates",
        columns,
        pattern=frames._setting() if frames is pattern else pattern,
        **reach.settings,
        weights=decay,
        by=by_name(corpus, by),
        **({} if compared is None else compared.settings),
        min_count=least,
        measures=names,
        **added,
        **level,
    )
