"""Which actors stand together with which frames, and where more than elsewhere?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._bonds import SMOOTHING, Bond, bonds_given, smoothing_given
from framelens._check import corpus_given, one_of
from framelens._company import comparison_given, reach_given, side_by_side
from framelens._groups import by_name, groups
from framelens._measures import LEVEL, level_given
from framelens._ngrams import Within
from framelens._options import left_out
from framelens._run import runner
from framelens._table import answer, decode
from framelens.dictionary import Dictionary
from framelens.hits import find
from framelens.keyness import Adjust

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

#: Columns of a row that no measure gives, in their order.
COUNTED = ("count", "docs", "share", "expected", "actor_units", "frame_units", "units", "n_docs")


def cooccurrence(
    corpus: Corpus | Any,
    actors: Dictionary | Mapping[str, Any],
    frames: Dictionary | Mapping[str, Any],
    *,
    within: Within = "sentence",
    window: int | tuple[int, int] | None = None,
    bridge: bool | None = None,
    by: By = None,
    target: Any = None,
    reference: Any = None,
    measures: Sequence[Bond] = ("npmi", "log_dice", "g2"),
    smoothing: float | None = None,
    ci: float | None = None,
    adjust: Adjust = "bh",
    permutations: int | None = None,
    seed: int | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell which actors stand together with which frames, by group, with intervals and tests.

    Counts the sentences (or documents, or windows) that hold both, and compares that with chance.
    With `target` two groups are compared: where is more of what is said of the actor in this frame?

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    actors, frames : Dictionary, or a mapping as it takes
        What to look for. Both may be anything: actors are only what shares are shares of.
    within : {"sentence", "document"}, default "sentence"
        What holds an actor and a frame together; with `window` what windows may not reach over the
        border of.
    window : int or (int, int), optional
        So many counted tokens to the left and right of the actor, or to its left and to its right,
        hold the frame, in place of the whole sentence or document.
    bridge : bool, optional
        With `window`: whether it reaches over tokens that are not counted; no if left out.
    by : str, list of str, "doc", one value per document, or None, default None
        What makes the groups, as in :func:`framing`.
    target : value of `by`, optional
        A group that is compared with others; `by` then has one docvar.
    reference : value of `by`, list of them, or "rest", optional
        What it is compared with: one other group, several, or all others, as is understood.
    measures : sequence of names, default ("npmi", "log_dice", "g2")
        What to compute, as in :func:`collocates`.
    smoothing : float, optional
        What λ adds to every cell; 0.5 if left out.
    ci : float, optional
        Confidence level of all limits, where a measure has any; 0.95 if left out.
    adjust : {"bh", "holm", "none"}, default "bh"
        How q allows for the number of rows.
    permutations, seed : int, optional
        With `target`: how often documents are permuted (999), and the seed of that (0).
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per actor, frame and group, in the order of the dictionaries
        ``actor``, ``frame`` (str), the columns of `by`, ``count`` (int64, units with both, O₁₁),
        ``docs`` (int64, documents with such a unit), ``share`` (float64, count / actor_units),
        ``expected`` (float64, E₁₁), ``actor_units`` (int64, R₁), ``frame_units`` (int64, C₁),
        ``units`` (int64, N), ``n_docs`` (int64), the columns of the measures (float64), behind
        ``npmi`` its limits ``npmi_low`` and ``npmi_high`` (float64) with ``ci_method`` (str),
        ``p``, ``q`` (float64) and ``p_method`` (str).
        With `target` one row per actor and frame: ``target`` and ``reference`` are the counts, the
        other columns come twice, as ``target_docs`` and ``reference_docs`` and so on, and before
        the margins stand ``difference`` (float64, of the shares) and ``log_ratio`` (float64, of the
        shares, in doublings); ``p``, ``q`` and ``p_method`` are those of no difference.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    By sentence a hit is where its first token is, and N are the sentences with a token that is not
    left out; by document N are the documents with a text. The table of a row is::

                      with the frame   without
        with actor    O₁₁ = count      O₁₂        R₁ = actor_units
        without       O₂₁              O₂₂
                      C₁ = frame_units            N = units       E₁₁ = R₁ · C₁ / N

    By window N are the counted tokens, C₁ those of the frame's hits and those near them, R₁ the
    actor's hits with a counted token, each of which has one place; O₁₁ are the hits that are near.
    A window goes as that of :func:`collocates`, out from the frame's hit; words of the actor may
    lie in it, or be part of the hit: "China" is near "China threat".

    The same words may be a hit of both, "Washington" say. They are the actor's alone: next to that
    actor the frame, and C₁, do not count them.

    npmi = ln(O₁₁ · N / (R₁ · C₁)) / −ln(O₁₁ / N) is 0 by chance, 1 if they are never apart, −1 if
    never together. Its limits are those of artanh(npmi), with the jackknife over documents and
    Student's t (n_docs − 1); its standard error is never below that of independent units, with half
    a unit more in each cell, for where a frame is five of five times with an actor, documents do
    not differ. In simulated groups of 10 to 100 documents, with words that clump in
    some of them, 95 % limits held in 94 to 98 of 100 groups. Where nothing meets, the upper limit
    is the npmi of as many meetings as Poisson's limit of 0 allows (3.7), as ``ci_method`` says.

    p is that of npmi 0, from the same jackknife; where npmi is −1 or 1 that of Rao and Scott, who
    divide G² by its design effect over documents. It is never below that of Fisher's exact test,
    which takes units for independent, and by document it is that one; ``p_method`` says which.
    Unless it is Fisher's, limits of 95 % hold 0 where p is above .05. Chi-square of ``g2`` takes
    the sentences of a document for independent: in the same simulations, without any association,
    it fell below .05 in 11 to 17 of 100 groups, p in 1 to 4. What is compared are units, not
    topics: that two things are said in the same documents raises npmi as well. With `target` p is
    (b + 1) / (permutations + 1), where b permutations of the documents with the actor give as large
    a difference; NaN if a side has fewer than two of them.

    NaN: share without the actor; npmi, its limits and p without actor or frame; p also where a unit
    without them is lacking; limits and p for fewer than two documents, and limits at npmi 1 or
    where no document makes a difference. ``ci_method`` and ``p_method`` name the reason.

    Cost: one pass over the tokens, and rows · documents for limits and p.

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. GSCL,
    31-40.
    Rao, J. N. K. & Scott, A. J. (1984). On chi-squared tests for multiway contingency tables with
    cell proportions estimated from survey data. Annals of Statistics 12(1), 46-60.
    Tukey, J. W. (1958). Bias and confidence in not quite large samples. AMS 29(2), 614.

    Examples
    --------
    >>> import framelens as fl
    >>> texts = ["Russia is a threat. China grows. Russia sleeps.", "A threat, said Russia. Rain."]
    >>> actors = {"Russia": ["russia*"], "China": ["china*"]}
    >>> table = fl.cooccurrence(texts, actors, {"threat": ["threat*"]})
    >>> table[["actor", "frame", "count", "actor_units", "frame_units", "units", "npmi"]]
        actor   frame  count  actor_units  frame_units  units      npmi
    0  Russia  threat      2            3            2      5  0.557493
    1   China  threat      0            1            2      5 -1.000000
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    who, what = _dictionary("actors", actors), _dictionary("frames", frames)
    names = bonds_given(measures)
    added, level = smoothing_given(smoothing, names), level_given(ci, names, "npmi")
    unit, reach = within_given(within, window, bridge)
    one_of("adjust", adjust, Adjust)
    grouped = groups(corpus, by)
    how: dict[str, Any] = {"permutations": permutations, "seed": seed}
    if target is not None:
        how["adjust"] = adjust
    compared = comparison_given(grouped, target, reference, **how)
    places = find(corpus, who), find(corpus, what)
    with runner("looking for pairs") as run:
        found = _core.cooccurrence(
            corpus._core,
            *places,
            grouped.coded,
            within=unit,
            how=(names, added.get("smoothing", SMOOTHING), level.get("ci", LEVEL), adjust),
            pair=None if compared is None else compared.core[:4],
            runner=run,
        )
    columns = _in_order(found, names, compared=compared is not None)
    head = {
        "actor": decode(who.frames, columns.pop("actor")),
        "frame": decode(what.frames, columns.pop("frame")),
    }
    number_of_group = columns.pop("group")
    if compared is None:
        columns = grouped.between(head, number_of_group, columns)
    else:
        columns = head | columns
        columns["p_method"] = compared.methods(columns["p"])
    settings = {} if compared is None else compared.settings
    return answer(
        corpus,
        "cooccurrence",
        columns,
        actors=who._setting(),
        frames=what._setting(),
        **reach,
        by=by_name(corpus, by),
        **({"adjust": adjust} | settings),
        measures=names,
        **added,
        **level,
    )


def _dictionary(parameter: str, given: Any) -> Dictionary:
    if isinstance(given, Dictionary):
        return given
    if not hasattr(given, "items"):
        raise TypeError(
            f"{parameter} must be a framelens.Dictionary or a mapping of names to patterns, "
            f"got {type(given).__name__}"
        )
    return Dictionary(given)


def within_given(within: Any, window: Any, bridge: Any) -> tuple[Any, dict[str, Any]]:
    """Return what holds hits together, as the core takes it and as a result tells it."""
    one_of("within", within, Within)
    if window is None:
        left_out("no window is given", bridge=bridge)
        return within, {"within": within, "window": None}
    reach = reach_given(window, within, bool(bridge), "token")
    left, right, *how = reach.core
    # What is to the right of the actor has the actor to its left.
    settings = reach.settings
    del settings["counting"]
    return (right, left, *how), settings


def _in_order(found: Mapping[str, Any], names: Sequence[Bond], *, compared: bool) -> dict[str, Any]:
    """Return the columns of the core in their order; two groups side by side."""
    columns = {name: found[name] for name in ("actor", "frame", "group", *COUNTED)}
    columns |= found["measures"]
    if "npmi" in names:
        place = list(columns).index("npmi") + 1
        limits = {name: found[name] for name in ("npmi_low", "npmi_high")}
        limits["ci_method"] = np.array(found["ci_method"], dtype=object)
        items = list(columns.items())
        columns = dict(items[:place]) | limits | dict(items[place:])
    if compared:
        return side_by_side(columns, found["compared"], ("actor", "frame", "group"))
    tests = {
        "p": found["p"],
        "q": found["q"],
        "p_method": np.array(found["p_method"], dtype=object),
    }
    return columns | tests
