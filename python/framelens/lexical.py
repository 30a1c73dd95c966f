"""How rich is the vocabulary?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._groups import DOC, by_name, groups
from framelens._measures import for_measures
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

Diversity = Literal[
    "ttr",
    "root_ttr",
    "corrected_ttr",
    "log_ttr",
    "maas",
    "dugast",
    "summer",
    "yule_k",
    "yule_i",
    "simpson_d",
    "herdan_vm",
    "entropy",
    "fisher_alpha",
    "hapax_share",
    "sichel_s",
    "honore_r",
    "mattr",
    "msttr",
    "mtld",
    "mtld_wrap",
    "hdd",
]
#: What is computed if nothing is asked for.
USUAL: tuple[Diversity, ...] = ("ttr", "mattr", "mtld", "hdd", "yule_k", "entropy", "hapax_share")


def lexical(
    corpus: Corpus | Any,
    *,
    by: By = DOC,
    measures: list[Diversity] | tuple[Diversity, ...] = USUAL,
    window: int | None = None,
    min_factor: int | None = None,
    base: float | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell how rich the vocabulary of each document or group is.

    Counted are the tokens that the tokenizer counts, a type is a term. The documents of a group are
    read one after another in the order of the corpus, as one text; a document without text adds
    nothing.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    by : str, list of str, "doc", one value per document, or None, default "doc"
        Docvars that make the groups; ``"doc"``: every document on its own; None: one group. A
        document without a value belongs to no group; a warning says how many.
    measures : list of str
        Columns, in this order: any of the names under Returns. Left out: ``"ttr"``, ``"mattr"``,
        ``"mtld"``, ``"hdd"``, ``"yule_k"``, ``"entropy"``, ``"hapax_share"``.
    window : int, optional
        W, tokens of a window of ``"mattr"`` and of a segment of ``"msttr"``; 50 if left out.
    min_factor : int, optional
        Tokens that a factor of ``"mtld"`` and ``"mtld_wrap"`` has at the least; 1 if left out, as
        in the paper; 10 in lexical_diversity and taaled.
    base : float, optional
        Base of the logarithms of ``"maas"``, ``"dugast"`` and ``"summer"``, above 1; 10 if left
        out. Other packages take 10 (quanteda, koRpus) or e (lexicalrichness), and the values
        differ.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per group in their order
        the columns of `by`, ``tokens`` (int64, N), ``types`` (int64, V), and as float64 those of

        ===================  ============================  =========================  ==========
        column               formula                       name                       rich text
        ===================  ============================  =========================  ==========
        ``"ttr"``            V / N                         type-token ratio           large
        ``"root_ttr"``       V / √N                        Guiraud's R                large
        ``"corrected_ttr"``  V / √(2N)                     Carroll's CTTR             large
        ``"log_ttr"``        ln V / ln N                   Herdan's C                 large
        ``"maas"``           (log N − log V) / (log N)²    Maas' a²                   small
        ``"dugast"``         (log N)² / (log N − log V)    Dugast's U                 large
        ``"summer"``         log log V / log log N         Summer's S                 large
        ``"yule_k"``         10⁴ (Σ i²Vᵢ − N) / N²         Yule's K                   small
        ``"yule_i"``         V² / (Σ i²Vᵢ − V)             Yule's I                   large
        ``"simpson_d"``      Σ Vᵢ i(i − 1) / (N(N − 1))    Simpson's D                small
        ``"herdan_vm"``      √(Σ Vᵢ (i/N)² − 1/V)          Herdan's Vm                small
        ``"entropy"``        −Σ Vᵢ (i/N) log₂(i/N)         entropy, bits              large
        ``"fisher_alpha"``   V = α ln(1 + N/α)             Fisher's α                 large
        ``"hapax_share"``    V₁ / V                        hapax legomena             large
        ``"sichel_s"``       V₂ / V                        dis legomena, Sichel's S
        ``"honore_r"``       100 ln N / (1 − V₁/V)         Honoré's R                 large
        ``"mattr"``          mean V/W of N − W + 1 windows moving-average TTR         large
        ``"msttr"``          mean V/W of ⌊N/W⌋ segments    mean segmental TTR         large
        ``"mtld"``           N / factors, see Notes        McCarthy & Jarvis 2010     large
        ``"mtld_wrap"``      mean length of a factor       MTLD-W                     large
        ``"hdd"``            Σ (1 − h(f)) / 42             McCarthy & Jarvis 2007     large
        ===================  ============================  =========================  ==========

        with Vᵢ types that occur i times.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used, or
        a measure is named twice.

    Notes
    -----
    Most of these change with the length of the text. ``"mattr"``, ``"mtld"`` and ``"hdd"`` change
    least; compare texts of unlike length by these.

    mtld: a factor is complete at the token that brings the ratio of types to tokens, counted anew
    from the last factor, below 0.72; what is left at the end is (1 − its ratio) / 0.28 of a factor;
    the mean of N / factors forwards and backwards. This is the paper's; lexicalrichness completes a
    factor at 0.72 itself, lexical_diversity asks for ten tokens. mtld_wrap begins a factor at every
    token and goes on round the end of the text.

    hdd: h(f) = C(N − f, 42) / C(N, 42) for a type that occurs f times: the ratio to expect of 42
    tokens of the text.

    NaN, never a figure for a shorter text: everything without tokens; ``"mattr"`` and ``"msttr"``
    below `window` tokens, ``"hdd"`` below 42; ``"log_ttr"``, ``"maas"`` and ``"simpson_d"`` for one
    token; ``"summer"`` unless N is above `base` and V above 1; ``"dugast"``, ``"yule_i"``,
    ``"fisher_alpha"``, ``"honore_r"``, ``"mtld"`` and ``"mtld_wrap"`` where nothing, or too little,
    is said twice.

    Cost: linear in the tokens; ``"mtld_wrap"`` some hundred steps a token, and the square of a text
    in which nearly nothing is said twice.

    References
    ----------
    Tweedie, F. J., & Baayen, R. H. (1998). How variable may a constant be? Computers and the
    Humanities 32, 323-352 (all before MATTR).
    Covington, M. A., & McFall, J. D. (2010). Cutting the Gordian knot: the moving-average
    type-token ratio. Journal of Quantitative Linguistics 17(2), 94-100.
    McCarthy, P. M., & Jarvis, S. (2007). vocd: a theoretical and empirical evaluation. Language
    Testing 24(4), 459-488.
    McCarthy, P. M., & Jarvis, S. (2010). MTLD, vocd-D, and HD-D. Behavior Research Methods 42(2),
    381-392.
    Vidal, K., & Jarvis, S. (2020). Effects of English-medium instruction on Spanish students'
    proficiency and lexical diversity. Language Teaching Research 24(5), 568-587.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["War and peace and war", "Tea"])
    >>> fl.lexical(corpus, measures=["ttr", "root_ttr", "yule_k", "mattr"], window=3).round(3)
       doc  tokens  types  ttr  root_ttr  yule_k  mattr
    0    0       5      3  0.6     1.342  1600.0  0.889
    1    1       1      1  1.0     1.000     0.0    NaN
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    asked = _asked(measures)
    options = for_measures(asked, ("mattr", "msttr"), window=(window, 50))
    options |= for_measures(asked, ("mtld", "mtld_wrap"), min_factor=(min_factor, 1))
    options |= for_measures(asked, ("maas", "dugast", "summer"), base=(base, 10.0))
    how: dict[str, Any] = {
        "window": whole("window", options.get("window", 1), least=1),
        "min_factor": whole("min_factor", options.get("min_factor", 1), least=1),
        "base": number("base", options.get("base", 10.0)),
    }
    grouped = groups(corpus, by)
    with runner("measuring vocabularies") as run:
        found = _core.lexical(corpus._core, grouped.coded, measures=asked, **how, runner=run)
    tail = {"tokens": found["tokens"], "types": found["types"], **found["measures"]}
    columns = grouped.between({}, found["group"], tail)
    return answer(corpus, "lexical", columns, by=by_name(corpus, by), measures=asked, **options)


def _asked(measures: Any) -> list[str]:
    if isinstance(measures, str) or not isinstance(measures, (list, tuple)):
        raise TypeError(f"measures must be a list of names, got {measures!r}")
    for name in measures:
        one_of("measures", name, Diversity)
    if len(set(measures)) < len(measures):
        raise ValueError(f"measures must differ, got {list(measures)!r}")
    return list(measures)
