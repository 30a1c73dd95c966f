"""How alike, or how far apart, are documents or groups?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._groups import DOC, by_name, groups
from framelens._ngrams import Ngrams, Within, documented, taken
from framelens._options import left_out, of_account
from framelens._run import runner
from framelens._table import KEY, provenance
from framelens.weight import Weight, weight_given

if TYPE_CHECKING:
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Method = Literal[
    "cosine",
    "jaccard",
    "bag_jaccard",
    "extended_jaccard",
    "dice",
    "extended_dice",
    "simple_matching",
    "hamann",
    "overlap",
    "containment",
    "lcs",
    "correlation",
    "hellinger",
    "jsd",
    "js_distance",
    "kl",
    "jeffreys",
    "euclidean",
    "manhattan",
    "maximum",
    "minkowski",
    "canberra",
    "hamming",
    "chi_squared",
    "burrows_delta",
    "cosine_delta",
    "eder_delta",
]
#: Methods for which a term stands in a row or not, and no weight matters.
SETS = ("jaccard", "dice", "simple_matching", "hamann", "overlap", "containment")
#: What neighbours are found by.
Weighting = Literal["count", "tfidf"]
#: What is added to every cell unless told otherwise; the other methods take no smoothing.
SMOOTH = {"kl": 0.5, "jeffreys": 0.5, "jsd": 0.0, "js_distance": 0.0, "hellinger": 0.0}
SMOOTH |= {"chi_squared": 0.0}


@documented
def similarity(
    corpus: Corpus | Any,
    *,
    method: Method = "cosine",
    weighting: str | Weight = "count",
    by: By = DOC,
    top: int | None = None,
    smooth: float | None = None,
    power: float | None = None,
    ngrams: int | tuple[int, int] = 1,
    within: Within = "sentence",
    bridge: bool = False,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> pd.DataFrame:
    """Compare the vocabulary of every document or group with that of every other.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    method : str, default "cosine"
        Similarities, large where alike: ``"cosine"`` and ``"correlation"`` of the rows of weights;
        ``"jaccard"``, ``"dice"``, ``"overlap"``, ``"containment"`` (of the row's terms in those of
        the column), ``"simple_matching"`` and ``"hamann"`` of the sets of terms, whatever their
        weights; ``"bag_jaccard"``, ``"extended_jaccard"`` and ``"extended_dice"`` of the weights;
        ``"lcs"``: the share of the row's words that stand in the column in the same order, those
        of several documents read one after another.
        Distances, 0 where equal: ``"euclidean"``, ``"manhattan"``, ``"maximum"``, ``"minkowski"``,
        ``"canberra"``, ``"hamming"`` (terms that differ) and ``"chi_squared"`` between the rows of
        weights; ``"hellinger"``, ``"jsd"`` (Jensen-Shannon divergence, bits), ``"js_distance"``
        (its root), ``"kl"`` (Kullback-Leibler divergence of the row from the column, bits) and
        ``"jeffreys"`` (``"kl"`` both ways) between their shares; ``"burrows_delta"``,
        ``"cosine_delta"`` and ``"eder_delta"`` between z-scores of relative frequencies.
    weighting : str or Weight, default "count"
        What a term counts in a row, as in :func:`dtm`: ``"count"``, ``"proportion"``, ``"tfidf"``,
        a SMART code, a :class:`Weight`. The deltas, ``"lcs"`` and what compares sets of terms know
        no other than ``"count"``.
    by : str, list of str, "doc", one value per document, or None, default "doc"
        What a row is, as in :func:`frequency`.
    top : int, optional
        Compare only so many terms, those most frequent in all rows together, ties in code-point
        order; all if not given. Usual for the deltas: 100 to 2000. Not for ``"lcs"``.
    smooth : float, optional
        What is added to every cell before shares are taken, for ``"kl"`` and ``"jeffreys"`` (0.5 if
        not given), ``"jsd"``, ``"js_distance"``, ``"hellinger"`` and ``"chi_squared"`` (0).
    power : float, optional
        The power of ``"minkowski"``, 1 or more; needed there, and an error elsewhere.
    {lengths}
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    pandas.DataFrame, square, float64
        Rows and columns are the groups in their order; whatever the library of the corpus.
        Symmetric but for ``"containment"``, ``"lcs"`` and ``"kl"``, which go from row to column.
        :func:`settings` says as ``kind`` whether the numbers are a similarity or a distance.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used; the
        message says which.
    MemoryError
        If the square does not fit.

    Notes
    -----
    A row without weights has NaN with every other and with itself: there is no angle to nothing.
    x, y: weights; p, q: their shares; A, B: sets of terms; n: terms that any row has (at most
    `top`); z: z-scores, from mean and sample standard deviation (n - 1) over the rows compared.

    cosine = Σ x·y / √(Σ x² · Σ y²); correlation = that of x - mean x and y - mean y over n terms
    (NaN for equal weights); jaccard = |A ∩ B| / |A ∪ B|; dice = 2|A ∩ B| /
    (|A| + |B|); overlap = |A ∩ B| / min(|A|, |B|); containment = |A ∩ B| / |A|;
    simple_matching = share of n that both or neither have; hamann = 2·simple_matching - 1;
    bag_jaccard = Σ min(x, y) / (Σx + Σy), at most 1/2; extended_jaccard = Σxy / (Σx² + Σy² - Σxy);
    extended_dice = 2Σxy / (Σx² + Σy²); lcs = longest common subsequence of words / words of A.

    minkowski = (Σ |x - y|^power)^(1/power); canberra = Σ |x - y| / (|x| + |y|), not rescaled;
    chi_squared = Pearson's statistic of the table of both rows; hellinger = √(Σ (√p - √q)² / 2);
    kl = Σ p log2(p / q), infinite without smoothing where q lacks a term; jsd = ½ kl(p, m) +
    ½ kl(q, m) with m = (p + q) / 2.

    burrows_delta = mean |z(x) - z(y)|; cosine_delta = 1 - cosine of the z; eder_delta =
    mean of |z(x) - z(y)| · (n - i + 1) / n for the i-th most frequent term, as published:
    stylo's ``dist.eder`` takes (n - i + 2) / n, which adds burrows_delta / n. A term with the same
    frequency in all rows has z = 0; with a single row all z are NaN.

    Cost: the square of the number of rows times their length; the deltas hold a full table of rows
    by `top` terms; ``"lcs"`` takes the product of the lengths of two texts, by 64.

    References
    ----------
    Burrows, J. (2002). 'Delta': a measure of stylistic difference. LLC 17(3), 267-287.
    Clough, P. & Stevenson, M. (2011). Developing a corpus of plagiarised short answers. Language
    Resources and Evaluation 45, 5-24 (lcs).
    Eder, M., Rybicki, J. & Kestemont, M. (2016). Stylometry with R. R Journal 8(1), 107-121.
    Endres, D. & Schindelin, J. (2003). A new metric for probability distributions. IEEE Trans.
    Inf. Theory 49(7), 1858-1860.
    Evert, S. et al. (2017). Understanding and explaining Delta measures for authorship attribution.
    Digital Scholarship in the Humanities 32, suppl. 2, ii4-ii16.
    Leskovec, J., Rajaraman, A. & Ullman, J. D. (2014). Mining of Massive Datasets, 2nd ed., section
    3.1.3 (bag_jaccard).
    Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Trans. Inf. Theory 37(1),
    145-151.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus({"a": "war and peace", "b": "war or peace", "c": "tea"})
    >>> fl.similarity(corpus, method="jaccard")
         a    b    c
    a  1.0  0.5  0.0
    b  0.5  1.0  0.0
    c  0.0  0.0  1.0
    >>> table = fl.similarity(corpus, method="manhattan")
    >>> float(table.loc["a", "b"]), fl.settings(table)["kind"]
    (2.0, 'distance')
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("method", method, Method)
    options = _options(method, smooth, power)
    weighs = method not in SETS and method != "lcs" and not method.endswith("_delta")
    if not (weighs or (isinstance(weighting, str) and weighting == "count")):
        left_out(f"method is {method!r}", weighting=weighting)
    told, weight = weight_given(weighting, None)
    if top is not None:
        top = whole("top", top, least=1)
    how = taken(ngrams, within, bridge)
    if method == "lcs":
        _words_alone(top, how)
    grouped = groups(corpus, by)
    with runner("comparing") as run:
        square, is_distance = _core.similarity(
            corpus._core,
            grouped.coded,
            how.core,
            method=method,
            weight=weight,
            top=top,
            smooth=options.get("smooth", 0.0),
            power=options.get("power", 1.0),
            runner=run,
        )
    labels = list(grouped.labels.values())
    names: pd.Index[Any] = pd.RangeIndex(1)
    if labels:
        names = pd.MultiIndex.from_arrays(labels) if len(labels) > 1 else pd.Index(labels[0])
    frame = pd.DataFrame(square.reshape(grouped.n, grouped.n), index=names, columns=names.copy())
    frame.attrs[KEY] = provenance(
        corpus,
        "similarity",
        method=method,
        kind="distance" if is_distance else "similarity",
        **({"weighting": told} if weighs else {}),
        by=by_name(corpus, by),
        top=top,
        **options,
        **how.settings,
    )
    return frame


def _options(method: Method, smooth: Any, power: Any) -> dict[str, float]:
    """Return the numbers that this method is told."""
    where = f"method is {method!r}"
    options = of_account(where, used=method in SMOOTH, smooth=(smooth, SMOOTH.get(method)))
    options |= of_account(where, used=method == "minkowski", power=(power, None))
    if "power" in options and power is None:
        raise ValueError("power must be given for method='minkowski', got None")
    return {name: number(name, value) for name, value in options.items()}


def _words_alone(top: int | None, how: Ngrams) -> None:
    """Refuse what has no meaning for words in their order."""
    if how.lengths != (1, 1):
        got = list(how.lengths)
        raise ValueError(f"ngrams must be 1 for method='lcs', which compares words, got {got}")
    within = None if how.within == "sentence" else how.within
    left_out("method is 'lcs'", top=top, within=within, bridge=how.bridge or None)
