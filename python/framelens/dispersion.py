"""How evenly does a word spread over the texts?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import corpus_given, whole
from framelens._groups import DOC, by_name, groups
from framelens._options import of_account
from framelens._patterns import as_dictionary
from framelens._run import runner
from framelens._table import answer
from framelens.dictionary import Dictionary
from framelens.hits import find

if TYPE_CHECKING:
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer


def dispersion(
    corpus: Corpus | Any,
    patterns: str | list[str] | Dictionary | None = None,
    *,
    by: By = DOC,
    min_count: int | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell how evenly words or frames spread over documents or groups.

    Ten occurrences in one article are another thing than one in each of ten. The corpus is cut into
    parts (documents, or the groups of a docvar), and the counts of the parts are held against their
    sizes. Parts may differ in size.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    patterns : str, list of str, or Dictionary, optional
        Words, globs and phrases as in :class:`Dictionary`, a row each; of a Dictionary, a row a
        frame. None: all terms.
    by : str, list of str, "doc", one value per document, or None, default "doc"
        What a part is: a document, or the documents with the same value of a docvar. A document
        without a value is in no part and not counted; a warning says how many.
    min_count : int, optional
        Occurrences below which a term has no row, if no patterns are given; 1 if left out.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per term, pattern or frame
        ``term`` (str; ``frame`` for a Dictionary), ``count`` (int64, f), ``range`` (int64, parts
        with it), ``parts`` (int64, n), and as float64

        ===============  ==================================  ===========  ==============
        column           what                                even spread  one small part
        ===============  ==================================  ===========  ==============
        ``dp``           Gries 2008                          0            1 − min s
        ``dp_norm``      Lijffijt & Gries 2012               0            1
        ``dp_2020``      Egbert, Burch & Biber 2020          1            0
        ``juilland_d``   Juilland & Chang-Rodríguez 1964     1            0
        ``carroll_d2``   Carroll 1970                        1            0
        ``rosengren_s``  Rosengren 1971                      1            min s
        ``kl``           Kullback-Leibler, bits              0            −log₂ min s
        ``da``           Burch, Egbert & Biber 2017          1            0
        ``arf``          Savický & Hlaváčová 2002            near f       near 1
        ``awt``          the same, tokens                    near ½ S/f   near ½ S
        ``f_awt``        the same                            near f       near 1
        ``ald``          the same, powers of ten of tokens   log₁₀ S/f    near log₁₀ S
        ``f_ald``        the same                            near f       near 1
        ===============  ==================================  ===========  ==============

        and ``unstable`` (bool: fewer than five occurrences or parts, too little to read a spread
        from). Patterns and frames in the order given; terms by falling count, ties in code-point
        order.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, a pattern is given twice or cannot be
        read, or `min_count` comes with patterns.
    MemoryError
        If the counts do not fit.

    Notes
    -----
    With vᵢ occurrences in part i of Sᵢ counted tokens, f = Σ v, S = Σ S, sᵢ = Sᵢ / S, pᵢ = vᵢ / Sᵢ
    and qᵢ = pᵢ / Σ p::

        dp          = ½ Σ |vᵢ/f − sᵢ|
        dp_norm     = dp / (1 − min s)
        dp_2020     = 1 − dp / (1 − min {sᵢ : vᵢ > 0})
        juilland_d  = 1 − (σ(p) / mean p) / √(n − 1), σ of the population
        carroll_d2  = −Σ qᵢ ln qᵢ / ln n
        rosengren_s = (Σ √(sᵢ vᵢ))² / f
        kl          = Σ (vᵢ/f) log₂((vᵢ/f) / sᵢ)
        da          = 1 − mean |pᵢ − pⱼ| / (2 mean p), over pairs i < j
        arf         = (1/w) Σ min(dᵢ, w), w = S / f
        awt         = ½ (1 + (1/S) Σ dᵢ²)
        f_awt       = S² / Σ dᵢ²
        ald         = (1/S) Σ dᵢ log₁₀ dᵢ
        f_ald       = S · 10^(−ald)

    where dᵢ is the distance in counted tokens from the occurrence before, through all documents in
    the order of the corpus and round its end; the other measures do not depend on that order.
    ``awt`` is how many tokens a reader who begins anywhere reads to the next occurrence, that one
    included; ``arf``, ``f_awt`` and ``f_ald`` are frequencies in which occurrences close together
    count less, f_awt ≤ f_ald ≤ f.

    NaN: everything for an item that does not occur; all but those of distances for one that occurs
    in a part without counted tokens (the words of a phrase may all be dropped ones); ``dp_norm``,
    ``dp_2020``, ``juilland_d``, ``carroll_d2`` and ``da`` if there is one part only. A part without
    counted tokens is not among ``parts``.

    All of these depend on how often an item occurs, dp most of all: compare items of like
    frequency. A correction for frequency (Gries 2022) is not given, since it needs the most and the
    least even spread that the frequency allows, on which there is no agreement for unequal parts.

    Cost: one count of the terms, and n log n in the parts of each row.

    References
    ----------
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of
    Corpus Linguistics 13(4), 403-437.
    Lijffijt, J., & Gries, S. T. (2012). Correction. International Journal of Corpus Linguistics
    17(1), 147-149.
    Egbert, J., Burch, B., & Biber, D. (2020). Lexical dispersion and corpus design. International
    Journal of Corpus Linguistics 25(1), 89-115.
    Juilland, A., & Chang-Rodríguez, E. (1964). Frequency dictionary of Spanish words. Mouton.
    Carroll, J. B. (1970). An alternative to Juilland's usage coefficient for lexical frequencies.
    Computer Studies in the Humanities and Verbal Behavior 3(2), 61-65.
    Rosengren, I. (1971). The quantitative concept of language. Études de linguistique appliquée 1,
    103-127.
    Burch, B., Egbert, J., & Biber, D. (2017). Measuring and interpreting lexical dispersion in
    corpus linguistics. Journal of Research Design and Statistics in Linguistics 3(2), 189-216.
    Savický, P., & Hlaváčová, J. (2002). Measures of word commonness. Journal of Quantitative
    Linguistics 9(3), 215-231.
    Gries, S. T. (2022). What do (most of) our dispersion measures measure (most)? Dispersion?
    Journal of Second Language Studies 5(2), 171-205.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["war and peace", "peace and tea", "peace or war", "war war war"])
    >>> table = fl.dispersion(corpus, ["peace", "war"])
    >>> table[["term", "count", "range", "dp", "dp_2020", "arf", "unstable"]].round(3)
        term  count  range    dp  dp_2020    arf  unstable
    0  peace      3      3  0.25    0.667  2.000      True
    1    war      5      3  0.35    0.533  2.667      True
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    told = of_account("patterns are given", used=patterns is None, min_count=(min_count, 1))
    least = whole("min_count", told.get("min_count", 1), least=1)
    frames = None if patterns is None else as_dictionary(patterns, none="; None is all terms")
    grouped = groups(corpus, by)
    found_hits = None if frames is None else find(corpus, frames)
    with runner("measuring spread") as run:
        found = _core.dispersion(
            corpus._core, found_hits, grouped.coded, min_count=least, runner=run
        )
    name = "frame" if isinstance(patterns, Dictionary) else "term"
    columns = {
        name: found["term"] if frames is None else frames.frames,
        "count": found["count"],
        "range": found["range"],
        "parts": found["parts"],
        **found["measures"],
        **found["distances"],
        "unstable": found["unstable"],
    }
    asked = frames._setting() if frames is not None and frames is patterns else patterns
    return answer(corpus, "dispersion", columns, patterns=asked, by=by_name(corpus, by), **told)
