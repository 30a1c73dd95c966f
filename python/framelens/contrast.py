"""Does one group use a frame more than another, and by how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._dedupe import clusters_given, counted_once
from framelens._groups import by_name, groups
from framelens._reference import REST, pair, plain
from framelens._run import runner
from framelens._table import answer, decode
from framelens.hits import dictionary_given, find
from framelens.keyness import Adjust

if TYPE_CHECKING:
    from framelens._dedupe import Dedupe
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer

#: The method of a p that is NaN.
NO_P = "none: a group has fewer than 2 documents"


def contrast(
    corpus: Corpus | Any,
    frames: Dictionary,
    *,
    by: By,
    target: Any,
    reference: Any = REST,
    dedupe: Dedupe = None,
    per: float = 1000,
    ci: float = 0.95,
    adjust: Adjust = "bh",
    permutations: int = 999,
    seed: int = 0,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Contrast two groups frame by frame: difference and ratio of their rates, with intervals.

    A positive difference, or a ratio above 1, means: more frequent in the target.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    frames : Dictionary
        What to look for.
    by : str
        The docvar that makes the groups; or a :func:`period`.
    target : value of `by`
        The group that is set apart.
    reference : value of `by` or "rest", default "rest"
        What it is contrasted with: one other group, or all documents of the others.
    dedupe : float, str, one label per document, table, or None, default None
        Which documents are copies that either side counts once, as in :func:`keyness`.
    per : float, default 1000
        Counted tokens that rates are given for.
    ci : float, default 0.95
        Confidence level of the intervals.
    adjust : {"bh", "holm", "none"}, default "bh"
        How q allows for the number of frames: false discovery rate, family-wise, not at all.
    permutations : int, default 999
        How often documents are permuted; the smallest p is 1 / (permutations + 1).
    seed : int, default 0
        Seed of the permutations. Documents are taken in the order of their ids: the order of the
        rows has no effect, and other ids give another draw.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per frame, in the order of the dictionary
        ``frame`` (str), ``target``, ``reference`` (int64, hits), ``target_docs``,
        ``reference_docs`` (int64, documents with a hit), ``target_copies``, ``reference_copies``
        (int64, documents that `dedupe` leaves out; only if it is given), ``target_rate``,
        ``reference_rate`` (float64, hits per `per` counted tokens), ``difference``,
        ``difference_low``, ``difference_high`` (float64, the same unit), ``ratio``, ``ratio_low``,
        ``ratio_high`` (float64, no unit), ``ci_method`` (str), ``p``, ``q`` (float64),
        ``p_method`` (str).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or a group has no counted token.

    Notes
    -----
    difference = r₁ - r₂, ratio = r₁ / r₂, with r = per · hits / tokens. Their limits follow from
    those of each rate (:func:`frequency`) by the method of variance estimates recovery:
    difference_low = d - √((r₁ - l₁)² + (u₂ - r₂)²), and for the ratio as Donner and Zou have it.
    ``ci_method`` names the interval of each rate, once if both have the same. A ratio by a rate of
    0 is infinite, as is its upper limit; 0 / 0 is NaN.

    p is (b + 1) / (permutations + 1), where b permutations of documents between the two groups give
    a difference as large as the observed one; NaN if a group has fewer than two documents. Where
    the rest is the reference, documents of all other groups count alike.

    Cost: one pass over the tokens, and one over the documents a permutation.

    References
    ----------
    Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures: a
    general approach. Statistics in Medicine 27(10), 1693-1702.
    Donner, A. & Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal
    mean and standard deviation. Statistical Methods in Medical Research 21(4), 347-359.
    Phipson, B. & Smyth, G. (2010). Permutation p-values should never be zero. SAGMB 9(1), 39.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.load_sample(), fl.Dictionary({"hegemony": ["hegemon*"]})
    >>> table = fl.contrast(corpus, frames, by="outlet", target="Eastern Beacon")
    >>> table[["frame", "target", "reference"]]
          frame  target  reference
    0  hegemony      13         16
    """
    given = corpus_given(corpus, tokenizer, clean)
    dictionary_given(frames)
    one_of("adjust", adjust, Adjust)
    grouped = groups(given, by)
    if len(grouped.labels) != 1:
        raise TypeError(f"by must name one docvar, got {list(grouped.labels)}")
    if isinstance(reference, list):
        raise ValueError(f"reference must be one group, or 'rest', got {reference!r}")
    (labels,) = grouped.labels.values()
    one, others = pair(labels, target, reference)
    other = None if others is None else others[0]
    once = counted_once(given, grouped, clusters_given(given, dedupe), (one, others))
    how = (
        number("per", per),
        number("ci", ci),
        adjust,
        whole("permutations", permutations, least=1),
        whole("seed", seed, least=0),
    )
    hits = find(once.corpus, frames)
    with runner("comparing") as run:
        found = _core.contrast(
            once.corpus._core,
            hits,
            once.groups.coded,
            target=one,
            reference=other,
            how=how,
            runner=run,
        )
    columns: dict[str, Any] = {"frame": decode(frames.frames, found.pop("frame"))}
    found["ci_method"] = [a if a == b else f"{a} / {b}" for a, b in found["ci_method"]]
    counts = ("target", "reference", "target_docs", "reference_docs")
    columns |= {name: found.pop(name) for name in counts}
    columns |= once.by_side(len(columns["target"])) | found
    # How comes before how likely.
    columns |= {name: columns.pop(name) for name in ("p", "q")}
    methods = np.array([f"{permutations} permutations of documents", NO_P], dtype=object)
    columns["p_method"] = methods[np.isnan(columns["p"]).astype(int)]
    return answer(
        given,
        "contrast",
        columns,
        frames=frames._setting(),
        by=by_name(given, by),
        **once.settings,
        target=plain(target),
        reference=plain(reference),
        per=per,
        ci=ci,
        adjust=adjust,
        permutations=permutations,
        seed=seed,
    )
